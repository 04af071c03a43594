"""Limits of time: how long a body has by law, and how long it promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from banyan.engines.services.declare.law import Law

Unit = Literal["workdays", "days"]


@dataclass(frozen=True)
class WorkingDays:
    """A limit in working days (工作日); 0 means on the spot (即办). The day on which it begins is not counted."""

    days: int
    note: str = ""
    basis: Law | None = None

    unit: Unit = "workdays"

    def __post_init__(self) -> None:
        if self.days < 0:
            raise ValueError("时限不能是负数")

    def __str__(self) -> str:
        return f"{self.days} 个工作日" if self.days else "当场办结"

    @property
    def in_calendar_days(self) -> int:
        """About how many days of the calendar it takes, holidays aside."""
        return self.days + 2 * (self.days // 5)


@dataclass(frozen=True)
class CalendarDays(WorkingDays):
    """A limit in days of the calendar (日), where a law outside administrative licensing counts so."""

    unit: Unit = "days"

    def __str__(self) -> str:
        return f"{self.days} 日" if self.days else "当场办结"

    @property
    def in_calendar_days(self) -> int:
        """The days themselves."""
        return self.days


@dataclass(frozen=True)
class Months:
    """How long a result holds, in months."""

    count: int

    @property
    def months(self) -> int:
        """In months."""
        return self.count


@dataclass(frozen=True)
class Years(Months):
    """How long a result holds, in years."""

    @property
    def months(self) -> int:
        """In months."""
        return self.count * 12


#: How long acceptance may take, and delivery after the decision, when an item says nothing else.
ACCEPTANCE = WorkingDays(5)
DELIVERY = WorkingDays(10)
#: By how much the statutory limit may be extended once, with approval.
EXTENSION = WorkingDays(10)
#: How long the applicant has to supply what is missing (assumed; no national rule says it).
SUPPLEMENT = WorkingDays(10)
