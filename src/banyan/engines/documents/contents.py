"""What a licence says: checked against its declared type, and what of it a stranger sees."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from banyan.engines.documents.declare import Layout, LicenceType
from banyan.engines.documents.masks import holder_shown, masked
from banyan.kernel import clock
from banyan.kernel.errors import Invalid

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Said:
    """What one version of a licence says."""

    title: str
    subtitle: str
    holder_label: str
    holder: str
    layout: Layout
    labels: dict[str, str]
    values: dict[str, str]

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Each label with its text, in their order."""
        return tuple((self.labels[code], text) for code, text in self.values.items())


def checked(kind: LicenceType, content: Mapping[str, str]) -> dict[str, str]:
    """The declared fields in their order. Invalid for a field unknown, missing, or too long."""
    wrong = {code: _("这类证照没有这一栏") for code in content if kind.field(code) is None}
    kept: dict[str, str] = {}
    for field in kind.fields:
        text = str(content.get(field.code, "") or "").strip()
        if not text and not field.optional:
            wrong[field.code] = _("证照上的“%(title)s”还没有内容") % {"title": field.title}
        elif len(text) > LONGEST:
            wrong[field.code] = _("“%(title)s”超过 %(most)s 个字") % {"title": field.title, "most": LONGEST}
        elif text:
            kept[field.code] = text
    if wrong:
        raise Invalid(_("证照内容不全或不对：%(faults)s。") % {"faults": "；".join(wrong.values())}, fields=wrong)
    return kept


def to_text(kind: LicenceType, holder_name: str, content: Mapping[str, str]) -> str:
    """The contents with the words that stand beside them, as they are kept: a licence says the same for ever, whatever
    becomes of its type's declaration."""
    labels = {field.code: field.title for field in kind.fields if field.code in content}
    words = {"title": kind.title, "subtitle": kind.subtitle, "holder_label": kind.holder_label, "layout": kind.layout}
    words["holder"] = holder_name
    return json.dumps({**words, "labels": labels, "values": dict(content)}, ensure_ascii=False)


def from_text(text: str) -> Said:
    """What `to_text` kept."""
    return Said(**json.loads(text))


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


def said_on(moment: datetime) -> str:
    """The day of a moment, in China."""
    return said(moment.astimezone(clock.ZONE).date())
