"""A calendar that counts in working days (按工作日数的日历), from the installation's own calendar."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from banyan.kernel.calendar import workdays
from banyan.standards.workdays import UnknownYear

WEEK = 7


def workday_weeks(start: date, count: int, chosen: date | None = None) -> list[list[dict[str, Any]]]:
    """Weeks from that of ``start`` to that of the ``count``-th working day after it, each day with its number.

    A day of rest cannot be chosen, nor one before ``start``, nor one of a year whose holidays are not known yet.
    """
    monday = start - timedelta(days=start.weekday())
    weeks: list[list[dict[str, Any]]] = []
    counted = 0
    while counted < count and len(weeks) < count:
        row = []
        for at in range(WEEK):
            day = monday + timedelta(days=WEEK * len(weeks) + at)
            works = _works(day)
            counted += 1 if works and day > start else 0
            row.append(_cell(day, start, works, counted, count, chosen))
        weeks.append(row)
    return weeks


def _works(day: date) -> bool | None:
    try:
        return workdays().is_workday(day)
    except UnknownYear:
        return None


def _cell(day: date, start: date, works: bool | None, counted: int, count: int, chosen: date | None) -> dict[str, Any]:
    within = bool(works) and start < day and counted <= count
    note = _("今天") if day == start else _("休") if works is False else f"+{counted}" if within else ""
    return {
        "date": day,
        "today": day == start,
        "rest": works is False,
        "disabled": not works or day < start,
        "note": note,
        "label": f"{day.month}-{day.day}" if day.day == 1 else "",
        "count": within,
        "chosen": day == chosen,
    }


def calendar_context(start: date, count: int = 20, name: str = "day", chosen: date | None = None) -> dict[str, Any]:
    """``{% calendar start count=9 name="day" chosen=day %}``: days as buttons that send ``name=2026-12-04``."""
    return {"weeks": workday_weeks(start, count, chosen), "name": name, "start": start}
