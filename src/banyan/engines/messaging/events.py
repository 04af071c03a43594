"""What happens in messaging."""

from __future__ import annotations

from uuid import UUID

from banyan.kernel.events import Event


class CopyReady(Event):
    """A copy of a notice may go out now."""

    kind = "messaging.copy.ready"
    aggregate = "dispatch"
    key = "dispatch_id"
    dispatch_id: UUID
    channel: str
