"""Who waits for whom: one writer a subject, and a batch alone in its register, so that no two timelines cross."""

from __future__ import annotations

from uuid import UUID

from django.db import connection


def lock_register(register: str) -> None:
    """Until the transaction ends nobody else writes to this register."""
    _execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 41))", [register])


def lock_subject(register: str, subject_id: UUID) -> None:
    """Until the transaction ends nobody else writes this subject's record."""
    _execute("SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 41))", [register])
    _execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 43))", [f"{register}:{subject_id}"])


def _execute(statement: str, values: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
