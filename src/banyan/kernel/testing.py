"""What tests of every floor need: people who act, events delivered, jobs run, queries counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from banyan.kernel import jobs, outbox
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import Post, Principal
from banyan.kernel.systems import Registry, System, use_registry

__all__ = ["assert_queries", "drain_outbox", "person", "registry_of", "run_jobs", "servant"]


def servant(org_id: UUID, *roles: str, division: str = "350102000000", name: str = "陈某") -> Principal:
    """A civil servant with roles in one organisation."""
    return Principal(
        kind="servant",
        account_id=uuid7(),
        name=name,
        posts=(Post(org_id, division, frozenset(roles)),),
        level=3,
        channel="test",
    )


def person(*, firm_id: UUID | None = None, name: str = "林某", subject_id: UUID | None = None) -> Principal:
    """A resident, or one who acts for a firm."""
    return Principal(
        kind="agent" if firm_id else "person",
        account_id=uuid7(),
        name=name,
        subject_id=subject_id or uuid7(),
        firm_id=firm_id,
        level=3,
        channel="test",
    )


def drain_outbox() -> int:
    """Deliver every event that is due; how many deliveries were tried."""
    return outbox.deliver_all()


def run_jobs() -> int:
    """Run every job that waits; how many."""
    count = 0
    while jobs.run_next():
        count += 1
    return count


@contextmanager
def registry_of(*systems: System) -> Iterator[Registry]:
    """Within the block exactly these systems are switched on."""
    replacement = Registry(systems)
    replacement.check()
    with use_registry(replacement):
        yield replacement


@contextmanager
def assert_queries(most: int) -> Iterator[None]:
    """At most so many statements reach the database within the block."""
    with CaptureQueriesContext(connection) as captured:
        yield
    if len(captured) > most:
        lines = "\n".join(query["sql"] for query in captured.captured_queries)
        raise AssertionError(f"{len(captured)} statements, at most {most} are allowed:\n{lines}")
