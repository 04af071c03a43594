"""What a licence says: checked against its declared type, and what of it a stranger sees."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from banyan.engines.documents.declare import LicenceType
from banyan.engines.documents.masks import holder_shown, masked
from banyan.kernel.errors import Invalid

LONGEST = 1000


def checked(kind: LicenceType, content: Mapping[str, str]) -> dict[str, str]:
    """The declared fields in their order. Invalid for a field unknown, missing, or too long."""
    wrong = {code: "这类证照没有这一栏" for code in content if kind.field(code) is None}
    kept: dict[str, str] = {}
    for field in kind.fields:
        text = str(content.get(field.code, "") or "").strip()
        if not text and not field.optional:
            wrong[field.code] = f"证照上的“{field.title}”还没有内容"
        elif len(text) > LONGEST:
            wrong[field.code] = f"“{field.title}”超过 {LONGEST} 个字"
        elif text:
            kept[field.code] = text
    if wrong:
        raise Invalid("证照内容不全或不对：" + "；".join(wrong.values()) + "。", fields=wrong)
    return kept


def public(kind: LicenceType, holder_name: str, content: Mapping[str, str]) -> dict[str, Any]:
    """What anybody who verifies the licence may see."""
    shown = [[field.title, masked(content[field.code], field.shown)] for field in kind.fields if field.code in content]
    return {
        "title": kind.title,
        "holder_label": kind.holder_label,
        "holder": holder_shown(kind, holder_name),
        "facts": [pair for pair in shown if pair[1]],
    }


def said(day: date | None) -> str:
    """A day as it stands on a licence; 长期 when there is no end."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日" if day else "长期"
