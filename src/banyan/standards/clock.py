"""Clocks over working days: when a limit ends that was suspended meanwhile, and how much of it is used.

Time needed for hearings, bidding, auction, inspection, testing, quarantine, appraisal and expert review is
not counted in the limit for a licensing decision (Administrative Licensing Law, article 45). Here as for the
start, the day of an event is not counted: the day on which a suspension begins still counts, the day on which
it ends does not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from banyan.standards.errors import StandardError
from banyan.standards.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Suspension:
    """The clock stands on the days after ``start`` up to and with ``end``; while ``end`` is None it still
    stands.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise StandardError(
                "暂停的结束日 %(end)s 早于开始日 %(start)s，请核对。", "suspension", end=self.end, start=self.start
            )


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A clock read on a day. All counts are working days; ``remaining`` is negative when late."""

    due: date
    """Last day of the limit; while the clock stands, what it would be if it ran again from the day of
    reading.
    """
    limit: int
    used: int
    suspended: int
    paused: bool
    overdue: bool

    @property
    def remaining(self) -> int:
        """Working days left; 0 on the due day, negative after it."""
        return self.limit - self.used


def read(
    calendar: WorkCalendar, start: date, limit: int, today: date, suspensions: Iterable[Suspension] = ()
) -> ClockReading:
    """Read on ``today`` the clock that started with the event on ``start`` and runs ``limit`` working days.

    Suspensions may overlap and come in any order; one that begins after ``today`` is not known yet and is
    left out. Raises UnknownYear, and StandardError (``limit``) for a negative limit.
    """
    if limit < 0:
        raise StandardError("时限不能是负数。", "limit")
    known = [pause for pause in suspensions if pause.start <= today]
    stands = _merged(known, start, today)
    paused = any(pause.end is None or pause.end > today for pause in known)
    elapsed = max(calendar.between(start, today), 0)
    stood = sum(calendar.between(begin, min(end, today)) for begin, end in stands if begin < today)
    due = _due(calendar, start, limit, stands)
    return ClockReading(due, limit, elapsed - stood, stood, paused, today > due)


def _due(calendar: WorkCalendar, start: date, limit: int, stands: list[tuple[date, date]]) -> date:
    counted_to, left = start, limit
    for begin, end in stands:
        run = calendar.between(counted_to, begin)
        if left <= run:
            break
        left -= run
        counted_to = end
    return calendar.add(counted_to, left)


def _merged(suspensions: list[Suspension], start: date, today: date) -> list[tuple[date, date]]:
    """The stretches of standing as disjoint (begin, end] in order; what is still open ends, for now,
    today."""
    stretches: list[tuple[date, date]] = []
    for pause in sorted(suspensions, key=lambda pause: pause.start):
        begin = max(pause.start, start)
        end = pause.end if pause.end is not None else today
        if stretches and begin <= stretches[-1][1]:
            begin, end = stretches[-1][0], max(end, stretches[-1][1])
            stretches.pop()
        if end > begin:
            stretches.append((begin, end))
    return stretches
