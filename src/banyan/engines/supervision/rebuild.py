"""Marks for cases that no event told of: loaded in bulk, or brought from elsewhere. A job; twice does no harm.

What is counted is what the cases themselves say: received, accepted, decided, on time or late, ended. Cards are left to
the scan of clocks, renewed contacts to the events: neither can be told afterwards from a case alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from banyan.engines.services.queries.bulk import CasePlace, WholeCase, cases_behind, first_case_ids, newest_case_ids
from banyan.engines.supervision.marks import fresh_mark
from banyan.engines.supervision.models import Mark, TallyPending
from banyan.engines.supervision.situation import Situation
from banyan.engines.supervision.tallies import pending_row
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.jobs import Progress, periodic, start, task
from banyan.kernel.models import Job
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards.errors import StandardError

NAME: Final = "supervision.rebuild"
_TITLE = "补记电子监察"
_BATCH = 1000
#: So many of the first and of the last cases are looked at to find out whether marks lack.
_SAMPLE = 50
#: An event reaches its mark within this time; younger cases are not missed yet.
_SETTLED = timedelta(minutes=10)


@task(NAME)
def rebuild(progress: Progress) -> None:
    """Make the marks that lack, batch by batch in the order of the cases' keys."""
    last = _place(progress.state.get("behind", ""))
    while batch := cases_behind(last, _BATCH):
        made = mark_missing(batch)
        last = batch[-1].place
        progress.state["behind"] = f"{last[0]} {last[1]}"
        progress.advance(len(batch), f"又补记了 {made} 件")
        progress.checkpoint(progress.state)


def _place(text: str) -> CasePlace | None:
    city, _, case_id = text.partition(" ")
    return (city, UUID(case_id)) if case_id else None


def mark_missing(cases: Sequence[WholeCase]) -> int:
    """Mark and count those of the cases that have no mark yet; how many."""
    ids = [one.info.id for one in cases]
    with acting_as(SYSTEM), transaction.atomic():
        have = set(Mark.objects.filter(case_id__in=ids).values_list("case_id", flat=True))
        marks: list[Mark] = []
        counts: Counter[tuple[Any, ...]] = Counter()
        for one in cases:
            if one.info.id in have:
                continue
            mark, counted = fresh_mark(_situation(one))
            marks.append(mark)
            for count in counted:
                where = (count.day, mark.division, mark.org_id, mark.department, mark.item_code, count.counter)
                counts[where] += count.n
        Mark.objects.bulk_create(marks, batch_size=500)
        TallyPending.objects.bulk_create(_rows(counts), batch_size=1000)
    return len(marks)


def _rows(counts: Counter[tuple[Any, ...]]) -> Iterable[TallyPending]:
    for (day, division, org_id, department, item_code, counter), n in sorted(counts.items(), key=str):
        yield pending_row(day, division, org_id, department, item_code, counter, n)


def _situation(one: WholeCase) -> Situation:
    case = one.info
    situation = Situation(
        case_id=case.id, number=case.number, division=case.division, org_id=case.org_id, department=one.department,
        item_code=case.item_code, item_title=case.item_title, applicant_id=case.applicant_id, state=case.state,
        received_on=one.received_on, step=case.step, step_title=case.step_title, promised=case.clock.limit,
        due=case.due, statutory_due=case.statutory_due, step_due=case.step_due, accepted_on=case.accepted_on,
        decided_on=one.decided_on, closed_on=case.closed_on, decision=case.decision, reason=case.reason,
        promise_due=_promise(one),
    )  # fmt: skip
    return situation


def _promise(one: WholeCase) -> Any:
    """The last day of the promise: its days and the extension's from acceptance, and the days that stood still."""
    if one.info.accepted_on is None or one.decided_on is None:
        return one.info.due
    try:
        return counting().add(one.info.accepted_on, one.promised + one.extension + one.paused)
    except StandardError:
        return None


def start_rebuild() -> UUID | None:
    """Start the job unless it is under way; its id."""
    with acting_as(SYSTEM):
        if Job.objects.filter(task=NAME, state__in=("waiting", "running", "stopping")).exists():
            return None
        return start(NAME, title=_TITLE)


@periodic("*/10 * * * *", name="supervision.missing-marks")
def look_for_missing() -> bool:
    """Start the job when some of the first or last cases have no mark: cases were loaded past the events."""
    with acting_as(SYSTEM):
        ids = {*first_case_ids(_SAMPLE), *newest_case_ids(_SAMPLE)}
        settled = {one for one in ids if _age(one) > _SETTLED}
        have = set(Mark.objects.filter(case_id__in=settled).values_list("case_id", flat=True))
        return bool(settled - have) and start_rebuild() is not None


def _age(case_id: UUID) -> timedelta:
    """How long ago a UUIDv7 was made."""
    return timedelta(milliseconds=clock.now().timestamp() * 1000 - (case_id.int >> 80))
