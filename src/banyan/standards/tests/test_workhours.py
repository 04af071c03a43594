from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards.errors import StandardError
from banyan.standards.workdays import national
from banyan.standards.workhours import STANDARD_HOURS, WorkHours

CALENDAR = national()
SHANGHAI = ZoneInfo("Asia/Shanghai")
moments = st.datetimes(datetime(2010, 1, 1), datetime(2022, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=SHANGHAI)
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


@given(moments, st.integers(0, 5000))
def test_between_undoes_add(start: datetime, minutes: int) -> None:
    end = STANDARD_HOURS.add_minutes(CALENDAR, start, minutes)
    assert STANDARD_HOURS.minutes_between(CALENDAR, start, end) == minutes
    assert end.tzinfo is SHANGHAI
    assert minutes == 0 or STANDARD_HOURS.is_open(CALENDAR, end - timedelta(minutes=1))


@given(moments, st.integers(0, 3000))
def test_minutes_are_those_in_which_the_office_is_open(start: datetime, length: int) -> None:
    open_minutes = sum(STANDARD_HOURS.is_open(CALENDAR, start + timedelta(minutes=minute)) for minute in range(length))
    end = start + timedelta(minutes=length)
    assert STANDARD_HOURS.minutes_between(CALENDAR, start, end) == open_minutes
    assert STANDARD_HOURS.minutes_between(CALENDAR, end, start) == -open_minutes


@given(moments)
def test_the_day_received_is_a_working_day_that_has_not_closed(moment: datetime) -> None:
    day = STANDARD_HOURS.day_received(CALENDAR, moment)
    assert CALENDAR.is_workday(day)
    assert day > moment.date() or moment.time() < time(17, 30)


@pytest.mark.parametrize(
    ("moment", "received"),
    [(at(23, 6), 23), (at(23, 17, 29), 23), (at(23, 17, 30), 24), (at(22, 10), 23), (at(27, 20), 30)],
)
def test_what_comes_after_closing_counts_as_received_on_the_next_working_day(moment: datetime, received: int) -> None:
    assert STANDARD_HOURS.day_received(CALENDAR, moment) == date(2026, 11, received)


def test_the_noon_break_and_the_night_do_not_count() -> None:
    assert STANDARD_HOURS.minutes_a_day == 390
    assert STANDARD_HOURS.add_minutes(CALENDAR, at(23, 11, 30), 60) == at(23, 15)
    assert STANDARD_HOURS.add_minutes(CALENDAR, at(27, 17), 60) == at(30, 9)
    assert not STANDARD_HOURS.is_open(CALENDAR, at(23, 12))
    assert not STANDARD_HOURS.is_open(CALENDAR, at(22, 9))


def test_hours_can_be_set_and_must_make_sense() -> None:
    through = WorkHours(((time(9), time(17)),))
    assert through.minutes_between(CALENDAR, at(23, 8), at(24, 10)) == 540
    for shifts in ((), ((time(12), time(9)),), ((time(9), time(12)), (time(12), time(15)))):
        with pytest.raises(StandardError, match="办公时间"):
            WorkHours(shifts)
    with pytest.raises(StandardError):
        through.add_minutes(CALENDAR, at(23, 9), -1)
