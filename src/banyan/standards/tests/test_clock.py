from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import clock
from banyan.standards.clock import Suspension
from banyan.standards.errors import StandardError
from banyan.standards.workdays import national

CALENDAR = national()
starts = st.dates(date(2010, 1, 1), date(2022, 12, 31))
limits = st.integers(0, 60)
spells = st.lists(st.tuples(st.integers(-5, 60), st.integers(0, 30)), max_size=5)


def suspensions(start: date, spells: list[tuple[int, int]]) -> list[Suspension]:
    return [
        Suspension(start + timedelta(days=after), start + timedelta(days=after + length)) for after, length in spells
    ]


def counted_by_hand(start: date, today: date, stands: list[Suspension]) -> tuple[int, int]:
    """Used and suspended working days after ``start`` up to and with ``today``, day by day."""
    used = stood = 0
    for step in range(1, (today - start).days + 1):
        day = start + timedelta(days=step)
        if CALENDAR.is_workday(day):
            standing = any(pause.start < day and (pause.end is None or day <= pause.end) for pause in stands)
            stood += standing
            used += not standing
    return used, stood


@given(starts, limits, spells, st.integers(0, 150))
def test_the_counts_are_those_of_the_days_one_by_one(
    start: date, limit: int, spells: list[tuple[int, int]], later: int
) -> None:
    today = start + timedelta(days=later)
    stands = suspensions(start, spells)
    reading = clock.read(CALENDAR, start, limit, today, stands)
    known = [pause for pause in stands if pause.start <= today]
    assert (reading.used, reading.suspended) == counted_by_hand(start, today, known)
    assert reading.remaining == limit - reading.used


@given(starts, st.integers(1, 60), spells)
def test_on_the_due_day_the_limit_is_just_used_up(start: date, limit: int, spells: list[tuple[int, int]]) -> None:
    stands = suspensions(start, spells)
    long_after = start + timedelta(days=400)
    due = clock.read(CALENDAR, start, limit, long_after, stands).due
    assert counted_by_hand(start, due, stands)[0] == limit
    assert counted_by_hand(start, due - timedelta(days=1), stands)[0] == limit - 1


@given(starts, st.integers(1, 60), st.integers(0, 40), st.integers(0, 30))
def test_one_suspension_within_the_limit_shifts_the_due_day_by_its_working_days(
    start: date, limit: int, after: int, length: int
) -> None:
    pause = Suspension(start + timedelta(days=after), start + timedelta(days=after + length))
    plain = clock.read(CALENDAR, start, limit, start).due
    shifted = clock.read(CALENDAR, start, limit, start + timedelta(days=200), [pause]).due
    assert pause.end is not None
    in_time = CALENDAR.between(start, pause.start) < limit
    by = CALENDAR.between(pause.start, pause.end) if in_time else 0
    assert shifted == CALENDAR.add(plain, by)


@given(starts, limits, spells)
def test_order_and_overlap_of_suspensions_do_not_matter(start: date, limit: int, spells: list[tuple[int, int]]) -> None:
    stands = suspensions(start, spells)
    today = start + timedelta(days=120)
    assert clock.read(CALENDAR, start, limit, today, stands) == clock.read(
        CALENDAR, start, limit, today, [*reversed(stands), *stands]
    )


@given(starts, limits, st.integers(0, 100))
def test_used_never_falls_and_late_means_past_the_due_day(start: date, limit: int, later: int) -> None:
    today = start + timedelta(days=later)
    now = clock.read(CALENDAR, start, limit, today)
    tomorrow = clock.read(CALENDAR, start, limit, today + timedelta(days=1))
    assert now.used <= tomorrow.used <= now.used + 1
    assert now.overdue == (today > now.due)
    assert now.due == CALENDAR.add(start, limit)
    if now.remaining < 0:
        assert now.overdue


def test_an_open_suspension_stops_the_clock() -> None:
    """Accepted on Monday 2 March 2026 with 5 working days, sent to expert review on Wednesday the 4th."""
    start, review = date(2026, 3, 2), Suspension(date(2026, 3, 4))
    reading = clock.read(CALENDAR, start, 5, date(2026, 3, 20), [review])
    assert (reading.used, reading.remaining, reading.suspended) == (2, 3, 12)
    assert reading.paused
    assert not reading.overdue
    assert reading.due == date(2026, 3, 25)


def test_the_clock_runs_again_on_the_day_after_the_suspension_ends() -> None:
    start, review = date(2026, 3, 2), Suspension(date(2026, 3, 4), date(2026, 3, 10))
    reading = clock.read(CALENDAR, start, 5, date(2026, 3, 11), [review])
    assert (reading.used, reading.due, reading.paused) == (3, date(2026, 3, 13), False)


def test_the_days_of_suspending_and_of_resuming() -> None:
    """On the first the clock stands but the day still counts; on the last it runs, counting from the next."""
    start, day = date(2026, 3, 2), date(2026, 3, 4)
    first = clock.read(CALENDAR, start, 5, day, [Suspension(day)])
    last = clock.read(CALENDAR, start, 5, date(2026, 3, 10), [Suspension(day, date(2026, 3, 10))])
    assert (first.paused, first.used) == (True, 2)
    assert (last.paused, last.used) == (False, 2)


def test_a_suspension_with_a_planned_end_is_counted_to_that_end() -> None:
    reading = clock.read(
        CALENDAR, date(2026, 3, 2), 5, date(2026, 3, 5), [Suspension(date(2026, 3, 4), date(2026, 3, 10))]
    )
    assert reading.paused
    assert reading.due == date(2026, 3, 13)


def test_a_suspension_after_the_due_day_excuses_nothing() -> None:
    reading = clock.read(CALENDAR, date(2026, 3, 2), 3, date(2026, 3, 20), [Suspension(date(2026, 3, 10))])
    assert reading.due == date(2026, 3, 5)
    assert reading.overdue
    assert reading.paused


def test_impossible_clocks_are_refused() -> None:
    with pytest.raises(StandardError, match="早于"):
        Suspension(date(2026, 3, 4), date(2026, 3, 3))
    with pytest.raises(StandardError, match="负数"):
        clock.read(CALENDAR, date(2026, 3, 2), -1, date(2026, 3, 2))
