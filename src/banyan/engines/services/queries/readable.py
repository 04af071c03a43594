"""What was filled in, as a person reads it: by the labels of the item's version, with secrets masked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from banyan.engines.services.models import Case, ItemVersion
from banyan.engines.services.work.held import in_words


@dataclass(frozen=True, slots=True)
class ReadableField:
    """A field with its words; `rows` for repeated ones, each a tuple of fields."""

    name: str
    label: str
    words: str
    secret: bool = False
    rows: tuple[tuple[ReadableField, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadablePage:
    """A page of the form."""

    title: str
    fields: tuple[ReadableField, ...]


@lru_cache(maxsize=2000)
def _shape(version_id: UUID) -> Any:
    return ItemVersion.objects.values_list("shape", flat=True).get(id=version_id)


def readable(case: Case) -> tuple[ReadablePage, ...]:
    """The pages of a case's form; fields that were not filled in are left out."""
    data = in_words(case.data, case.facts)
    pages = (ReadablePage(page["title"], tuple(_fields(page["fields"], data))) for page in _shape(case.version_id))
    return tuple(page for page in pages if page.fields)


def _fields(fields: list[dict[str, Any]], data: dict[str, Any]) -> list[ReadableField]:
    return [_field(one, data[one["name"]]) for one in fields if data.get(one["name"]) not in (None, "", [])]


def _field(one: dict[str, Any], value: Any) -> ReadableField:
    if one["rows"]:
        rows = tuple(tuple(_fields(one["rows"], row)) for row in value)
        return ReadableField(one["name"], one["label"], f"{len(rows)} 项", rows=rows)
    return ReadableField(one["name"], one["label"], _words(one, value), one["secret"])


def _words(one: dict[str, Any], value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_words(one, inner) for inner in value)
    text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    text = one["choices"].get(text, text)
    return f"{text} {one['unit']}" if one["unit"] else text
