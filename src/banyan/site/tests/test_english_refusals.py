"""Refusals in English: also those with figures and names in them, on pages, in forms and over the API."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib  # type: ignore[import-untyped]
import pytest
from django.utils import translation

from banyan.engines.documents.inspection import inspect
from banyan.engines.documents.uploads import sentence as sentence_of_size
from banyan.engines.identity import demo
from banyan.engines.registers.declare import schema
from banyan.engines.registers.importing.columns import columns
from banyan.engines.services.forms.describe import Field
from banyan.engines.services.forms.sentences import missing, sentence
from banyan.kernel.errors import Invalid
from banyan.site import api_errors
from banyan.site.design.catalogue import SOURCE, catalogues
from banyan.site.design.testing import CHINESE
from banyan.site.tests.callers import signed_in
from banyan.standards import citizen, telephone, uscc
from banyan.standards.errors import StandardError

from .wordings import untold

LIMITS = {
    "gt": 1, "ge": 1, "lt": 1, "le": 1, "decimal_places": 2, "max_length": 3, "min_length": 2,
}  # fmt: skip
KINDS = (
    "int_parsing", "decimal_type", "date_parsing", "enum", "greater_than", "greater_than_equal", "less_than",
    "less_than_equal", "decimal_max_places", "int_parsing_size", "string_too_long", "string_too_short", "too_short",
    "too_long", "string_unicode", "anything_else", "value_error",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def no_chinese(said: str, *passed_on: str) -> None:
    """Nothing Chinese is left when the names are taken out that are only passed on."""
    rest = said
    for one in filter(None, passed_on):
        rest = rest.replace(one, "")
    assert rest.strip()
    assert not CHINESE.search(rest), said


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_with_a_field(kind: str) -> None:
    one = Field(name="area", label="经营面积", widget="number", required=True, unit="平方米", example="86")
    no_chinese(sentence(one, kind, LIMITS, "x"), one.label, one.unit)


@pytest.mark.parametrize("widget", ["text", "radio", "rows", "file"])
def test_what_is_missing(widget: str) -> None:
    no_chinese(missing(Field(name="area", label="经营面积", widget=widget, required=True)), "经营面积")


def test_files_that_are_not_taken() -> None:
    for name, content in (
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 64),
        (f"{'a' * 300}.pdf", b"%PDF-"),
        ("a.png", b"??"),
    ):
        with pytest.raises(Invalid) as refused:
            inspect(BytesIO(content), name)
        no_chinese(refused.value.told)
    no_chinese(sentence_of_size())


def test_columns_of_an_import() -> None:
    known = schema("population")
    source = next(iter(known.fields.values())).source.code
    titles = [field.title for field in known.fields.values()]
    for headings in (("没有这一列",), (known.key.title, known.key.title), (titles[1],), ("", known.key.title)):
        with pytest.raises(Invalid) as refused:
            columns(known, source, headings)
        no_chinese(refused.value.told, *headings, *sorted(titles, key=len, reverse=True), known.source_title(source))


@pytest.mark.django_db
def test_a_page_and_the_api_refuse_in_the_readers_language() -> None:
    demo.load()
    client = signed_in("gulou.accept")
    client.cookies["django_language"] = "en"
    page = client.get("/work/registers/population/00000000-0000-7000-8000-000000000000/")
    assert page.status_code == 422
    assert untold(page.content.decode()) == []
    answer = client.get("/api/v1/services/cases/00000000-0000-7000-8000-000000000000")
    assert answer.status_code == 404
    no_chinese(answer.json()["title"])


def test_what_the_api_says_of_a_field_and_of_what_it_cannot_read() -> None:
    for kind, words in api_errors.WORDS.items():
        context = dict.fromkeys(re.findall(r"{(\w+)}", words), "7")
        place, said = api_errors.told({"type": kind, "loc": ("body", "area"), "ctx": context})
        assert place == "body.area"
        no_chinese(said)
        assert ("7" in said) == bool(context)
    for kind in ("date_parsing", "uuid_parsing", "value_error", "anything_else"):
        no_chinese(api_errors.told({"type": kind, "loc": ("query", "day")})[1])
    no_chinese(api_errors.Unreadable(400).told)


def test_what_a_standard_says_of_a_number() -> None:
    for parse, typed in (
        (citizen.parse, "350102199001"),
        (citizen.parse, "350102199002310021"),
        (uscc.parse, "91350102"),
        (telephone.parse, "12"),
    ):
        with pytest.raises(StandardError) as refused:
            parse(typed)
        no_chinese(str(refused.value))
    with translation.override("zh-hans"):
        assert "应为 18 位，现在是 8 位" in _reason_of_a_short_code()


def _reason_of_a_short_code() -> str:
    with pytest.raises(StandardError) as refused:
        uscc.parse("91350102")
    return refused.value.reason


def test_every_sentence_of_the_standards_has_its_english() -> None:
    known = {entry.msgid for one in catalogues() for entry in polib.pofile(str(one)) if entry.msgstr}
    said = set()
    for path in (SOURCE / "standards").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("StandardError", "_unreadable"):
                assert not isinstance(call.args[0], ast.JoinedStr), f"{path.name}:{call.lineno} cannot be translated"
                if isinstance(call.args[0], ast.Constant):
                    said.add(str(call.args[0].value))
    assert len(said) > 50
    assert sorted(said - known) == []


REFUSING = {"Invalid", "Conflict", "Refused", "NotFound", "TooMany", "TooLarge", "Unavailable", "denied", "refuse"}


def refused_in(path: Path) -> Iterator[str]:
    """Every sentence of a file that a refusal says just as it stands there."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in REFUSING:
            for one in [*call.args, *(more.value for more in call.keywords)]:
                values = one.values if isinstance(one, ast.Dict) else [one]
                yield from (
                    each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )


def test_every_refusal_has_its_english() -> None:
    """Divisions are set up by the command line and have no English yet."""
    known = {entry.msgid for one in catalogues() for entry in polib.pofile(str(one)) if entry.msgstr}
    paths = [
        path for room in ("kernel", "engines", "site") for path in (SOURCE / room).rglob("*.py")
        if not {"tests", "divisions"} & set(path.parts)
    ]  # fmt: skip
    said = {text for path in paths for text in refused_in(path) if CHINESE.search(text)}
    assert len(said) > 200
    assert sorted(said - known) == []
