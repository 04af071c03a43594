"""Every case, in batches: for engines that keep something of each case and have to make it anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from banyan.engines.services.models import Case, Pause
from banyan.engines.services.queries.info import info
from banyan.engines.services.records import CaseInfo
from banyan.kernel import clock


@dataclass(frozen=True, slots=True)
class WholeCase:
    """A case in short, with the days that others count from. `paused` are the working days in which no clock ran."""

    info: CaseInfo
    department: str
    received_on: date
    decided_on: date | None
    promised: int
    extension: int
    paused: int


def cases_behind(last: UUID | None, size: int = 1000) -> tuple[WholeCase, ...]:
    """The cases behind this one in the order of their ids, as far as one may see them. Two statements."""
    rows = Case.objects.order_by("id").defer("data", "facts", "findings", "sealed")
    found = list((rows.filter(id__gt=last) if last else rows)[:size])
    sums = Pause.objects.filter(case_id__in=[one.id for one in found]).order_by().values_list("case_id")
    paused = dict(sums.annotate(days=Sum("days")))
    today = clock.today()
    return tuple(
        WholeCase(
            info(one, today), one.department, one.received_on, one.decided_on, one.promised,
            one.extension if one.extended else 0, paused.get(one.id) or 0,
        )
        for one in found
    )  # fmt: skip


def newest_case_ids(size: int) -> tuple[UUID, ...]:
    """The ids of the cases that came in last. One statement."""
    return tuple(Case.objects.order_by("-id").values_list("id", flat=True)[:size])


def first_case_ids(size: int) -> tuple[UUID, ...]:
    """The ids of the oldest cases. One statement."""
    return tuple(Case.objects.order_by("id").values_list("id", flat=True)[:size])
