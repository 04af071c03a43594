"""The time, as every part of the platform sees it.

Tests and the simulation move it with `at`; nothing else reads the system's clock for business dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")

_moved: ContextVar[datetime | None] = ContextVar("banyan_clock", default=None)


def now() -> datetime:
    """The present moment in China Standard Time, aware."""
    return _moved.get() or datetime.now(ZONE)


def today() -> date:
    """The present day in China Standard Time."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within the block the clock stands at `moment` (an aware datetime)."""
    if moment.tzinfo is None:
        raise ValueError("the clock is set to an aware moment only")
    token = _moved.set(moment.astimezone(ZONE))
    try:
        yield
    finally:
        _moved.reset(token)
