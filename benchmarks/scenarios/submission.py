"""A full submission over HTTP: validated, prefilled, rules, case, clock, audit, outbox; beside a bare insert."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from benchmarks.load import Request, Result, press
from benchmarks.people import GULOU, Owner, Session
from benchmarks.report import Figure
from benchmarks.templates import FILLED, ITEM, UPLOADS, materials, picture
from benchmarks.world import World

CLIENTS = 8


def measure(world: World, owners: Sequence[Owner], sessions: Sequence[Session]) -> None:
    """Restaurants apply, each in its own county and, in a second load, all in one."""
    insert = press(world.port, CLIENTS, world.size.seconds / 2, _insert)
    nothing = press(world.port, CLIENTS, world.size.seconds / 4, _nothing)
    files = _Files(world, owners)
    for at, place in (("8 clients, each in its county", None), ("8 clients, all in one county", GULOU)):
        result = press(world.port, CLIENTS, world.size.seconds, _Applying(owners, sessions, files, place))
        _must_work(result, "submission")
        rest = drained(world)
        what = "full submission over HTTP, 3 files and a pledge"
        world.report.add(
            Figure(what, result.rate, "/s", at, 150, limit=insert.rate, limit_what="/s bare insert", share=0.12),
            Figure("… its answer, p95", result.quantile(0.95), "ms", at, lower_is_better=True),
            Figure(
                "… with its notices and marks delivered",
                len(result.seconds) / (result.elapsed + rest),
                "/s",
                f"{at}; {rest:.1f} s after the load",
            ),
        )
    world.report.add(
        Figure("bare one-row insert over HTTP", insert.rate, "/s", "8 clients"),
        Figure("answer without database over HTTP", nothing.rate, "/s", "8 clients"),
    )


class _Applying:
    """Requests of applications: every one with files of its own."""

    def __init__(self, owners: Sequence[Owner], sessions: Sequence[Session], files: _Files, place: str | None) -> None:
        self.owners, self.sessions, self.files, self.place = owners, sessions, files, place

    def __call__(self, client: int, turn: int) -> Request:
        who = client % len(self.owners)
        body = {
            "item_code": ITEM,
            "division": self.place or self.owners[who].division,
            "data": FILLED,
            "materials": materials(self.files.take(who)),
        }
        return self.sessions[who].json("/api/v1/services/cases", json.dumps(body, default=str).encode())


class _Files:
    """Uploads that lie ready: rows of one that was really handed in, multiplied; uploading is not measured here."""

    def __init__(self, world: World, owners: Sequence[Owner]) -> None:
        each = max(200, int(world.size.seconds * 2 * 120) * len(UPLOADS))
        self.ready = [self._copies(world, owner, each) for owner in owners]

    def take(self, who: int) -> list[UUID]:
        """Three that no application has used."""
        if len(self.ready[who]) < len(UPLOADS):
            raise SystemExit("The files for the submissions are used up: the machine is faster than foreseen.")
        return [self.ready[who].pop() for _ in UPLOADS]

    def _copies(self, world: World, owner: Owner, count: int) -> list[UUID]:
        from banyan.engines.documents.actions import store
        from banyan.engines.identity.queries import principal_of
        from banyan.kernel.principal import acting_as

        with acting_as(principal_of(owner.account_id, owner.firm_id)):
            first = store(file=picture(), name="图.png", owner_id=owner.firm_id).id
        ids = [uuid4() for _ in range(count)]
        world.superuser.execute(
            "INSERT INTO documents_file (id, digest, size, name, kind, pages, owner_id, account_id, division, org_ids,"
            " case_ids, created_at) SELECT new, digest, size, name, kind, pages, owner_id, account_id, division,"
            " org_ids, case_ids, created_at FROM documents_file, unnest(%s::uuid[]) AS new WHERE id = %s",
            [ids, first],
        )
        return ids


def drained(world: World) -> float:
    """Seconds until the worker has delivered every event of the load: it steps back while people wait."""
    begun = time.perf_counter()
    while world.superuser.execute("SELECT EXISTS (SELECT FROM kernel_delivery WHERE NOT dead)").fetchone() != (False,):
        time.sleep(0.1)
        if time.perf_counter() - begun > 600:
            raise SystemExit("submission: the events of the load were not delivered within ten minutes")
    return time.perf_counter() - begun


def _insert(client: int, turn: int) -> Request:
    return "POST", "/bench/insert", {"Content-Type": "text/plain"}, b"a row" * 20


def _nothing(client: int, turn: int) -> Request:
    return "GET", "/bench/nothing", {}, b""


def _must_work(result: Result, what: str) -> None:
    """Failures are no throughput: a scenario with any stops the run."""
    failed: Any = result.failed
    if failed or not result.seconds:
        raise SystemExit(f"{what}: {failed or 'no answer'} {result.first_failure}")
