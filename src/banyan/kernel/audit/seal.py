"""Sealing: rows of finished transactions are taken in batches into the chain. Writers wait for nobody.

A batch takes all rows whose transaction lies in [last horizon, present horizon). The horizon is the oldest
transaction still running, so no row can appear in the range later.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from banyan.kernel import clock, metrics
from banyan.kernel.audit.digest import COLUMNS, row_digest, seal_digest
from banyan.kernel.models import AuditSeal
from banyan.kernel.principal import SYSTEM, acting_as

#: Any number that nothing else in Banyan locks: one process seals at a time.
_LOCK = 0x5EA1


def select_rows(from_tx: int, to_tx: int) -> list[tuple[Any, ...]]:
    """The audit rows written by transactions in [from_tx, to_tx), by id; `about` as the database prints it."""
    columns = ", ".join(
        f"{name}::text" if name == "about" else f"extract(epoch FROM {name})::text" if name == "at" else name
        for name in COLUMNS
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM kernel_audit WHERE tx >= %s AND tx < %s ORDER BY id",  # noqa: S608 - our own names
            [from_tx, to_tx],
        )
        return list(cursor.fetchall())


def seal_pending() -> int:
    """Seal every row of finished transactions that is not sealed yet; how many rows were sealed."""
    with acting_as(SYSTEM), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
            if not cursor.fetchone()[0]:
                return 0
            cursor.execute("SELECT banyan_horizon()")
            horizon = int(cursor.fetchone()[0])
        last = AuditSeal.objects.order_by("-number").first()
        from_tx = last.to_tx if last else 0
        rows = select_rows(from_tx, horizon)
        if not rows:
            return 0
        _append(last, from_tx, horizon, rows)
    metrics.sealed.inc(len(rows))
    return len(rows)


def _append(last: AuditSeal | None, from_tx: int, to_tx: int, rows: list[tuple[Any, ...]]) -> None:
    number = last.number + 1 if last else 1
    previous = bytes(last.digest) if last else b""
    ids = [row[0] for row in rows]
    digests = b"".join(row_digest(row) for row in rows)
    AuditSeal.objects.create(
        number=number,
        from_tx=from_tx,
        to_tx=to_tx,
        sealed_at=clock.now(),
        row_ids=ids,
        row_digests=digests,
        previous=previous,
        digest=seal_digest(number, from_tx, to_tx, ids, digests, previous),
    )
