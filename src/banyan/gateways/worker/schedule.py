"""Periodic tasks: each due minute is taken once, by one worker."""

from __future__ import annotations

from datetime import datetime

import structlog
from cronsim import CronSim
from django.db import connection

from banyan.kernel import clock
from banyan.kernel.jobs import PERIODIC, Periodic
from banyan.kernel.principal import SYSTEM, acting_as

log = structlog.get_logger(__name__)

_TAKE = """
INSERT INTO kernel_schedule (name, ran_for) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET ran_for = excluded.ran_for WHERE kernel_schedule.ran_for < excluded.ran_for
"""


def run_due() -> bool:
    """Run each periodic task whose minute has come and that nobody has taken."""
    moment = clock.now()
    ran = False
    for entry in PERIODIC.values():
        if _take(entry, last_due(entry.cron, moment)):
            ran = True
            _run(entry)
    return ran


def last_due(cron: str, moment: datetime) -> datetime:
    """The last minute, not after `moment`, at which `cron` is due."""
    return next(CronSim(cron, moment.replace(second=59, microsecond=0), reverse=True))


def _take(entry: Periodic, due: datetime) -> bool:
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute(_TAKE, [entry.name, due])
        return bool(cursor.rowcount)


def _run(entry: Periodic) -> None:
    try:
        with acting_as(SYSTEM):
            entry.run()
    except Exception:
        log.exception("periodic.failed", name=entry.name)
