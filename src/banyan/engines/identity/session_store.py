"""Sessions as Django keeps them in the database, read with a statement that is built once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session

from banyan.kernel import clock
from banyan.kernel.prepared import Prepared

_STORED = Prepared(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data"),
    str,
    datetime,
)


class SessionStore(DatabaseSessions):
    """The same sessions in the same table; only their reading is quicker."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key, when it has ended."""
        found = _STORED.rows(self.session_key, clock.now())
        if not found:
            self._session_key = None
            return {}
        return dict(self.decode(found[0][0]))
