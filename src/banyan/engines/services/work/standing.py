"""Between the row of a case and its `Stand`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from banyan.engines.services.life.clocks import Clock
from banyan.engines.services.life.plan import Plan
from banyan.engines.services.life.state import PENDING, Decision, Stand, State
from banyan.engines.services.models import Case, ItemVersion
from banyan.engines.services.work.days import promising
from banyan.engines.services.work.texts import clean
from banyan.kernel.calendar import counting
from banyan.standards.workdays import UnknownYear


@lru_cache(maxsize=2000)
def _whole_plan(version_id: UUID) -> Plan:
    """The plan of a version; versions never change."""
    return Plan.from_json(ItemVersion.objects.values_list("plan", flat=True).get(id=version_id))


def plan_of(case: Case) -> Plan:
    """The steps that this case goes through."""
    return _whole_plan(case.version_id).without(case.skips)


def stand_of(case: Case) -> Stand:
    """Where the case stands, out of its row."""
    state = State(case.state)
    counting = state in PENDING and case.accepted_on is not None
    statutory = None
    if case.statutory_limit is not None:
        since = case.clock_since if counting else None
        statutory = Clock(case.statutory_limit, case.statutory_used, since, case.statutory_unit)  # type: ignore[arg-type]
    return Stand(
        state=state,
        step=case.step,
        clock=Clock(case.clock_limit, case.clock_used, case.clock_since),
        promised=case.promised,
        statutory=statutory,
        extension=case.extension,
        delivery=case.delivery,
        pause=case.pause,
        back_to=State(case.back_to) if case.back_to else None,
        supplemented=case.supplemented,
        supply_by=case.supply_by,
        extended=case.extended,
        done=tuple(case.done),
        entry_used=case.entry_used,
        asks_open=case.asks_open,
        received_on=case.received_on,
        accepted_on=case.accepted_on,
        decided_on=case.decided_on,
        closed_on=case.closed_on,
        decision=Decision(case.decision) if case.decision else None,
        reason=case.reason,
    )


def columns_of(stand: Stand, plan: Plan) -> dict[str, Any]:
    """The columns of a case for where it stands; due dates are worked out here and nowhere else.

    A date in a year whose notice is not loaded is provisional (`kernel.calendar.is_provisional`) and worked out again
    when it is. Raises Conflict when the promise reaches beyond even that; the date by law is then left open.
    """
    calendar, step = promising(), plan.step(stand.step)
    statutory = stand.statutory
    return {
        "state": stand.state.value,
        "step": stand.step,
        "step_title": step.title,
        "step_role": step.role,
        "clock_limit": stand.clock.limit,
        "clock_used": stand.clock.used,
        "clock_since": stand.clock.since,
        "promised": stand.promised,
        "statutory_limit": statutory.limit if statutory else None,
        "statutory_used": statutory.used if statutory else 0,
        "statutory_unit": statutory.unit if statutory else "workdays",
        "extension": stand.extension,
        "delivery": stand.delivery,
        "pause": stand.pause,
        "back_to": stand.back_to.value if stand.back_to else "",
        "supplemented": stand.supplemented,
        "supply_by": stand.supply_by,
        "extended": stand.extended,
        "done": list(stand.done),
        "entry_used": stand.entry_used,
        "asks_open": stand.asks_open,
        "received_on": stand.received_on,
        "accepted_on": stand.accepted_on,
        "decided_on": stand.decided_on,
        "closed_on": stand.closed_on,
        "decision": stand.decision.value if stand.decision else "",
        "reason": clean(stand.reason),
        "due": stand.due(calendar),
        "statutory_due": _by_law(stand),
        "step_due": stand.step_due(calendar, step.days),
    }


def _by_law(stand: Stand) -> date | None:
    try:
        return stand.statutory_due(counting())
    except UnknownYear:
        return None
