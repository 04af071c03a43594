"""What a page of a form draws: names as the design system's `{% field %}` asks for them, groups, repeated rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from banyan.engines.services.declare.form import plain
from banyan.engines.services.forms.describe import Choice, Field, FormPage

_KINDS = {
    "text": "text",
    "textarea": "textarea",
    "number": "number",
    "date": "date",
    "radio": "radio",
    "select": "select",
    "checkboxes": "checkboxes",
    "division": "division",
    "address": "text",
    "file": "file",
    "rows": "rows",
}
_WIDTHS = {"w8": "8", "w12": "16", "w20": "16"}


class Known(Protocol):
    """A fact from a register (`work.facts.KnownFact`)."""

    @property
    def shown(self) -> str: ...

    @property
    def value(self) -> Any: ...

    @property
    def source(self) -> str: ...

    @property
    def updated(self) -> date: ...


@dataclass(frozen=True)
class FieldView:
    """A field as `{% field %}` takes it. `shown_when` is (field, values): the condition that shows and hides it."""

    name: str
    label: str
    kind: str
    id: str
    value: Any = ""
    help: str = ""
    error: str = ""
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    boxed: bool = False
    unit: str = ""
    width: str = ""
    attrs: Mapping[str, Any] = field(default_factory=dict)
    shown_when: tuple[str, tuple[str, ...]] | None = None
    shown: bool = True


@dataclass(frozen=True)
class RowsView:
    """A repeated group: rows of fields, the last one blank; `most` is how many may be filled in (0: any)."""

    name: str
    label: str
    id: str
    help: str
    error: str
    most: int
    optional: bool
    rows: tuple[tuple[FieldView, ...], ...]
    kind: str = "rows"


@dataclass(frozen=True)
class KnownView:
    """A field that the register fills: shown with source and date (`{% known %}`), not asked."""

    name: str
    label: str
    value: str
    source: str
    updated: date
    kind: str = "known"


@dataclass(frozen=True)
class GroupView:
    """Fields under one heading."""

    title: str
    fields: tuple[FieldView | RowsView, ...]


@dataclass(frozen=True)
class PageView:
    """A page ready to be drawn: what is known already, then what is asked."""

    code: str
    title: str
    question: str
    help: str
    known: tuple[KnownView, ...]
    groups: tuple[GroupView, ...]


def page_view(
    page: FormPage,
    data: Mapping[str, Any],
    errors: Mapping[str, str],
    facts: Mapping[str, Known],
    held: Mapping[str, tuple[Choice, ...]] | None = None,
) -> PageView:
    """The page with what was typed so far; a fact fills its field, or stands for it when it may not be changed.

    `held` are the licences to choose from, by field.
    """
    own = held or {}
    known = tuple(view for one in page.fields if (view := _known(one, facts)) is not None)
    said = {view.name for view in known}
    groups = (
        GroupView(group.title, tuple(_view(one, data, errors, facts) for one in _asked(group.fields, said, own)))
        for group in page.groups
    )
    return PageView(
        page.code, page.title, page.question, page.help, known, tuple(group for group in groups if group.fields)
    )


def _asked(fields: Iterable[Field], said: Collection[str], held: Mapping[str, tuple[Choice, ...]]) -> Iterator[Field]:
    """The fields that are still asked, those for licences with what there is to choose from."""
    for one in fields:
        if one.name in said:
            continue
        if one.name not in held:
            yield one
        elif held[one.name]:
            yield replace(one, choices=held[one.name])
        else:
            yield replace(one, help=_("您名下没有在用的这种证照。替单位办的，先换成单位的身份，再打开这一页。"))


def _known(one: Field, facts: Mapping[str, Known]) -> KnownView | None:
    fact = _fact(one, facts)
    if fact is None or one.editable:
        return None
    return KnownView(
        one.name, one.label, one.words(fact.value) if one.choices else fact.shown, fact.source, fact.updated
    )


def _fact(one: Field, facts: Mapping[str, Known]) -> Known | None:
    return next((facts[name] for name in one.prefill if name in facts), None)


def _view(
    one: Field, data: Mapping[str, Any], errors: Mapping[str, str], facts: Mapping[str, Known]
) -> FieldView | RowsView:
    if one.widget == "rows":
        return _rows(one, data.get(one.name), errors)
    value = data.get(one.name)
    fact = _fact(one, facts)
    if value in (None, "") and fact is not None:
        value = fact.value
    return _single(one, one.name, value, errors.get(one.name, ""), shown=one.shown is None or one.shown.holds(data))


def _single(one: Field, name: str, value: Any, error: str, *, shown: bool = True) -> FieldView:
    attrs = {"inputmode": one.inputmode, "autocomplete": one.autocomplete}
    if one.most and one.widget in ("text", "textarea"):
        attrs["maxlength"] = str(one.most)
    return FieldView(
        name=name,
        label=one.label,
        kind=_KINDS.get(one.widget, "text"),
        id=f"f-{name}",
        value=[plain(each) for each in value] if isinstance(value, list) else plain(value),
        help=one.help,
        error=error,
        optional=not one.required,
        choices=one.choices,
        boxed=any(choice.help for choice in one.choices),
        unit=one.unit,
        width=_WIDTHS.get(one.width, one.width),
        attrs={key: text for key, text in attrs.items() if text},
        shown_when=(one.shown.field, one.shown.values) if one.shown else None,
        shown=shown,
    )


def _rows(one: Field, value: Any, errors: Mapping[str, str]) -> RowsView:
    filled: Sequence[Any] = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    blank: list[Mapping[str, Any]] = [] if one.most and len(filled) >= one.most else [{}]
    rows = tuple(
        tuple(
            _single(
                inner,
                f"{one.name}-{place}-{inner.name}",
                row.get(inner.name),
                errors.get(f"{one.name}.{place}.{inner.name}", ""),
            )
            for inner in one.rows
        )
        for place, row in enumerate([*filled, *blank])
    )
    error = errors.get(one.name, "")
    return RowsView(one.name, one.label, f"f-{one.name}", one.help, error, one.most, not one.required, rows)
