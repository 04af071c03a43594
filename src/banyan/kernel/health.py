"""Liveness and readiness, and the heartbeat by which the worker is known to live."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django.db import connection
from django.db.utils import Error

#: A worker that has not beaten for so many seconds is taken for dead.
STALE_SECONDS = 30


def _heart() -> Path:
    return Path(os.environ.get("BANYAN_VAR", "var")) / "run" / "worker.beat"


def beat() -> None:
    """The worker lives."""
    heart = _heart()
    heart.parent.mkdir(parents=True, exist_ok=True)
    heart.touch()


def worker_lives() -> bool:
    """Whether a worker has beaten lately."""
    try:
        return time.time() - _heart().stat().st_mtime < STALE_SECONDS
    except FileNotFoundError:
        return False


def readiness() -> dict[str, bool]:
    """What the platform needs to answer, and whether it is there."""
    return {"database": _database_answers(), "worker": worker_lives()}


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except Error:
        return False
