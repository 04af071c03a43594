"""Keeping the workers still while one command moves the clock (the simulation).

Else a worker would take up what happened on a day that is played in the light of today.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_KEY = 0x62_61_6E_79_61_6E


@contextmanager
def workers_stand() -> Iterator[bool]:
    """Within the block no worker delivers events or runs periodic tasks; False when another command has asked so.

    The lock dies with the connection of whoever holds it, so that a killed command leaves nobody waiting.
    """
    taken = _ask("SELECT pg_try_advisory_lock(%s)")
    try:
        yield taken
    finally:
        if taken:
            _ask("SELECT pg_advisory_unlock(%s)")


def standing() -> bool:
    """Whether workers are to stand still just now."""
    return not _ask("SELECT pg_try_advisory_xact_lock_shared(%s)")


def _ask(sql: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [_KEY])
        return bool(cursor.fetchone()[0])
