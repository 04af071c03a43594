"""Hours of quiet (静默时段): when a copy that can wait, waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from banyan.engines.messaging.records import Wishes
from banyan.kernel.clock import ZONE


def due_at(now: datetime, wishes: Wishes, *, urgent: bool = False) -> datetime:
    """When a copy may go: now, or at the end of the hours of quiet that now lies in."""
    local = now.astimezone(ZONE)
    if urgent or not wishes.quiet or not is_quiet(local, wishes):
        return now
    end = datetime.combine(local.date(), wishes.quiet_to, ZONE)
    return end if end > local else end + timedelta(days=1)


def is_quiet(local: datetime, wishes: Wishes) -> bool:
    """Whether a local moment lies in the hours of quiet, which may pass midnight; equal ends mean none."""
    start, end, now = wishes.quiet_from, wishes.quiet_to, local.time().replace(tzinfo=None)
    if start <= end:
        return start <= now < end
    return now >= start or now < end
