"""Counts that every page of the frame asks for: one short statement each, without the cost of building a query."""

from __future__ import annotations

from typing import Any

from django.db import connection


def counted(statement: str, *values: Any) -> int:
    """The one number that this statement gives; row-level security holds for it as for any other."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return int(row[0]) if row else 0
