"""What the API answers when it cannot do something: in words for the person, and in the OpenAPI document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from ninja.openapi.schema import OpenAPISchema

from banyan.kernel.errors import BanyanError

#: What any operation may answer beside its success, as problem details (RFC 9457).
REFUSALS = {
    400: "读不懂的请求",
    401: "钥匙不对，或过期了",
    403: "不可以这样做",
    404: "没有，或者与您无关",
    409: "与现状冲突",
    413: "太大了",
    422: "填得不对",
    429: "太频繁了",
    503: "暂时不能用",
}
PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "description": "urn:banyan:… a stable word for machines"},
        "title": {"type": "string", "description": "a sentence for the person"},
        "status": {"type": "integer"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}

#: What to say about each kind of error of Pydantic's, before it is put into the reader's language.
WORDS = {
    "missing": "请填写",
    "extra_forbidden": "没有这一项，请去掉",
    "string_type": "要填文字",
    "string_too_long": "最多 {max_length} 个字",
    "string_too_short": "至少 {min_length} 个字",
    "string_pattern_mismatch": "写法不对",
    "string_unicode": "里面有认不出的字符",
    "too_long": "最多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "list_type": "要填一个列表",
    "dict_type": "要填一个对象",
    "model_type": "要填一个对象",
    "model_attributes_type": "要填一个对象",
    "bool_type": "要填 true 或 false",
    "bool_parsing": "要填 true 或 false",
    "int_type": "要填整数",
    "int_parsing": "要填整数",
    "int_from_float": "要填整数",
    "int_parsing_size": "数字太大了",
    "literal_error": "要从 {expected} 里选",
    "json_invalid": "不是正确的 JSON",
}


class Unreadable(BanyanError):
    """A request that the API cannot even read."""

    code = "unreadable"

    def __init__(self, status: int) -> None:
        super().__init__("请求的内容读不懂：请检查它是不是正确的 JSON、用没用 UTF-8 编码。")
        self.status = status


def told(error: Mapping[str, Any]) -> tuple[str, str]:
    """The place of one of Pydantic's errors, and what to say about it in the reader's language."""
    kind, context = str(error["type"]), error.get("ctx") or {}
    place = ".".join(_clean(part) for part in error["loc"])
    if kind == "value_error":
        return place, str(context.get("error") or _("不对，请核对"))
    if kind.startswith(("date", "time")):
        return place, _("要填日期，如 2026-11-24")
    if kind.startswith("uuid"):
        return place, _("编号的写法不对")
    return place, _(WORDS.get(kind, "不对，请核对后再填")).format_map(_Known(context))


class _Known(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "…"


def _clean(part: object) -> str:
    """A part of a place; what somebody else wrote as a key is not given back whole."""
    return str(part).encode("utf-8", "replace").decode()[:80]


def document(schema: OpenAPISchema) -> OpenAPISchema:
    """The document, in which each operation tells how it refuses."""
    schema.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in schema["paths"].values():
        for operation in path.values():
            answers = operation["responses"]
            answers.update({code: {"description": words, "content": content} for code, words in REFUSALS.items()})
    return schema
