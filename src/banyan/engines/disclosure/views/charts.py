"""Charts of figures: each says its finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from banyan.engines.disclosure.records import FiguresInfo, OfficeInfo

_MOST = 12


def month_words(month: date) -> str:
    """A month in the language of the page."""
    return date_format(month, _("Y 年 n 月"))


def share(value: float | None) -> str:
    """A share with one decimal, cut and not rounded up: 99.96 is no 100."""
    if value is None:
        return "–"
    return "100%" if value == 100 else f"{int(value * 10) / 10:.1f}%"


def of_offices(rows: Sequence[FiguresInfo], month: date) -> dict[str, Any] | None:
    """What the offices received and did in a month; None where nothing was received."""
    shown = [one for one in rows if one.received or one.done][:_MOST]
    if not shown:
        return None
    busiest, received = shown[0], sum(one.received for one in rows)
    if len(shown) == 1 or not received:
        title = _("%(name)s收件 %(n)s 件，办结 %(done)s 件") % {
            "name": busiest.name, "n": f"{busiest.received:,}", "done": f"{busiest.done:,}",
        }  # fmt: skip
    else:
        title = _("%(name)s收件最多，占 %(share)s") % {
            "name": busiest.name, "share": share(100 * busiest.received / received),
        }  # fmt: skip
    return {
        "kind": "hbar",
        "title": title,
        "sub": _("%s，收件和办结") % month_words(month),
        "unit": _("件"),
        "heading": _("部门"),
        "categories": [one.name for one in shown],
        "series": [
            {"name": _("收件"), "values": [one.received for one in shown]},
            {"name": _("办结"), "values": [one.done for one in shown]},
        ],
    }


def of_office(office: OfficeInfo, rows: Sequence[FiguresInfo]) -> dict[str, Any] | None:
    """What one office received and did month by month; None while fewer than two months have a figure."""
    if len(rows) < 2:
        return None
    most = max(rows, key=lambda one: one.received)
    return {
        "kind": "bar",
        "title": _("%(month)s收件最多，%(n)s 件") % {"month": month_words(most.month), "n": f"{most.received:,}"},
        "sub": _("%s每月收件和办结") % office.short_name,
        "unit": _("件"),
        "heading": _("月份"),
        "categories": [f"{one.month:%Y-%m}" for one in rows],
        "series": [
            {"name": _("收件"), "values": [one.received for one in rows]},
            {"name": _("办结"), "values": [one.done for one in rows]},
        ],
    }
