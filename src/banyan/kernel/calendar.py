"""The working-day calendar in force: the national one with the installation's own corrections on top.

Corrections are a JSON file named by BANYAN_CALENDAR (see `standards.workdays` for its form), which an
administrator loads when the State Council's notice for a new year appears.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from banyan.standards.workdays import WorkCalendar, default_calendar


def workdays() -> WorkCalendar:
    """The calendar in force."""
    name = os.environ.get("BANYAN_CALENDAR") or str(Path(os.environ.get("BANYAN_VAR", "var")) / "calendar.json")
    path = Path(name)
    return _loaded(name, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=2)
def _loaded(name: str, changed: int) -> WorkCalendar:
    calendar = default_calendar()
    return calendar.with_corrections(Path(name).read_text("utf-8")) if changed else calendar
