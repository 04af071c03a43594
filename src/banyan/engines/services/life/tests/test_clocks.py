"""Clocks keep what was used over any pauses, and never go back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.services.life.clocks import Clock, Shown
from banyan.standards.workdays import UnknownYear, national

CALENDAR = national()
TUESDAY = date(2026, 11, 17)

days = st.dates(date(2026, 1, 5), date(2026, 6, 30))
limits = st.integers(0, 45)
units = st.sampled_from(["workdays", "days"])


def test_the_day_it_begins_is_not_counted() -> None:
    clock = Clock(9).start(TUESDAY)
    assert clock.used_on(CALENDAR, TUESDAY) == 0
    assert clock.due(CALENDAR) == date(2026, 11, 30)
    assert clock.remaining_on(CALENDAR, date(2026, 11, 20)) == 6


def test_a_pause_stops_it_and_going_on_moves_the_due_date() -> None:
    paused = Clock(9).start(TUESDAY).pause(CALENDAR, date(2026, 11, 20))
    assert (paused.used, paused.due(CALENDAR)) == (3, None)
    assert paused.used_on(CALENDAR, date(2026, 12, 31)) == 3
    assert paused.start(date(2026, 11, 25)).due(CALENDAR) == date(2026, 12, 3)


def test_an_overdue_clock_stays_overdue_after_a_pause() -> None:
    late = Clock(2).start(TUESDAY).pause(CALENDAR, date(2026, 11, 20)).start(date(2026, 11, 25))
    assert late.remaining_on(CALENDAR, date(2026, 11, 25)) == -1
    due = late.due(CALENDAR)
    assert due is not None
    assert due < date(2026, 11, 25)
    assert Shown.of(late, CALENDAR, date(2026, 11, 25)).kind == "over"


def test_calendar_days_count_weekends() -> None:
    assert Clock(15, unit="days").start(TUESDAY).due(CALENDAR) == date(2026, 12, 2)


def test_a_year_that_the_calendar_does_not_know_is_said() -> None:
    with pytest.raises(UnknownYear, match="2027"):
        Clock(45).start(date(2026, 12, 1)).due(CALENDAR)


@given(limits, days, st.lists(st.integers(0, 20), max_size=8), units)
def test_pauses_cost_nothing_and_used_never_falls(limit: int, day: date, waits: list[int], unit: str) -> None:
    clock = Clock(limit, unit=unit).start(day)  # type: ignore[arg-type]
    ran, used = 0, 0
    for place, wait in enumerate(waits):
        later = day + timedelta(days=wait)
        if place % 2 == 0:
            ran += wait if unit == "days" else CALENDAR.between(day, later)
            clock = clock.pause(CALENDAR, later)
        else:
            clock = clock.start(later)
        assert clock.running == (place % 2 == 1)
        assert (clock.due(CALENDAR) is None) == (not clock.running)
        assert clock.used_on(CALENDAR, later) == ran >= used
        used = ran
        day = later


@given(limits, days)
def test_on_the_due_date_nothing_is_left_and_the_day_before_something_is(limit: int, day: date) -> None:
    clock = Clock(limit).start(day)
    due = clock.due(CALENDAR)
    assert due is not None
    assert clock.remaining_on(CALENDAR, due) == 0
    if limit:
        assert clock.remaining_on(CALENDAR, due - timedelta(days=1)) >= 1
