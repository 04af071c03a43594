"""Listening to cases: every event brings the mark up to date and has the rules asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.services import queries as services
from banyan.engines.services.events import (
    CaseAccepted,
    CaseClosed,
    CaseDecided,
    CaseEvent,
    CaseExtended,
    CaseNotAccepted,
    CaseSubmitted,
    CaseTransferred,
    ClockPaused,
    ClockResumed,
    MessageLeft,
    ReconsiderationNoted,
    StepEntered,
    SupplementGiven,
)
from banyan.engines.services.records import CaseInfo
from banyan.engines.supervision.judging import judge
from banyan.engines.supervision.marks import SAME_MATTER_DAYS, locked_marks, observe_all, renewed_contact
from banyan.engines.supervision.models import Mark
from banyan.engines.supervision.situation import SUBMITTED, Situation
from banyan.kernel import clock
from banyan.kernel.events import Envelope, Heard, batch_subscriber, subscriber

MOVES: list[type[CaseEvent]] = [
    CaseSubmitted, CaseAccepted, CaseNotAccepted, StepEntered, ClockPaused, ClockResumed, SupplementGiven, CaseExtended,
    CaseDecided, CaseClosed, CaseTransferred,
]  # fmt: skip


@batch_subscriber("supervision.marks", to=MOVES)
def keep_marks(heard: Sequence[Heard[CaseEvent]]) -> None:
    """Count what happened and judge it."""
    infos = services.cases([event.case_id for event, _ in heard])
    marks = locked_marks((event.division, event.case_id) for event, _ in heard)
    seen = [
        situation(infos[event.case_id], marks.get(event.case_id), event, _day(envelope)) for event, envelope in heard
    ]
    kept = observe_all(seen, marks)
    judge(
        replace(case, promise_due=mark.promise_due, decided_on=mark.decided_on)
        for case, mark in zip(seen, kept, strict=True)
    )


WORDS: list[type[CaseEvent]] = [MessageLeft, ReconsiderationNoted]


@subscriber("supervision.renewed", to=WORDS)
def note_renewed(event: CaseEvent, envelope: Envelope) -> None:
    """A word from the applicant after the end is the same matter again."""
    if isinstance(event, MessageLeft) and not event.from_applicant:
        return
    day = _day(envelope)
    mark = Mark.objects.filter(city=event.division[:4], case_id=event.case_id, closed_on__isnull=False).first()
    if mark is not None and mark.closed_on is not None and (day - mark.closed_on).days <= SAME_MATTER_DAYS:
        renewed_contact(mark, day)


def _day(envelope: Envelope) -> date:
    return envelope.at.astimezone(clock.ZONE).date()


def situation(info: CaseInfo, mark: Mark | None, event: CaseEvent, day: date) -> Situation:
    """What supervision looks at, from the case as it is, what was known of it, and what just happened."""
    organisation = find_organisation(info.org_id)
    return Situation(
        case_id=info.id,
        number=info.number,
        division=info.division,
        org_id=info.org_id,
        department=organisation.department if organisation else "",
        item_code=info.item_code,
        item_title=info.item_title,
        applicant_id=info.applicant_id,
        state=info.state,
        received_on=_received(info, mark, event, day),
        step=info.step,
        step_title=info.step_title,
        promised=info.clock.limit,
        due=info.due,
        statutory_due=info.statutory_due,
        step_due=info.step_due,
        promise_due=mark.promise_due if mark else None,
        accepted_on=info.accepted_on,
        decided_on=_decided(mark, event, day),
        closed_on=info.closed_on,
        transferred_on=day if isinstance(event, CaseTransferred) else None,
        deemed=isinstance(event, CaseAccepted) and event.deemed,
        overdue=isinstance(event, CaseDecided) and event.overdue,
        decision=info.decision,
        reason=info.reason,
    )


def _received(info: CaseInfo, mark: Mark | None, event: CaseEvent, day: date) -> date:
    """The day that acceptance counts from: of the application, or of what the applicant supplied before acceptance."""
    if isinstance(event, SupplementGiven) and info.state == SUBMITTED:
        return day
    return mark.received_on if mark else info.submitted_at.astimezone(clock.ZONE).date()


def _decided(mark: Mark | None, event: CaseEvent, day: date) -> date | None:
    if mark is not None and mark.decided_on is not None:
        return mark.decided_on
    return day if isinstance(event, CaseDecided) else None
