"""Keeping marks: each thing that happens to a case is counted once, and rules are asked about it.

Marks and tallies are derived from the events of cases, so they are not actions of their own; the cards are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from banyan.engines.supervision.models import Mark
from banyan.engines.supervision.situation import (
    ENDED,
    HANDLING,
    NOT_ACCEPTED,
    SUBMITTED,
    TERMINATED,
    WITHDRAWN,
    Situation,
)
from banyan.engines.supervision.tallies import Count, count, count_all, place_of
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.standards.errors import StandardError

SAME_MATTER_DAYS: Final = 30
"""Within so many days a new application of the same applicant for the same item counts as the same matter."""

LEAD: Final = timedelta(days=12)
"""So long before a clock runs out the scan begins to look: two working days, even over the longest holiday."""


_KEPT: Final = [one.name for one in Mark._meta.concrete_fields if one.name not in {"city", "case_id", "renewed_on"}]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a mark had already counted."""

    submitted: bool = False
    accepted: bool = False
    decided: bool = False
    ended: bool = False
    rejected: bool = False


def observe(case: Situation) -> Mark:
    """Bring the mark of a case up to date and count what is new. Doing it again counts nothing."""
    with transaction.atomic():
        return observe_all([case], locked_marks([(case.division, case.case_id)]))[0]


def locked_marks(cases: Iterable[tuple[str, UUID]]) -> dict[UUID, Mark]:
    """The marks of cases (division and id), as far as there are any, locked until the transaction ends."""
    known = list(cases)
    rows = Mark.objects.filter(city__in={division[:4] for division, _ in known}, case_id__in=[one for _, one in known])
    return {mark.case_id: mark for mark in rows.select_for_update().order_by("city", "case_id")}


def observe_all(cases: Sequence[Situation], marks: Mapping[UUID, Mark]) -> list[Mark]:
    """Bring the marks of different cases up to date, as `observe` does; `marks` are those that there are, locked.

    Few statements for all: within a transaction.
    """
    _note_renewals([case for case in cases if case.case_id not in marks])
    kept: list[Mark] = []
    counted: list[tuple[Mark, list[Count]]] = []
    for case in cases:
        mark = marks.get(case.case_id)
        seen = _seen(mark)
        mark = mark or Mark(city=case.division[:4], case_id=case.case_id)
        _bring_up_to_date(mark, case)
        kept.append(mark)
        counted.append((mark, _new_counts(mark, case, seen)))
    Mark.objects.bulk_create(kept, update_conflicts=True, unique_fields=["city", "case_id"], update_fields=_KEPT)
    count_all(counted)
    return kept


def fresh_mark(case: Situation) -> tuple[Mark, list[Count]]:
    """The mark of a case that had none, unsaved, and all that is to be counted of it."""
    mark = Mark(city=case.division[:4], case_id=case.case_id)
    _bring_up_to_date(mark, case)
    mark.promised = mark.promised or case.promised
    mark.promise_due = mark.promise_due or case.promise_due
    return mark, _new_counts(mark, case, _Seen())


def situation_of(mark: Mark) -> Situation:
    """The case as its mark tells it, for the scan of clocks."""
    return Situation(
        case_id=mark.case_id,
        number=mark.number,
        division=mark.division,
        org_id=mark.org_id,
        department=mark.department,
        item_code=mark.item_code,
        item_title=mark.item_title,
        applicant_id=mark.applicant_id,
        state=mark.state,
        received_on=mark.received_on,
        step=mark.step,
        step_title=mark.step_title,
        promised=mark.promised,
        due=mark.due,
        statutory_due=mark.statutory_due,
        step_due=mark.step_due,
        promise_due=mark.promise_due,
        accepted_on=mark.accepted_on,
        decided_on=mark.decided_on,
        closed_on=mark.closed_on,
        decision=mark.decision,
    )


