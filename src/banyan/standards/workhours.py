"""Working hours on working days, for limits in hours and for what counts as received today.

The default 08:30–12:00 and 14:30–17:30 is assumed: each government sets its own hours, some by season.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import Final

from banyan.standards.errors import StandardError
from banyan.standards.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class WorkHours:
    """Hours of one working day: (from, to) pairs in order, none touching the next. Moments keep their time
    zone.
    """

    shifts: tuple[tuple[time, time], ...] = ((time(8, 30), time(12)), (time(14, 30), time(17, 30)))

    def __post_init__(self) -> None:
        moments = [moment for shift in self.shifts for moment in shift]
        if not moments or any(later <= earlier for earlier, later in pairwise(moments)):
            raise StandardError("办公时间应按先后排列，且互不重叠。", "hours")

    @property
    def minutes_a_day(self) -> int:
        """Minutes worked on a working day."""
        return sum(_minute(to) - _minute(since) for since, to in self.shifts)

    def is_open(self, calendar: WorkCalendar, moment: datetime) -> bool:
        """Whether somebody is at work at ``moment``; the closing minute is not. Raises UnknownYear."""
        on_shift = any(since <= moment.time() < to for since, to in self.shifts)
        return on_shift and calendar.is_workday(moment.date())

    def day_received(self, calendar: WorkCalendar, moment: datetime) -> date:
        """The working day on which something that came at ``moment`` counts as received: after closing, the
        next.
        """
        day = moment.date()
        return calendar.add(day, 1) if moment.time() >= self.shifts[-1][1] else calendar.on_or_after(day)

    def minutes_between(self, calendar: WorkCalendar, start: datetime, end: datetime) -> int:
        """Working minutes from ``start`` to ``end``; negative when ``end`` is the earlier. Raises
        UnknownYear.
        """
        if end < start:
            return -self.minutes_between(calendar, end, start)
        whole_days = calendar.between(start.date(), end.date()) * self.minutes_a_day
        left_of_first = self._day(calendar, start) - self._worked(calendar, start)
        left_of_last = self._day(calendar, end) - self._worked(calendar, end)
        return left_of_first + whole_days - left_of_last

    def add_minutes(self, calendar: WorkCalendar, start: datetime, minutes: int) -> datetime:
        """The moment at which ``minutes`` (0 or more) of working time have passed. Raises UnknownYear."""
        if minutes < 0:
            raise StandardError("分钟数不能是负数。", "limit")
        if minutes == 0:
            return start
        total = self._worked(calendar, start) + minutes
        days, rest = divmod(total - 1, self.minutes_a_day)
        first = start.date() if calendar.is_workday(start.date()) else calendar.add(start.date(), 1)
        return datetime.combine(calendar.add(first, days), self._moment(rest + 1), tzinfo=start.tzinfo)

    def _day(self, calendar: WorkCalendar, moment: datetime) -> int:
        return self.minutes_a_day if calendar.is_workday(moment.date()) else 0

    def _worked(self, calendar: WorkCalendar, moment: datetime) -> int:
        """Minutes worked on the day of ``moment`` until then."""
        if not calendar.is_workday(moment.date()):
            return 0
        now = _minute(moment.time())
        return sum(max(min(now, _minute(to)) - _minute(since), 0) for since, to in self.shifts)

    def _moment(self, worked: int) -> time:
        for since, to in self.shifts:
            length = _minute(to) - _minute(since)
            if worked <= length:
                return time(*divmod(_minute(since) + worked, 60))
            worked -= length
        raise AssertionError("more minutes than a day has")


STANDARD_HOURS: Final = WorkHours()


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
