"""What the platform does for itself by the clock: sealing the log, making its monthly parts, forgetting old events."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from banyan.kernel import clock
from banyan.kernel.audit import seal_pending
from banyan.kernel.jobs import periodic
from banyan.kernel.models import Answer

#: Events that everybody has handled are kept so long, for questions and replays.
KEEP_EVENTS = timedelta(days=90)
#: A repeated request is recognised for so long.
KEEP_ANSWERS = timedelta(days=7)


@periodic("* * * * *", name="kernel.seal-audit")
def seal_audit() -> None:
    """Seal the audit rows of the last minute into the chain."""
    seal_pending()


@periodic("15 2 * * *", name="kernel.months")
def make_months() -> None:
    """Make the coming months' parts of the audit log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT banyan_ensure_months()")


@periodic("45 2 * * *", name="kernel.forget")
def forget() -> None:
    """Forget answers to requests of last week, and events of last season that nobody still waits for."""
    Answer.objects.filter(at__lt=clock.now() - KEEP_ANSWERS).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT banyan_forget_events(%s)",
            [clock.now() - KEEP_EVENTS],
        )
