"""What an error says to the person who filled in a form: one sentence that says how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

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
    name = {"name": _thing(field)}
    match field.widget:
        case "radio" | "select" | "checkboxes":
            return _("请选%(name)s") % name
        case "rows":
            return _("请加上%(name)s") % name
        case "file":
            return _("请上传%(name)s") % name
        case _:
            return _("请填%(name)s") % name


def sentence(field: Field, kind: str, context: Mapping[str, Any], given: Any) -> str:
    """What to say about an error of Pydantic's kind `kind` in a field."""
    if kind in _EMPTY or (given in ("", None, []) and not kind.startswith("value")):
        return missing(field)
    name = _thing(field)
    if kind in _NUMBERS:
        if kind.startswith("int"):
            return _("%(name)s要填整数，如 %(example)s") % {"name": name, "example": field.example or "12"}
        return _("%(name)s要填数字，如 %(example)s") % {"name": name, "example": field.example or "86.5"}
    if kind in _DATES:
        return _("%(name)s要填日期，如 %(example)s") % {"name": name, "example": field.example or "2026-11-24"}
    if kind in _CHOICES:
        return _("请从列出的选项里选%(name)s") % {"name": name}
    return _limits(field, name, kind, context, given)


def _limits(field: Field, name: str, kind: str, context: Mapping[str, Any], given: Any) -> str:
    unit = f" {field.unit}" if field.unit else ""
    match kind:
        case "greater_than":
            return _("%(name)s要大于 %(gt)s%(unit)s") % {"name": name, "gt": context["gt"], "unit": unit}
        case "greater_than_equal":
            return _("%(name)s不能小于 %(ge)s%(unit)s") % {"name": name, "ge": context["ge"], "unit": unit}
        case "less_than":
            return _("%(name)s要小于 %(lt)s%(unit)s") % {"name": name, "lt": context["lt"], "unit": unit}
        case "less_than_equal":
            return _("%(name)s不能大于 %(le)s%(unit)s") % {"name": name, "le": context["le"], "unit": unit}
        case "decimal_max_places":
            return _("%(name)s最多写 %(decimal_places)s 位小数") % {
                "name": name,
                "decimal_places": context["decimal_places"],
            }
        case "decimal_max_digits" | "decimal_whole_digits" | "int_parsing_size":
            return _("%(name)s的位数太多，请核对") % {"name": name}
        case "string_too_long":
            return _("%(name)s最多 %(max_length)s 个字，现在 %(n)s 个") % {
                "name": name,
                "max_length": context["max_length"],
                "n": len(str(given)),
            }
        case "string_too_short":
            if not given:
                return missing(field)
            return _("%(name)s至少 %(min_length)s 个字") % {"name": name, "min_length": context["min_length"]}
        case "too_short":
            return _("%(name)s至少要有 %(min_length)s 项") % {"name": name, "min_length": context["min_length"]}
        case "too_long":
            return _("%(name)s最多 %(max_length)s 项") % {"name": name, "max_length": context["max_length"]}
        case "value_error":
            return str(context.get("error", "")) or _("%(name)s不对，请核对") % {"name": name}
        case "string_unicode" | "string_type":
            return _("%(name)s里有认不出的字符，请重新填写") % {"name": name}
        case _:
            return _("%(name)s不对，请核对后再填") % {"name": name}


def _thing(field: Field) -> str:
    """The field's name inside a sentence; a label that asks is put in quotation marks."""
    return f"“{field.label}”" if field.label.endswith(("？", "?")) else field.label
