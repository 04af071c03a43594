"""What offices did month by month, from the day aggregates. No person is ever counted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import TruncMonth

from banyan.engines.supervision.models import Tally
from banyan.engines.supervision.queries.board import COUNTERS, ScoreRow


@dataclass(frozen=True, slots=True)
class MonthRow:
    """The sums of an office in a month; `month` is its first day."""

    org_id: UUID
    month: date
    sums: ScoreRow

    @property
    def stars(self) -> float | None:
        """The mean of the ratings, 1 to 5; None where nobody rated."""
        return self.sums.stars / self.sums.rated if self.sums.rated else None


def monthly(org_ids: Collection[UUID], since: date, until: date) -> list[MonthRow]:
    """The sums of each office and month in which something was counted, as far as one may see. One statement."""
    rows: Any = Tally.objects.filter(org_id__in=org_ids, day__gte=since, day__lte=until)
    found = rows.annotate(month=TruncMonth("day")).values("org_id", "month").annotate(
        **{f"sum_{name}": Sum(name) for name in COUNTERS}
    )  # fmt: skip
    return [
        MonthRow(
            row["org_id"],
            row["month"],
            ScoreRow(key=str(row["org_id"]), **{name: int(row[f"sum_{name}"] or 0) for name in COUNTERS}),
        )
        for row in found.order_by("month", "org_id")
    ]
