"""Rows of cases as they are handed out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from banyan.engines.services.life.clocks import Clock, Shown
from banyan.engines.services.life.state import OPEN, State
from banyan.engines.services.models import Case
from banyan.engines.services.records import CaseInfo
from banyan.kernel.calendar import counting, workdays
from banyan.standards.errors import StandardError
from banyan.standards.workdays import WorkCalendar

#: The design system's kind of state for each state that no clock decides.
_KINDS = {
    State.SUPPLEMENT: "wait",
    State.SUSPENDED: "pause",
    State.CLOSED: "done",
    State.NOT_ACCEPTED: "refuse",
    State.WITHDRAWN: "back",
    State.TERMINATED: "back",
}


#: The columns that a case in short is made of.
COLUMNS = (
    "id", "number", "item_code", "item_title", "state", "step", "step_title", "division", "org_id", "applicant_id",
    "applicant_name", "assignee_id", "assignee_name", "submitted_at", "accepted_on", "due", "statutory_due", "step_due",
    "clock_limit", "clock_used", "clock_since", "pause", "decision", "reason", "closed_on", "licence_id", "joint_id",
    "revision",
)  # fmt: skip


def info(case: Case | Any, today: date) -> CaseInfo:
    """The case in short, from a case or from a named row of `COLUMNS`."""
    return _info(case, today, counting(), workdays())


def infos(rows: Iterable[Case | Any], today: date) -> tuple[CaseInfo, ...]:
    """Many cases in short, by one look at the calendar."""
    calendar, known = counting(), workdays()
    return tuple(_info(row, today, calendar, known) for row in rows)


def _info(case: Case | Any, today: date, calendar: WorkCalendar, known: WorkCalendar) -> CaseInfo:
    state = State(case.state)
    shown = shown_clock(case, today, calendar)
    kind = _KINDS.get(state, shown.kind if shown.kind in ("near", "over") else "doing")
    return CaseInfo(
        id=case.id,
        number=case.number,
        item_code=case.item_code,
        item_title=case.item_title,
        state=case.state,
        state_word=state_word(case),
        kind="refuse" if case.decision == "refused" else kind,
        step=case.step,
        step_title=case.step_title,
        division=case.division,
        org_id=case.org_id,
        applicant_id=case.applicant_id,
        applicant_name=case.applicant_name,
        assignee_id=case.assignee_id,
        assignee_name=case.assignee_name,
        submitted_at=case.submitted_at,
        accepted_on=case.accepted_on,
        due=case.due,
        statutory_due=case.statutory_due,
        step_due=case.step_due,
        clock=shown,
        pause=case.pause,
        decision=case.decision,
        reason=case.reason,
        closed_on=case.closed_on,
        licence_id=case.licence_id,
        joint_id=case.joint_id,
        revision=case.revision,
        provisional=case.due is not None and case.due.year not in known.years,
    )


def state_word(case: Case | Any) -> str:
    """The state in a word: the step while it is handled, the decision once there is one."""
    if case.state in (State.HANDLING, State.SUSPENDED):
        return case.step_title
    if case.decision == "refused":
        return "不予许可"
    return State(case.state).label


def shown_clock(case: Case | Any, today: date, calendar: WorkCalendar) -> Shown:
    """The clock to show. A year that the calendar does not know leaves the clock at what was used before."""
    clock = Clock(case.clock_limit, case.clock_used, case.clock_since)
    finished = case.state not in OPEN
    try:
        shown = Shown.of(clock, calendar, today, finished=finished)
    except StandardError:
        return Shown(clock.limit, clock.used, clock.limit - clock.used, case.due, "doing")
    return shown
