"""The working-day calendar in force: the national one with the installation's own corrections on top.

Corrections are a JSON file named by BANYAN_CALENDAR (see `standards.workdays` for its form), which an
administrator loads when the State Council's notice for a new year appears.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from banyan.standards.workdays import WorkCalendar, from_json, national


def workdays() -> WorkCalendar:
    """The calendar in force."""
    name = os.environ.get("BANYAN_CALENDAR") or str(Path(os.environ.get("BANYAN_VAR", "var")) / "calendar.json")
    path = Path(name)
    return _loaded(name, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=2)
def _loaded(name: str, changed: int) -> WorkCalendar:
    calendar = national()
    return calendar.merged(from_json(Path(name).read_bytes())) if changed else calendar
