"""Many cases: rows of real ones multiplied in SQL, spread over offices, states and days, with everything that belongs
to a case. Indexes and isolation are in force as always; only the superuser who writes is above isolation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, LiteralString, cast
from uuid import UUID

import psycopg

from benchmarks.people import GULOU, Clerk
from benchmarks.templates import ITEM, Template

PARTS = ("services_case_step", "services_case_event", "services_case_material", "services_pause")

#: One case in 25 belongs to the office that is measured, where every second one is open: 20,000 of 1,000,000; half of
#: them have a clerk. Elsewhere one in seven is open.
_NEW = """
CREATE TEMP TABLE bench_new AS
SELECT s.n, t.case_id AS template, o.city, o.division, o.org_id, o.implementation_id,
       uuidv7(t.submitted_at - now() + (s.n %% 3600) * interval '1 second') AS id,
       t.submitted_at + (s.n %% 3600) * interval '1 second' AS submitted_at,
       CASE WHEN t.open AND s.here AND s.n %% 100 = 0 THEN %(clerks)s::uuid[] END AS clerks
FROM (SELECT n, n %% 25 = 0 AS here,
             CASE WHEN n %% 25 = 0 THEN n / 25 %% 2 = 0 ELSE n %% 7 = 0 END AS open
      FROM generate_series(%(low)s::int, %(high)s::int) AS n) s
JOIN bench_template t ON t.open = s.open AND t.k = s.n * 7919::bigint %% t.among
JOIN bench_office o ON o.k = CASE WHEN s.here THEN 0 ELSE 1 + s.n * 104729::bigint %% (o.among - 1) END
"""

_CHANGED = {
    "city": "b.city",
    "id": "b.id",
    "division": "b.division",
    "org_id": "b.org_id",
    "implementation_id": "b.implementation_id",
    "submitted_at": "b.submitted_at",
    "number": "left(b.division, 6) || to_char(b.submitted_at, '-YYMMDD-') || lpad((100000 + b.n)::text, 7, '0')",
    "applicant_id": "md5('firm' || b.n / 3)::uuid",
    "account_id": "md5('account' || b.n / 3)::uuid",
    "person_id": "md5('person' || b.n / 3)::uuid",
    "applicant_name": "'福州市' || chr(19968 + b.n / 3 % 800) || chr(20800 + b.n % 700) || '餐饮店'",
    "assignee_id": "b.clerks[1 + b.n / 100 % cardinality(b.clerks)]",
    "assignee_name": "CASE WHEN b.clerks IS NULL THEN '' ELSE '科员' || b.n / 100 % cardinality(b.clerks) END",
    "licence_id": "NULL",
}


#: Supervision has marked them as if it had been told of each; its scan of clocks leaves them alone.
_MARKED = {name: _CHANGED[name] for name in ("city", "division", "org_id", "number", "applicant_id")} | {
    "case_id": "b.id",
    "place": "b.city || '00000000'",
    "next_look": "NULL",
}


@dataclass
class Filling:
    """Fills the tables of cases up to a number."""

    connection: psycopg.Connection[Any]
    clerks: Sequence[Clerk]
    filled: int = 0

    def begin(self, templates: Sequence[Template]) -> None:
        """Note the cases to multiply, and the offices."""
        run = self.connection.execute
        run("CREATE TEMP TABLE bench_template (open boolean, k int, among int, case_id uuid, submitted_at timestamptz)")
        for opened in (True, False):
            chosen = [one.case_id for one in templates if one.open is opened]
            run(
                "INSERT INTO bench_template SELECT %s, row_number() OVER (ORDER BY id) - 1, count(*) OVER (), id,"
                " submitted_at FROM services_case WHERE id = ANY (%s)",
                [opened, chosen],
            )
        run(
            "CREATE TEMP TABLE bench_office AS SELECT row_number() OVER (ORDER BY division <> %s, division) - 1 AS k,"
            " count(*) OVER () AS among, left(division, 4) AS city, division, org_id, id AS implementation_id"
            " FROM services_implementation WHERE item_code = %s",
            [GULOU, ITEM],
        )

    def up_to(self, wanted: int, batch: int = 100_000) -> None:
        """Fill until so many cases are there."""
        while self.filled < wanted:
            high = min(self.filled + batch, wanted)
            with self.connection.transaction():
                self._batch(self.filled + 1, high)
            self.filled = high
        self.connection.execute("VACUUM ANALYZE services_case")
        for table in (*PARTS, "supervision_mark"):
            self.connection.execute(cast("LiteralString", f"VACUUM ANALYZE {table}"))

    def _batch(self, low: int, high: int) -> None:
        clerks: list[UUID] = [one.account_id for one in self.clerks]
        self.connection.execute("DROP TABLE IF EXISTS bench_new")
        self.connection.execute(_NEW, {"low": low, "high": high, "clerks": clerks})
        self._copy("services_case", "id", _CHANGED)
        for table in PARTS:
            change = {name: f"b.{name}" for name in ("city", "division", "org_id")}
            self._copy(table, "case_id", change | {"id": "uuidv7()", "case_id": "b.id"})
        self._copy("supervision_mark", "case_id", _MARKED)

    def _copy(self, table: str, key: str, changes: dict[str, str]) -> None:
        rows = self.connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'",
            [table],
        ).fetchall()
        names = [str(row[0]) for row in rows]
        values = ", ".join(changes.get(name) or f't."{name}"' for name in names)
        columns = ", ".join(f'"{name}"' for name in names)
        source = f"bench_new b JOIN {table} t ON t.{key} = b.template"
        order = f"INSERT INTO {table} ({columns}) SELECT {values} FROM {source}"
        self.connection.execute(cast("LiteralString", order))
