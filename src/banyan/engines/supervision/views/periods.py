"""The stretches of time that the board shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PERIODS: Final = {"today": gettext_lazy("今天"), "month": gettext_lazy("本月"), "year": gettext_lazy("本年")}


def days_of(period: str, today: date) -> tuple[date, date]:
    """First and last day."""
    first = {"today": today, "year": today.replace(month=1, day=1)}.get(period, today.replace(day=1))
    return first, today


def days_before(period: str, today: date) -> tuple[date, date]:
    """The same stretch of the period before: as many days of the last month, or of the last year."""
    if period == "today":
        yesterday = today - timedelta(days=1)
        return yesterday, yesterday
    first, _ = days_of(period, today)
    last_of_before = first - timedelta(days=1)
    begin = last_of_before.replace(day=1) if period == "month" else last_of_before.replace(month=1, day=1)
    return begin, min(begin + (today - first), last_of_before)


def word_before(period: str) -> str:
    """What the stretch before is called."""
    return {"today": _("昨天"), "year": _("上年同期")}.get(period, _("上月同期"))
