"""Which days an appointment falls on, for any appointment and any stretch of days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.portal.repeating import occurrences

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(first=DAYS, length=st.integers(0, 6), until=st.none() | DAYS, start=DAYS, span=st.integers(0, 60))
def test_a_weekly_one_falls_where_counting_week_by_week_finds_it(
    first: date, length: int, until: date | None, start: date, span: int
) -> None:
    end = start + timedelta(days=span)
    last = first + timedelta(days=length)
    found = list(occurrences(first, last, weekly=True, until=until, start=start, end=end))
    counted = []
    day = first
    while day <= end and (until is None or day <= until):
        if day + timedelta(days=length) >= start:
            counted.append((day, day + timedelta(days=length)))
        day += timedelta(days=7)
    assert found == counted


@given(first=DAYS, length=st.integers(0, 60), start=DAYS, span=st.integers(0, 60))
def test_a_single_one_falls_once_or_never(first: date, length: int, start: date, span: int) -> None:
    last, end = first + timedelta(days=length), start + timedelta(days=span)
    found = list(occurrences(first, last, weekly=False, until=None, start=start, end=end))
    assert found == ([(first, last)] if first <= end and last >= start else [])
