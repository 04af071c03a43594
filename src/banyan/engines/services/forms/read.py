"""Filled-in data read into the form's model, or a sentence for each field that has to be mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _
from pydantic import ValidationError

from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.describe import Field, FormShape, shape_of
from banyan.engines.services.forms.sentences import missing, sentence

F = TypeVar("F", bound=Form)

#: Characters that no form needs and that break printing, CSV or logs: controls but for the line break and the tab.
_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)} | {127: None}
_MOST_ROWS = 200


@dataclass(frozen=True)
class Reading(Generic[F]):
    """What came of reading: the form's value, or errors by field ("staff.0.name" within rows)."""

    value: F | None
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing has to be mended."""
        return self.value is not None


def read(form: type[F], data: Mapping[str, Any]) -> Reading[F]:
    """Read a whole form. Fields hidden by their condition are dropped, whatever was sent for them."""
    shape = shape_of(form)
    clean = _clean(shape.by_name.values(), data)
    unknown = {name: _("没有“%(name)s”这一项") % {"name": name[:40]} for name in data if name not in shape.by_name}
    asked = {name: one for name, one in shape.by_name.items() if one.shown and one.shown.holds(clean)}
    errors = {name: missing(one) for name, one in asked.items() if one.required and clean.get(name) in (None, "", [])}
    try:
        value = form.model_validate(clean)
    except ValidationError as error:
        for path, text in _sentences(shape, error):
            errors.setdefault(path, text)
        return Reading(None, _ordered(shape, {**errors, **unknown}))
    if errors or unknown:
        return Reading(None, _ordered(shape, {**errors, **unknown}))
    return Reading(value)


def read_page(form: type[Form], page: str, data: Mapping[str, Any]) -> Mapping[str, str]:
    """The errors of one page's fields, given all that was filled in so far; what other pages lack is not told."""
    names = {one.name for one in shape_of(form).page(page).fields}
    errors = read(form, data).errors
    return {path: text for path, text in errors.items() if path.split(".")[0] in names}


def from_post(shape: FormShape, names: Sequence[str], post: Mapping[str, Any]) -> dict[str, Any]:
    """The data of some fields out of an HTML form. `post` is a QueryDict; rows are sent as `staff-0-name`."""
    return {name: _posted(shape.by_name[name], name, post) for name in names}


def _posted(one: Field, key: str, post: Mapping[str, Any]) -> Any:
    if one.widget == "checkboxes":
        getlist = getattr(post, "getlist", None)
        return list(getlist(key) if getlist else post.get(key, ()))
    if one.widget != "rows":
        return post.get(key, "")
    return [row for number in _row_numbers(key, post) if any((row := _row(one, key, number, post)).values())]


def _row_numbers(key: str, post: Mapping[str, Any]) -> list[int]:
    starts = (name[len(key) + 1 :].split("-", 1)[0] for name in post if name.startswith(f"{key}-"))
    return sorted({int(number) for number in starts if number.isdigit() and len(number) < 4})[:_MOST_ROWS]


def _row(one: Field, key: str, number: int, post: Mapping[str, Any]) -> dict[str, Any]:
    return {inner.name: _posted(inner, f"{key}-{number}-{inner.name}", post) for inner in one.rows}


def _clean(fields: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data without hidden fields, empty strings and control characters; dates as plain days."""
    clean: dict[str, Any] = {}
    for one in fields:
        if one.name not in data or (one.shown is not None and not one.shown.holds(clean)):
            continue
        value = _tidy(one, data[one.name])
        if value not in (None, "", []):
            clean[one.name] = value
    return clean


def _tidy(one: Field, value: Any) -> Any:
    if isinstance(value, str):
        text = value.translate(_CONTROLS).strip()
        return text.replace(",", "").replace("，", "") if one.widget == "number" else text
    if one.widget == "rows" and isinstance(value, list):
        return [_clean(one.rows, row) if isinstance(row, Mapping) else row for row in value[:_MOST_ROWS]]
    if isinstance(value, datetime):
        return value.date()
    return value


def errors_of(form: type[Form], error: ValidationError) -> dict[str, str]:
    """A sentence for each field of `form` that Pydantic found wrong."""
    return dict(_sentences(shape_of(form), error))


def _sentences(shape: FormShape, error: ValidationError) -> Iterator[tuple[str, str]]:
    for one in error.errors(include_url=False):
        field_, path = _find(shape, one["loc"])
        if field_ is None:
            yield path or "form", str(one.get("ctx", {}).get("error", "")) or "有一处填得不对，请核对"
        else:
            yield path, sentence(field_, one["type"], one.get("ctx", {}), one["input"])


def _find(shape: FormShape, loc: tuple[Any, ...]) -> tuple[Field | None, str]:
    found: Field | None = None
    path: list[str] = []
    inner: Mapping[str, Field] = shape.by_name
    for part in loc:
        if isinstance(part, int):
            path.append(str(part))
        elif part in inner:
            found = inner[part]
            path.append(part)
            inner = {row.name: row for row in found.rows}
    return found, ".".join(path)


def _ordered(shape: FormShape, errors: Mapping[str, str]) -> dict[str, str]:
    """Errors in the order in which the fields stand, so that a summary reads from the top of the page."""
    places = {name: place for place, name in enumerate(shape.by_name)}
    return dict(sorted(errors.items(), key=lambda item: places.get(item[0].split(".")[0], len(places))))
