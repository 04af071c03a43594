"""The score board: departments, places and items compared, from day aggregates. No person is ever counted.

For the whole province it reads the small table of places, within a city the detailed one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Substr

from banyan.engines.divisions.queries import Division, division, find_organisation
from banyan.engines.supervision.models import Mark, PlaceTally, Tally
from banyan.kernel import clock
from banyan.standards.division import Level

By = Literal["place", "department", "organisation", "item"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is looked at: days, a division and all within it, and perhaps one department, item or organisation."""

    since: date
    until: date
    within: str
    department: str = ""
    item_code: str = ""
    org_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """Sums for one place, department, organisation or item. Shares are in percent; None where nothing was counted.

    `days` are working days from receipt to decision. `renewed`: refused or ended, and the same applicant came again
    for the same item within 30 days.
    """

    key: str
    submitted: int = 0
    accepted: int = 0
    rejected: int = 0
    decided: int = 0
    refused: int = 0
    on_time: int = 0
    late: int = 0
    days: int = 0
    ended: int = 0
    yellow: int = 0
    red: int = 0
    rated: int = 0
    stars: int = 0
    bad: int = 0
    followed: int = 0
    renewed: int = 0

    @property
    def punctual(self) -> float | None:
        """Share decided on time."""
        return _share(self.on_time, self.on_time + self.late)

    @property
    def mean_days(self) -> float | None:
        """Working days from receipt to decision, on average."""
        return self.days / self.decided if self.decided else None

    @property
    def content(self) -> float | None:
        """Share of ratings that are not bad."""
        return _share(self.rated - self.bad, self.rated)

    @property
    def again(self) -> float | None:
        """Share of ended cases whose applicant came again for the same matter."""
        return _share(self.renewed, self.ended)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One week or day of a trend: share on time in percent, None where nothing was decided."""

    day: date
    punctual: float | None
    submitted: int


@dataclass(frozen=True, slots=True)
class Board:
    """Open cases now, by place: overdue, and due within three days of the calendar."""

    overdue: dict[str, int]
    near: dict[str, int]


COUNTERS = tuple(field.name for field in fields(ScoreRow) if field.name != "key")


def scores(asked: Filter, by: By) -> tuple[ScoreRow, ...]:
    """Sums by place, department, organisation or item, the busiest first. One statement."""
    rows, key = _source(asked, by)
    sums = {name: Sum(name) for name in COUNTERS}
    found = rows.values(key=key).annotate(**{f"sum_{name}": total for name, total in sums.items()})
    made = [
        ScoreRow(key=_key(row["key"], by), **{name: int(row[f"sum_{name}"] or 0) for name in COUNTERS}) for row in found
    ]
    return tuple(sorted(made, key=lambda row: (-row.submitted, row.key)))


def total(rows: tuple[ScoreRow, ...]) -> ScoreRow:
    """All rows together."""
    return ScoreRow(key="", **{name: sum(getattr(row, name) for row in rows) for name in COUNTERS})


def totals_since(since: date) -> ScoreRow:
    """All that was counted from that day to today, as far as the reader sees the province."""
    return total(scores(Filter(since=since, until=clock.today(), within="350000000000"), "place"))


def trend(asked: Filter, step: int = 7) -> tuple[TrendPoint, ...]:
    """The share on time over the days asked, in stretches of `step` days ending with the last. One statement."""
    rows, _ = _source(asked, "place")
    by_day = {
        row["day"]: row
        for row in rows.values("day").annotate(good=Sum("on_time"), bad=Sum("late"), came=Sum("submitted"))
    }
    points: list[TrendPoint] = []
    end = asked.until
    while end >= asked.since:
        stretch = [by_day[day] for n in range(step) if (day := end - timedelta(days=n)) in by_day]
        good, bad = sum(one["good"] for one in stretch), sum(one["bad"] for one in stretch)
        points.append(TrendPoint(end, _share(good, good + bad), sum(one["came"] for one in stretch)))
        end -= timedelta(days=step)
    return tuple(reversed(points))


def standing(asked: Filter, by: By = "place") -> Board:
    """What is overdue or nearly due now, grouped as the board is; the days asked for play no part. One statement."""
    here, today = division(asked.within), clock.today()
    rows = Mark.objects.filter(_chosen(asked), open=True, due__lte=today + timedelta(days=3))
    found = rows.filter(_inside(here)).values(key=_grouping(here, by, whole=here.level is Level.PROVINCE))
    counted = found.annotate(
        over=Count("case_id", filter=Q(due__lt=today)), near=Count("case_id", filter=Q(due__gte=today))
    )
    over: dict[str, int] = {}
    near: dict[str, int] = {}
    for row in counted:
        key = _key(row["key"], by)
        over[key], near[key] = row["over"], row["near"]
    return Board(over, near)


def organisation_title(key: str) -> str:
    """The short name of an organisation on the board."""
    found = find_organisation(UUID(key))
    return found.short_name if found else "已撤销的机构"


def _source(asked: Filter, by: By) -> tuple[QuerySet[Any], Any]:
    """The smallest table that can answer, filtered, and the expression to group it by."""
    here = division(asked.within)
    chosen = Q(day__gte=asked.since, day__lte=asked.until) & _chosen(asked)
    if here.level is Level.PROVINCE and by != "organisation" and asked.org_id is None:
        return PlaceTally.objects.filter(chosen), _grouping(here, by, whole=True)
    return Tally.objects.filter(chosen, _inside(here)), _grouping(here, by, whole=False)


def _chosen(asked: Filter) -> Q:
    chosen = Q()
    for name in ("department", "item_code", "org_id"):
        if value := getattr(asked, name):
            chosen &= Q(**{name: value})
    return chosen


def _inside(here: Division) -> Q:
    """All within a division; the zone stands beside its city, not in it."""
    if here.level is Level.PROVINCE:
        return Q()
    inside = Q(division__startswith=here.prefix)
    return inside & Q(place=here.code) if here.level is Level.CITY else inside


def _grouping(here: Division, by: By, *, whole: bool) -> Any:
    if by == "place":
        return F("place") if whole else Substr("division", 1, _digits_below(here))
    return F({"department": "department", "item": "item_code", "organisation": "org_id"}[by])


def _key(value: object, by: By) -> str:
    return str(value).ljust(12, "0") if by == "place" else str(value)


def _digits_below(here: Division) -> int:
    return {Level.PROVINCE: 4, Level.CITY: 6}.get(here.level, 9)


def _share(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
