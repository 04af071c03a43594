"""Keys of rows."""

from __future__ import annotations

from uuid import UUID

from uuid_utils.compat import uuid7 as _uuid7


def uuid7() -> UUID:
    """A new time-ordered UUID, version 7 (RFC 9562, section 5.7)."""
    return _uuid7()
