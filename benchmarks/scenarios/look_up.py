"""A look-up by identity number, with policy and the record of the reading; in the process and over HTTP."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from uuid import UUID

from benchmarks.load import Request, press
from benchmarks.report import Figure
from benchmarks.world import World

FIELDS = ["name", "sex", "birth_date", "state"]
PURPOSE = "户政系统核对身份"
CLIENTS = 8


def measure(world: World, numbers: Sequence[str], police: UUID, key: str, persons: int) -> None:
    """One after the other in this process; then 8 clients over HTTP with a department's key."""
    must, at = persons == world.size.most, f"{persons:,} persons"
    raw = _bare(world)
    world.report.add(
        Figure(
            "register look-up in the process, recorded",
            _in_process(world, numbers, police),
            "/s",
            at,
            1500 if must else None,
            limit=raw,
            limit_what="/s bare select + insert",
        )
    )
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}

    def ask(client: int, turn: int) -> Request:
        number = numbers[(client * 131 + turn) % len(numbers)]
        body = json.dumps({"key": number, "fields": FIELDS, "purpose": PURPOSE}).encode()
        return "POST", "/api/v1/registers/population/look-up", headers, body

    result = press(world.port, CLIENTS, world.size.seconds, ask)
    bare = press(world.port, CLIENTS, world.size.seconds / 4, lambda client, turn: ("GET", "/bench/read?id=1", {}, b""))
    if result.failed or not result.seconds:
        raise SystemExit(f"look-up: {result.failed} {result.first_failure}")
    at = f"{persons:,} persons, {CLIENTS} clients"
    world.report.add(
        Figure(
            "register look-up over HTTP, recorded",
            result.rate,
            "/s",
            at,
            700 if must else None,
            limit=bare.rate,
            limit_what="/s bare read",
        ),
        Figure("… its answer, p95", result.quantile(0.95), "ms", at, 15 if must else None, lower_is_better=True),
    )


def _in_process(world: World, numbers: Sequence[str], police: UUID) -> float:
    from banyan.engines.identity.queries import principal_of
    from banyan.engines.registers.queries import look_up
    from banyan.kernel.principal import acting_as

    done = 0
    with acting_as(principal_of(police, channel="api")):
        begun = time.perf_counter()
        while (spent := time.perf_counter() - begun) < world.size.seconds / 2:
            for number in numbers[done % len(numbers) :][:100]:
                if look_up("population", number, purpose=PURPOSE, fields=FIELDS) is None:
                    raise SystemExit(f"look-up: {number} was not found")
                done += 1
    return done / spent


def _bare(world: World) -> float:
    """A row by its key and one row written, in one transaction of prepared statements."""
    from django.db import connection

    done = 0
    with connection.cursor() as cursor:
        raw = cursor.connection
        begun = time.perf_counter()
        while (spent := time.perf_counter() - begun) < world.size.seconds / 4:
            with raw.transaction():
                raw.execute("SELECT body FROM bench_raw WHERE id = %s", [1], prepare=True).fetchone()
                raw.execute("INSERT INTO bench_raw (body) VALUES (%s)", ["read"], prepare=True)
            done += 1
    return done / spent
