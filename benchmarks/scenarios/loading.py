"""Loading persons with history and encryption; beside a bare COPY of the same texts."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import islice

from benchmarks.report import Figure
from benchmarks.world import World

_CHUNK = 50_000


class Persons:
    """Invented residents streaming into the population register; `numbers` is a sample of those who are in."""

    def __init__(self, world: World) -> None:
        from banyan.engines.registers import synthetic

        self.world = world
        self.people: Iterator[synthetic.Resident] = synthetic.residents(10**9, seed=7)
        self.loaded = 0
        self.numbers: list[str] = []

    def up_to(self, wanted: int) -> None:
        """Load until so many are there. Inventing them is not measured; reading, checking and writing are."""
        from banyan.engines.registers.actions import load
        from banyan.kernel.principal import SYSTEM, acting_as

        persons = spent = 0.0
        raw: list[float] = []
        while self.loaded < wanted:
            people = list(islice(self.people, min(_CHUNK, wanted - self.loaded)))
            rows = [row for one in people for row in one.rows["public-security"]]
            begun = time.perf_counter()
            with acting_as(SYSTEM):
                report = load("population", rows, source="public-security")
            spent += time.perf_counter() - begun
            if report.bad:
                raise SystemExit(f"bulk load: {len(report.bad)} rows refused, the first: {report.bad[0]}")
            persons += len(people)
            self.loaded += len(people)
            self.numbers += [one.number for one in people[:: max(1, len(people) // 1000)]]
            raw.append(self._bare([json.dumps(dict(row.values), ensure_ascii=False) for row in rows], len(people)))
        self.world.superuser.execute("VACUUM ANALYZE registers_statement")
        must = 10_000 if self.loaded == self.world.size.most else None
        self.world.report.add(
            Figure(
                "bulk load of persons, history and encryption",
                persons / spent,
                "/s",
                f"up to {self.loaded:,} persons",
                must,
                limit=sum(raw) / len(raw),
                limit_what="/s bare COPY",
            )
        )

    def _bare(self, texts: list[str], persons: int) -> float:
        connection = self.world.superuser
        connection.execute("CREATE TABLE IF NOT EXISTS bench_copy (id bigint GENERATED ALWAYS AS IDENTITY, body jsonb)")
        begun = time.perf_counter()
        with connection.cursor().copy("COPY bench_copy (body) FROM STDIN") as copy:
            for text in texts:
                copy.write_row([text])
        spent = time.perf_counter() - begun
        connection.execute("TRUNCATE bench_copy")
        return persons / spent
