"""A consultation as pages show it: its tag, its clock, what happened as a time line."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banyan.engines.services.consult.records import LIMIT, ConsultFile, ConsultInfo
from banyan.engines.services.progress import date_cn

_TITLES = {
    "asked": gettext_lazy("提出咨询"),
    "asked-again": gettext_lazy("追问"),
    "transferred": gettext_lazy("转给别的部门"),
    "answered": gettext_lazy("答复"),
    "declined": gettext_lazy("说不属于本部门"),
    "published": gettext_lazy("公开"),
    "taken-back": gettext_lazy("撤下公开的问答"),
    "rated": gettext_lazy("评分"),
}
_STATES = {"answered": "done", "published": "done", "declined": "back", "taken-back": "back"}


def tag_of(one: ConsultInfo) -> dict[str, str]:
    """The state as the design system's tag."""
    return {"kind": one.kind, "word": _("逾期未答复") if one.overdue else _(one.state_word)}


def clock_of(one: ConsultInfo) -> dict[str, Any]:
    """The clock of the present round as the design system's bar."""
    left = LIMIT - one.used
    state = "over" if one.overdue else "near" if left <= 1 else ""
    words = _("应在 %s 前答复") if one.overdue else _("最迟 %s")
    return {"used": one.used, "limit": LIMIT, "state": state, "left": words % date_cn(one.due)}


def timeline(file: ConsultFile, *, for_office: bool) -> list[dict[str, Any]]:
    """What happened, newest first; names of clerks are shown to the office only."""
    return [
        {
            "title": _line_title(turn.kind, turn.org_name),
            "time": turn.at,
            "text": turn.text + (f"（{turn.by_name}）" if for_office and turn.by_name and turn.text else ""),
            "state": _STATES.get(turn.kind, ""),
        }
        for turn in reversed(file.turns)
    ]


def _line_title(kind: str, org_name: str) -> str:
    title = str(_TITLES.get(kind, kind))
    return f"{org_name}{_('：')}{title}" if kind in ("answered", "declined", "transferred", "published") else title
