"""Operations of the backend: emptying a test database leaves reference data in place."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import operations


class DatabaseOperations(operations.DatabaseOperations):
    """PostgreSQL operations; a flush runs as the owner and spares the tables of reference data."""

    def sql_flush(self, style: Any, tables: Any, **options: Any) -> Any:
        spared = tuple(settings.BANYAN_REFERENCE_TABLES)
        return super().sql_flush(style, [t for t in tables if not t.startswith(spared)], **options)

    def execute_sql_flush(self, sql_list: Any) -> None:
        from banyan.kernel.postgres.base import as_owner

        with as_owner():
            super().execute_sql_flush(sql_list)
