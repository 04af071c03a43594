"""Clocks: how much of a limit is used, when it runs out, and what a pause does. Pure; days come from outside.

A clock counts working days (or days of the calendar, where a law says so). The day on which it begins or goes on is
not counted. While it stands it has no due date; what was used before is kept, so a pause costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Protocol

Unit = Literal["workdays", "days"]


class Calendar(Protocol):
    """What a clock asks of the working-day calendar (`standards.workdays.WorkCalendar`)."""

    def add(self, day: date, n: int) -> date: ...

    def between(self, start: date, end: date) -> int: ...


@dataclass(frozen=True)
class Clock:
    """A limit of `limit` days of which `used` are gone; it runs since `since`, or stands when that is None."""

    limit: int
    used: int = 0
    since: date | None = None
    unit: Unit = "workdays"

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.since is not None

    def start(self, day: date) -> Clock:
        """Running from `day`, which is not counted."""
        return self if self.running else replace(self, since=day)

    def pause(self, calendar: Calendar, day: date) -> Clock:
        """Standing; `day` itself still counts."""
        return replace(self, used=self.used_on(calendar, day), since=None)

    def extend(self, days: int) -> Clock:
        """With a longer limit."""
        return replace(self, limit=self.limit + days)

    def used_on(self, calendar: Calendar, day: date) -> int:
        """Days used up to and with `day`."""
        if self.since is None:
            return self.used
        return self.used + max(self._between(calendar, self.since, day), 0)

    def remaining_on(self, calendar: Calendar, day: date) -> int:
        """Days left after `day`; negative when overdue."""
        return self.limit - self.used_on(calendar, day)

    def due(self, calendar: Calendar) -> date | None:
        """The last day of the limit; None while it stands. Raises `UnknownYear` beyond the calendar."""
        if self.since is None:
            return None
        left = self.limit - self.used
        return self.since + timedelta(days=left) if self.unit == "days" else calendar.add(self.since, left)

    def _between(self, calendar: Calendar, start: date, end: date) -> int:
        return (end - start).days if self.unit == "days" else calendar.between(start, end)


@dataclass(frozen=True)
class Shown:
    """A clock as a page shows it: the bar's cells, and what is said beside it."""

    limit: int
    used: int
    remaining: int
    due: date | None
    kind: Literal["doing", "near", "over", "pause", "done"]

    @classmethod
    def of(cls, clock: Clock, calendar: Calendar, today: date, *, finished: bool = False, near: int = 1) -> Shown:
        """The clock on `today`; `near` is how many days before the end it counts as near due."""
        used = clock.used_on(calendar, today)
        remaining = clock.limit - used
        if finished:
            return cls(clock.limit, used, remaining, None, "done")
        if not clock.running:
            return cls(clock.limit, used, remaining, None, "pause")
        kind: Literal["doing", "near", "over"] = "over" if remaining < 0 else "near" if remaining <= near else "doing"
        return cls(clock.limit, used, remaining, clock.due(calendar), kind)
