"""Operations of the backend: emptying a test database leaves reference data in place."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import operations

#: Truncating hundreds of tables, most of them empty, takes a second; deleting the few rows of a test takes none. Only
#: a superuser, as tests have one, may pass over foreign keys and the guards of what is only added to.
_EMPTY = """
DO $$ DECLARE name text; BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOREACH name IN ARRAY ARRAY[{names}] LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
    PERFORM set_config('session_replication_role', 'origin', true);
  ELSE
    {truncate}
  END IF;
END $$;
"""


class DatabaseOperations(operations.DatabaseOperations):
    """PostgreSQL operations; a flush runs as the owner, spares the tables of reference data,
    and empties the audit log too, whose table Django does not manage."""

    def sql_flush(self, style: Any, tables: Any, *, reset_sequences: bool = False, allow_cascade: bool = False) -> Any:
        spared = tuple(settings.BANYAN_REFERENCE_TABLES)
        emptied = [*(table for table in tables if not table.startswith(spared)), "kernel_audit"]
        truncate = super().sql_flush(style, emptied, reset_sequences=reset_sequences, allow_cascade=allow_cascade)
        if reset_sequences:
            return truncate
        names = ", ".join(f"'{table}'" for table in emptied)
        return [_EMPTY.format(names=names, truncate=" ".join(truncate))]

    def execute_sql_flush(self, sql_list: Any) -> None:
        from banyan.kernel.postgres.base import as_owner

        with as_owner():
            super().execute_sql_flush(sql_list)
