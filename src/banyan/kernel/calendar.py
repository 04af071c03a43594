"""The working-day calendar in force: the national one with the installation's own years on top.

Those are a JSON file (see `standards.workdays.from_json` for its form), `var/calendar.json` or what
BANYAN_CALENDAR names, which an administrator loads when the State Council's notice for a new year appears. Every
process takes a changed file up by itself.
"""

from __future__ import annotations

import os
import time
from datetime import date
from functools import lru_cache
from pathlib import Path

from banyan.standards.workdays import WorkCalendar, from_json, national


def workdays() -> WorkCalendar:
    """The calendar in force. Another process's change is seen within a second."""
    return _in_force(corrections_file_name(), int(time.monotonic()))


def corrections_file_name() -> str:
    """The same as text, without building a path each time it is asked."""
    return os.environ.get("BANYAN_CALENDAR") or f"{os.environ.get('BANYAN_VAR', 'var')}/calendar.json"


def counting() -> WorkCalendar:
    """The calendar in force, carried on provisionally into years whose notice is not loaded: what promises and clocks
    count by, so that nobody's application waits for a notice."""
    return _carried_on(workdays())


def is_provisional(day: date | None) -> bool:
    """Whether a date that was counted lies in a year whose notice is not loaded; it may still move."""
    return day is not None and day.year not in workdays().years


def corrections_file() -> Path:
    """Where the installation keeps its own years."""
    return Path(corrections_file_name())


def load(years: WorkCalendar) -> WorkCalendar:
    """Add years to the installation's own, each in place of what was known of it; gives the calendar then in force.

    The file is replaced in one step, so that no process ever reads half of it.
    """
    file = corrections_file()
    own = from_json(file.read_bytes()).merged(years) if file.exists() else years
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_text(own.to_json() + "\n", encoding="utf-8")
    draft.replace(file)
    _in_force.cache_clear()
    return workdays()


@lru_cache(maxsize=2)
def _carried_on(calendar: WorkCalendar) -> WorkCalendar:
    return calendar.carried_on()


@lru_cache(maxsize=2)
def _in_force(name: str, second: int) -> WorkCalendar:
    try:
        return _loaded(name, os.stat(name).st_mtime_ns)
    except FileNotFoundError:
        return _loaded(name, 0)


@lru_cache(maxsize=2)
def _loaded(name: str, changed: int) -> WorkCalendar:
    calendar = national()
    return calendar.merged(from_json(Path(name).read_bytes())) if changed else calendar
