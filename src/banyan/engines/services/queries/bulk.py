"""Every case, in batches: for engines that keep something of each case and have to make it anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from banyan.engines.services.models import Case, Pause
from banyan.engines.services.queries.info import infos
from banyan.engines.services.records import CaseInfo
from banyan.kernel import clock
from banyan.kernel.partitions import CITY_PREFIXES

#: Where a case stands among all: its city and its id.
CasePlace = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class WholeCase:
    """A case in short, with the days that others count from. `paused` are the working days in which no clock ran."""

    place: CasePlace
    info: CaseInfo
    department: str
    received_on: date
    decided_on: date | None
    promised: int
    extension: int
    paused: int


def cases_behind(last: CasePlace | None, size: int = 1000) -> tuple[WholeCase, ...]:
    """The cases behind this one by city and id, as their key has them, as far as one may see them. Two statements."""
    rows = Case.objects.order_by("city", "id").defer("data", "facts", "findings", "sealed")
    found = list((rows.filter(pk__gt=last) if last else rows)[:size])
    sums = Pause.objects.filter(case_id__in=[one.id for one in found]).order_by().values_list("case_id")
    paused = dict(sums.annotate(days=Sum("days")))
    return tuple(
        WholeCase(
            (one.city, one.id), short, one.department, one.received_on, one.decided_on, one.promised,
            one.extension if one.extended else 0, paused.get(one.id) or 0,
        )
        for one, short in zip(found, infos(found, clock.today()), strict=True)
    )  # fmt: skip


def newest_case_ids(size: int) -> tuple[UUID, ...]:
    """The ids of the cases that came in last: so many of each city are read by its key."""
    found = (one for city in CITY_PREFIXES for one in _of_city(city).order_by("-id")[:size])
    return tuple(sorted(found, reverse=True)[:size])


def first_case_ids(size: int) -> tuple[UUID, ...]:
    """The ids of the oldest cases, found in the same way."""
    return tuple(sorted(one for city in CITY_PREFIXES for one in _of_city(city).order_by("id")[:size])[:size])


def _of_city(city: str) -> QuerySet[Case, UUID]:
    return Case.objects.filter(city=city).values_list("id", flat=True)
