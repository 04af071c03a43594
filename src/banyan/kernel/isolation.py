"""Migration operations that put isolation into the database: row-level security, append-only tables, grants.

`APP_ROLE` is the role that web and worker processes use; it owns nothing and cannot bypass row-level security.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation

APP_ROLE = "banyan_app"

SCOPE_FUNCTIONS = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'banyan_app') THEN CREATE ROLE banyan_app NOLOGIN; END IF;
END $$;
CREATE FUNCTION banyan_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('banyan.kind', true), 'anonymous') $$;
CREATE FUNCTION banyan_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('banyan.kind', true), '') = 'system' $$;
CREATE FUNCTION banyan_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('banyan.account', true), '')::uuid $$;
CREATE FUNCTION banyan_subjects() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('banyan.subjects', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION banyan_orgs() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('banyan.orgs', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION banyan_watch() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('banyan.watch', true), ''), '{}')::text[] $$;
CREATE FUNCTION banyan_watches(division text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT EXISTS (SELECT 1 FROM unnest(banyan_watch()) AS prefix WHERE starts_with(division, prefix)) $$;
CREATE FUNCTION banyan_power(power text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT power = ANY (coalesce(nullif(current_setting('banyan.powers', true), ''), '{}')::text[]) $$;
GRANT USAGE ON SCHEMA public TO banyan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO banyan_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO banyan_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO banyan_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO banyan_app;
"""


class _Sql(Operation):
    """An operation that is SQL one way, and nothing on the way back but what `undo` says."""

    reversible = True
    reduces_to_sql = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        return None

    def statements(self) -> list[str]:
        raise NotImplementedError

    def undo(self) -> list[str]:
        return []

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self.statements():
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self.undo():
            schema_editor.execute(statement, params=None)


class Isolate(_Sql):
    """Row-level security on `table`.

    `read` and `write` are SQL conditions over the table's columns; the platform itself (`banyan_system()`)
    always passes. `write` defaults to `read`; `insert` defaults to `write`. A row that is inserted with
    RETURNING must be readable too.
    """

    def __init__(self, table: str, *, read: str, write: str | None = None, insert: str | None = None) -> None:
        self.table = table
        self.read = read
        self.write = write if write is not None else read
        self.insert = insert if insert is not None else self.write

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (
            type(self).__name__,
            [self.table],
            {"read": self.read, "write": self.write, "insert": self.insert},
        )

    def statements(self) -> list[str]:
        def condition(text: str) -> str:
            return f"((SELECT banyan_system()) OR ({text}))"

        t, read, write = self.table, condition(self.read), condition(self.write)
        insert = condition(self.insert)
        return [
            f"ALTER TABLE {t} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY {t}_read ON {t} FOR SELECT USING {read}",
            f"CREATE POLICY {t}_insert ON {t} FOR INSERT WITH CHECK {insert}",
            f"CREATE POLICY {t}_update ON {t} FOR UPDATE USING {write} WITH CHECK {write}",
            f"CREATE POLICY {t}_delete ON {t} FOR DELETE USING {write}",
        ]

    def undo(self) -> list[str]:
        drops = [f"DROP POLICY {self.table}_{kind} ON {self.table}" for kind in ("read", "insert", "update", "delete")]
        return [*drops, f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY"]

    def describe(self) -> str:
        return f"Isolate the rows of {self.table}"


class AppendOnly(_Sql):
    """Rows of `table` are added and read, never changed or removed, by the application's role."""

    def __init__(self, table: str) -> None:
        self.table = table

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.table], {}

    def statements(self) -> list[str]:
        return [f"REVOKE UPDATE, DELETE, TRUNCATE ON {self.table} FROM {APP_ROLE}"]

    def undo(self) -> list[str]:
        return [f"GRANT UPDATE, DELETE ON {self.table} TO {APP_ROLE}"]

    def describe(self) -> str:
        return f"Make {self.table} append-only"


class InstallScope(_Sql):
    """The functions by which policies in the database ask who acts, and the grants of the application's role."""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {}

    def statements(self) -> list[str]:
        return [SCOPE_FUNCTIONS]

    def describe(self) -> str:
        return "Install the scope functions and grants"
