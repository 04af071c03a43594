"""Operations of the backend: emptying a test database leaves reference data in place."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import operations


class DatabaseOperations(operations.DatabaseOperations):
    """PostgreSQL operations; a flush runs as the owner, spares the tables of reference data,
    and empties the audit log too, whose table Django does not manage."""

    def sql_flush(self, style: Any, tables: Any, **options: Any) -> Any:
        spared = tuple(settings.BANYAN_REFERENCE_TABLES)
        emptied = [table for table in tables if not table.startswith(spared)]
        return super().sql_flush(style, [*emptied, "kernel_audit"], **options)

    def execute_sql_flush(self, sql_list: Any) -> None:
        from banyan.kernel.postgres.base import as_owner

        with as_owner():
            super().execute_sql_flush(sql_list)
