"""The working-day calendar: loading a year's notice, and working out again what was promised before it came."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from banyan.engines.services.models import Case
from banyan.engines.services.policies import LOAD_CALENDAR
from banyan.engines.services.work.standing import columns_of, plan_of, stand_of
from banyan.engines.services.work.work import Work
from banyan.kernel import calendar
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.policy import SYSTEM_ONLY
from banyan.standards.errors import StandardError
from banyan.standards.workdays import notice

DATES = ("due", "statutory_due", "step_due")


@action("services.calendar.load", title="载入放假安排")
def load_year(act: Act, *, text: str) -> tuple[int, ...]:
    """Load a year's notice (国务院办公厅关于节假日安排的通知), JSON or CSV; the years that it gave.

    What was known of them is replaced. The dates of running cases are worked out again by the worker. Raises Invalid,
    with what is wrong and where, and changes nothing then.
    """
    act.require(LOAD_CALENDAR)
    try:
        years = notice(text)
    except StandardError as error:
        raise Invalid(error.reason, fields={"text": error.reason}) from None
    loaded = tuple(sorted(years.years))
    act.touched("calendar", str(loaded[0]), about={"years": loaded})
    calendar.load(years)
    return loaded


def unsettled(case: Case) -> dict[str, Any]:
    """The dates of a case that the calendar in force gives otherwise than they stand."""
    columns = columns_of(stand_of(case), plan_of(case))
    return {name: columns[name] for name in DATES if columns[name] != getattr(case, name)}


@action("services.case.settle-clock", title="重算期限")
def settle_clock(act: Act, *, case_id: UUID) -> bool:
    """Work out a case's dates by the calendar in force; whether any moved. The history says which and why."""
    act.require(SYSTEM_ONLY)
    case = Case.objects.select_for_update().filter(id=case_id, closed_on__isnull=True).first()
    if case is None:
        raise NotFound("没有找到这个办件。")
    work, moved, before = Work(act, case), unsettled(case), case.due
    for name, value in moved.items():
        setattr(case, name, value)
    if "due" in moved and before and case.due:
        text = f"放假安排载入后重新推算：最迟日期由 {_day(before)}改为 {_day(case.due)}。"
        work.remember("clock-settled", "重算期限", text, about={"from": str(before), "to": str(case.due)})
    work.close(settled=sorted(moved))
    return bool(moved)


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
