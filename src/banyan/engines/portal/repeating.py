"""When an appointment takes place: the days of a stretch on which a single or weekly one falls. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

WEEK = 7


def occurrences(
    first_day: date, last_day: date, *, weekly: bool, until: date | None, start: date, end: date
) -> Iterator[tuple[date, date]]:
    """First and last day of each occurrence that touches the days from `start` to `end`, both included.

    `until` is the last day on which an occurrence may begin.
    """
    length = last_day - first_day
    if not weekly:
        if first_day <= end and last_day >= start:
            yield first_day, last_day
        return
    behind = max((start - length - first_day).days, 0)
    day = first_day + timedelta(days=-(-behind // WEEK) * WEEK)
    latest = end if until is None else min(end, until)
    while day <= latest:
        yield day, day + length
        day += timedelta(days=WEEK)
