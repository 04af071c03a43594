"""What an error says to the person who filled in a form: one sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.forms.describe import Field

_NUMBERS = (
    "int_parsing",
    "int_type",
    "int_from_float",
    "decimal_parsing",
    "decimal_type",
    "float_parsing",
    "float_type",
    "finite_number",
)
_DATES = ("date_parsing", "date_type", "date_from_datetime_parsing", "date_from_datetime_inexact")
_CHOICES = ("enum", "literal_error", "bool_parsing", "bool_type")
_EMPTY = ("missing", "none_required")


def missing(field: Field) -> str:
    """What to say when nothing was filled in."""
    if field.missing:
        return field.missing
    verb = {"radio": "请选", "select": "请选", "checkboxes": "请选", "rows": "请加上", "file": "请上传"}
    return f"{verb.get(field.widget, '请填')}{_thing(field)}"


def sentence(field: Field, kind: str, context: Mapping[str, Any], given: Any) -> str:
    """What to say about an error of Pydantic's kind `kind` in a field."""
    if kind in _EMPTY or (given in ("", None, []) and not kind.startswith("value")):
        return missing(field)
    name = _thing(field)
    if kind in _NUMBERS:
        whole = "整数" if kind.startswith("int") else "数字"
        return f"{name}要填{whole}，如 {field.example or ('12' if whole == '整数' else '86.5')}"
    if kind in _DATES:
        return f"{name}要填日期，如 {field.example or '2026-11-24'}"
    if kind in _CHOICES:
        return f"请从列出的选项里选{name}"
    return _limits(field, name, kind, context, given)


def _limits(field: Field, name: str, kind: str, context: Mapping[str, Any], given: Any) -> str:
    unit = f" {field.unit}" if field.unit else ""
    match kind:
        case "greater_than":
            return f"{name}要大于 {context['gt']}{unit}"
        case "greater_than_equal":
            return f"{name}不能小于 {context['ge']}{unit}"
        case "less_than":
            return f"{name}要小于 {context['lt']}{unit}"
        case "less_than_equal":
            return f"{name}不能大于 {context['le']}{unit}"
        case "decimal_max_places":
            return f"{name}最多写 {context['decimal_places']} 位小数"
        case "decimal_max_digits" | "decimal_whole_digits" | "int_parsing_size":
            return f"{name}的位数太多，请核对"
        case "string_too_long":
            return f"{name}最多 {context['max_length']} 个字，现在 {len(str(given))} 个"
        case "string_too_short":
            return missing(field) if not given else f"{name}至少 {context['min_length']} 个字"
        case "too_short":
            return f"{name}至少要有 {context['min_length']} 项"
        case "too_long":
            return f"{name}最多 {context['max_length']} 项"
        case "value_error":
            return str(context.get("error", "")) or f"{name}不对，请核对"
        case "string_unicode" | "string_type":
            return f"{name}里有认不出的字符，请重新填写"
        case _:
            return f"{name}不对，请核对后再填"


def _thing(field: Field) -> str:
    """The field's name inside a sentence; a label that asks is put in quotation marks."""
    return f"“{field.label}”" if field.label.endswith(("？", "?")) else field.label