def renewed_contact(mark: Mark, day: date) -> None:
    """The applicant came back about this matter after its end: counted once, on the day on which it had ended."""
    if mark.renewed_on is None and mark.closed_on is not None:
        mark.renewed_on = day
        Mark.objects.filter(city=mark.city, case_id=mark.case_id).update(renewed_on=day)
        count(mark, [Count(mark.closed_on, "renewed")])


def _seen(mark: Mark | None) -> _Seen:
    if mark is None:
        return _Seen()
    return _Seen(
        True, mark.accepted_on is not None, mark.decided_on is not None, not mark.open, mark.state == NOT_ACCEPTED
    )


def _bring_up_to_date(mark: Mark, case: Situation) -> None:
    for name in (
        "number", "division", "org_id", "department", "item_code", "item_title", "applicant_id", "state", "step",
        "step_title", "received_on", "due", "statutory_due", "step_due", "decision",
    ):  # fmt: skip
        setattr(mark, name, getattr(case, name))
    mark.place = place_of(case.division)
    mark.open = case.open
    if case.state == HANDLING:
        mark.promised = case.promised
        mark.promise_due = case.due or mark.promise_due
    mark.accepted_on = mark.accepted_on or case.accepted_on
    mark.decided_on = mark.decided_on or case.decided_on
    mark.closed_on = mark.closed_on or case.closed_on
    mark.next_look = next_look(mark)


def next_look(mark: Mark) -> date | None:
    """The day from which on a rule may find something in the clocks; None while none runs."""
    dues = [due for due in (mark.due, mark.statutory_due, mark.step_due) if due is not None]
    if not mark.open or not dues:
        return None
    return mark.received_on if mark.state == SUBMITTED else min(dues) - LEAD


def _new_counts(mark: Mark, case: Situation, seen: _Seen) -> list[Count]:
    counts: list[Count] = []
    if not seen.submitted:
        counts.append(Count(mark.received_on, "submitted"))
    if mark.accepted_on and not seen.accepted:
        counts.append(Count(mark.accepted_on, "accepted"))
    if mark.state == NOT_ACCEPTED and not seen.rejected:
        counts.append(Count(mark.closed_on or clock.today(), "rejected"))
    if mark.decided_on and not seen.decided:
        counts += _decision(mark, mark.decided_on, late=replace(case, promise_due=mark.promise_due).late)
    if mark.state in ENDED - {WITHDRAWN} and not seen.ended:
        counts.append(Count(mark.closed_on or clock.today(), "ended"))
    return counts


def _decision(mark: Mark, day: date, *, late: bool) -> list[Count]:
    counts = [Count(day, "decided"), Count(day, "late" if late else "on_time")]
    if mark.decision == "refused":
        counts.append(Count(day, "refused"))
    try:
        return [*counts, Count(day, "days", max(counting().between(mark.received_on, day), 0))]
    except StandardError:  # a year that the calendar does not know: the mean goes without this one
        return counts


def _note_renewals(cases: Sequence[Situation]) -> None:
    """The same applicant applies again for what was refused or ended shortly before."""
    if not cases:
        return
    window = timedelta(days=SAME_MATTER_DAYS)
    days = [case.received_on for case in cases]
    earlier = (
        Mark.objects.filter(applicant_id__in={case.applicant_id for case in cases}, renewed_on__isnull=True)
        .filter(item_code__in={case.item_code for case in cases})
        .filter(closed_on__gte=min(days) - window, closed_on__lte=max(days))
        .filter(Q(state__in=(NOT_ACCEPTED, TERMINATED)) | Q(decision="refused"))
        .order_by("-closed_on", "case_id")
    )
    ended = list(earlier)
    for case in cases:
        same = (mark for mark in ended if (mark.applicant_id, mark.item_code) == (case.applicant_id, case.item_code))
        since = case.received_on - window
        again = (mark for mark in same if mark.closed_on and since <= mark.closed_on <= case.received_on)
        mark = next((mark for mark in again if mark.renewed_on is None and mark.case_id != case.case_id), None)
        if mark is not None:
            renewed_contact(mark, case.received_on)
