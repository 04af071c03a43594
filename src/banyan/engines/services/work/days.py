"""The working-day calendar as promises need it: provisional in a year whose notice is not loaded, and a clear sentence
beyond that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from banyan.kernel.calendar import counting
from banyan.kernel.errors import Conflict
from banyan.standards.workdays import UnknownYear, WorkCalendar


@dataclass(frozen=True)
class Promising:
    """Answers as `WorkCalendar` does, and raises `Conflict` where that one does not know the year."""

    calendar: WorkCalendar

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day`."""
        try:
            return self.calendar.add(day, n)
        except UnknownYear as error:
            raise Conflict(error.reason, code="unknown-year") from None

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`."""
        try:
            return self.calendar.between(start, end)
        except UnknownYear as error:
            raise Conflict(error.reason, code="unknown-year") from None


def promising() -> Promising:
    """The calendar that promises are counted by."""
    return Promising(counting())
