"""Counting by day: each thing counted is a small insert; a job sums them up into the day's rows every minute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from django.db import connection, transaction

from banyan.engines.divisions.queries import find_division
from banyan.engines.supervision.models import TallyPending
from banyan.kernel.jobs import periodic
from banyan.kernel.principal import SYSTEM, acting_as

COUNTERS: Final = (
    "submitted", "accepted", "rejected", "decided", "refused", "on_time", "late", "days", "ended", "yellow", "red",
    "rated", "stars", "bad", "followed", "renewed",
)  # fmt: skip


class Counted(Protocol):
    """Where something is counted."""

    @property
    def division(self) -> str: ...
    @property
    def org_id(self) -> UUID: ...
    @property
    def department(self) -> str: ...
    @property
    def item_code(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Count:
    """`n` more of a counter on a day."""

    day: date
    counter: str
    n: int = 1


def count(where: Counted, counts: Iterable[Count]) -> None:
    """Count; nothing is summed up here, so that two workers never wait for each other."""
    count_all([(where, counts)])


def count_all(several: Iterable[tuple[Counted, Iterable[Count]]]) -> None:
    """Count in several places, in one statement."""
    rows = [
        pending_row(one.day, where.division, where.org_id, where.department, where.item_code, one.counter, one.n)
        for where, counts in several
        for one in counts
    ]
    with acting_as(SYSTEM):
        TallyPending.objects.bulk_create(rows, batch_size=1000)


def pending_row(
    day: date, division: str, org_id: UUID, department: str, item_code: str, counter: str, n: int
) -> TallyPending:
    """A row to be summed up, unsaved."""
    return TallyPending(
        day=day,
        city=division[:4],
        place=place_of(division),
        division=division,
        org_id=org_id,
        department=department,
        item_code=item_code,
        counter=counter,
        n=n,
    )


def place_of(division: str) -> str:
    """The city or experimental zone in which a division lies; the province itself for its own offices."""
    county = find_division(division[:6])
    return county.code if county is not None and county.zone else f"{division[:4]}00000000"


_SUMS = ", ".join(f"coalesce(sum(n) FILTER (WHERE counter = '{name}'), 0) AS {name}" for name in COUNTERS)
_NAMES = ", ".join(COUNTERS)
_ADDS = ", ".join(f"{name} = t.{name} + excluded.{name}" for name in COUNTERS)
_FOLD = f"""
WITH gone AS (DELETE FROM supervision_tally_pending RETURNING *),
detail AS (
  INSERT INTO supervision_tally AS t (city, day, place, division, org_id, department, item_code, {_NAMES})
  SELECT city, day, min(place), min(division), org_id, min(department), item_code, {_SUMS}
  FROM gone GROUP BY city, day, org_id, item_code ORDER BY city, day, org_id, item_code
  ON CONFLICT (city, day, org_id, item_code) DO UPDATE SET {_ADDS}
)
INSERT INTO supervision_place_tally AS t (day, place, department, item_code, {_NAMES})
SELECT day, place, department, item_code, {_SUMS}
FROM gone GROUP BY day, place, department, item_code ORDER BY day, place, department, item_code
ON CONFLICT (day, place, department, item_code) DO UPDATE SET {_ADDS}
"""  # noqa: S608 - made of the constants above alone


@periodic("* * * * *", name="supervision.tallies")
def fold() -> None:
    """Sum up what waits. Two at once are harmless: each row is taken by one of them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FOLD)
