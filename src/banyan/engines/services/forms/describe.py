"""A form model as pages, groups and fields: what a page needs to show it, without any HTML."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from banyan.engines.services.declare.form import Ask, Form, Page, Row, When, ask_of, plain
from banyan.engines.services.declare.types import Held, Looks, Secret

#: More choices than this become a drop-down list.
_MOST_RADIOS = 7
#: Text that may be longer than this gets several lines.
_ONE_LINE = 200


@dataclass(frozen=True)
class Choice:
    """One of the values to choose from."""

    value: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Field:
    """A field of a form, described for a page."""

    name: str
    label: str
    widget: str
    required: bool
    help: str = ""
    example: str = ""
    missing: str = ""
    unit: str = ""
    inputmode: str = ""
    width: str = ""
    autocomplete: str = ""
    choices: tuple[Choice, ...] = ()
    rows: tuple[Field, ...] = ()
    most: int = 0
    shown: When | None = None
    prefill: tuple[str, ...] = ()
    editable: bool = False
    secret: Secret | None = None
    kind: type = str
    group: str = ""
    held: str = ""

    def words(self, value: Any) -> str:
        """A value as a person reads it: the label of a choice, 是 or 否, a date, the figure with its unit."""
        if value is None or value == "":
            return ""
        if isinstance(value, (list, tuple, set, frozenset)):
            return "、".join(self.words(one) for one in value)
        text = plain(value)
        if self.choices:
            return next((choice.label for choice in self.choices if choice.value == text), text)
        return f"{text} {self.unit}" if self.unit else text


@dataclass(frozen=True)
class Group:
    """Fields under one heading; the heading may be empty."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class FormPage:
    """A page of a form with its groups."""

    code: str
    title: str
    question: str
    help: str
    groups: tuple[Group, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields of the page in order."""
        return tuple(one for group in self.groups for one in group.fields)


@dataclass(frozen=True)
class FormShape:
    """A whole form, described."""

    pages: tuple[FormPage, ...]
    by_name: Mapping[str, Field] = field(hash=False)

    def page(self, code: str) -> FormPage:
        """The page with this code; KeyError when there is none."""
        for page in self.pages:
            if page.code == code:
                return page
        raise KeyError(code)


@cache
def shape_of(form: type[Form]) -> FormShape:
    """The form as pages, in the order of its fields."""
    pages = form.pages or (Page("form", "填写", "请填写申请内容"),)
    placed: dict[str, dict[str, list[Field]]] = {page.code: {} for page in pages}
    page_code, group = pages[0].code, ""
    for name, info in form.model_fields.items():
        ask = ask_of(info.metadata) or Ask(name)
        if ask.page and ask.page != page_code:
            page_code, group = ask.page, ""
        group = ask.group or group
        placed.setdefault(page_code, {}).setdefault(group, []).append(field_of(name, info))
    described = tuple(
        FormPage(
            page.code,
            page.title,
            page.question or page.title,
            page.help,
            tuple(Group(title, tuple(fields)) for title, fields in placed[page.code].items()),
        )
        for page in pages
        if placed[page.code]
    )
    return FormShape(described, {one.name: one for page in described for one in page.fields})


def field_of(name: str, info: FieldInfo) -> Field:
    """One field, described from its type and its `Ask`."""
    ask = ask_of(info.metadata) or Ask(name)
    kind, metadata = core_type(info)
    looks = next((one for one in metadata if isinstance(one, Looks)), Looks(widget=""))
    secret = next((one for one in metadata if isinstance(one, Secret)), None)
    held = next((one.type for one in metadata if isinstance(one, Held)), "")
    element = _element(kind)
    return Field(
        name=name,
        label=ask.label,
        widget="radio" if held else ask.widget or looks.widget or _widget(kind, element, metadata, ask),
        required=(info.is_required() or (ask.shown is not None and info.default is None)) and not ask.optional,
        help=ask.help,
        example=ask.example or looks.example,
        missing=ask.missing,
        unit=ask.unit,
        inputmode=looks.inputmode or {int: "numeric", Decimal: "decimal", float: "decimal"}.get(kind, ""),
        width=ask.width or looks.width,
        autocomplete=ask.autocomplete,
        choices=_choices(element or kind, ask),
        rows=tuple(_fields(element)) if _is_row(element) else (),
        most=next((one.max_length for one in metadata if isinstance(one, MaxLen)), 0),
        shown=ask.shown,
        prefill=ask.facts,
        editable=ask.editable,
        secret=secret or (Secret(_hide) if ask.secret else None),
        kind=kind if isinstance(kind, type) else str,
        group=ask.group,
        held=held,
    )


def core_type(info: FieldInfo) -> tuple[Any, list[Any]]:
    """The type without `| None`, and all annotations on it, those within `Annotated[...] | None` too."""
    metadata = list(info.metadata)
    kind: Any = info.annotation
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(one for one in get_args(kind) if one is not type(None))
    while hasattr(kind, "__metadata__"):
        metadata.extend(_flat(kind.__metadata__))
        kind = kind.__origin__
    return kind, metadata


def _flat(metadata: tuple[Any, ...]) -> Iterator[Any]:
    for one in metadata:
        if isinstance(one, FieldInfo):
            yield from one.metadata
        else:
            yield one


def _fields(row: type[BaseModel]) -> Iterator[Field]:
    for name, info in row.model_fields.items():
        yield field_of(name, info)


def _element(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) in (list, tuple, set, frozenset) else None


def _is_row(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Row)


def _widget(kind: Any, element: Any, metadata: list[Any], ask: Ask) -> str:
    if element is not None:
        return "rows" if _is_row(element) else "checkboxes"
    if kind is bool:
        return "radio"
    if kind in (int, float, Decimal):
        return "number"
    if kind is date:
        return "date"
    choices = _choices(kind, ask)
    if choices:
        return "radio" if len(choices) <= _MOST_RADIOS else "select"
    longest = next((one.max_length for one in metadata if isinstance(one, MaxLen)), 0)
    return "textarea" if longest > _ONE_LINE else "text"


def _choices(kind: Any, ask: Ask) -> tuple[Choice, ...]:
    if kind is bool:
        return (Choice("true", ask.yes), Choice("false", ask.no))
    if get_origin(kind) is Literal:
        return tuple(_choice(value, ask.choices.get(value, str(value)), ask) for value in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(
            _choice(member, ask.choices.get(plain(member), getattr(member, "label", plain(member))), ask)
            for member in kind
        )
    return ()


def _choice(value: Any, label: str, ask: Ask) -> Choice:
    text = plain(value)
    return Choice(text, label, ask.choice_help.get(text, ""))


def _hide(text: str) -> str:
    return "*" * min(len(text), 8)
