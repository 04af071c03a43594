"""The chain names a changed, missing, added or exchanged row."""

from __future__ import annotations

import pytest
from django.db import connection

from banyan.kernel.audit import seal_pending, verify
from banyan.kernel.postgres.base import as_owner
from banyan.kernel.principal import acting_as
from banyan.kernel.testing import servant
from banyan.kernel.tests.support import ORG, plant

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rows() -> list[int]:
    """Five sealed rows in two seals; their ids."""
    with acting_as(servant(ORG, "gardener")):
        for ring in range(3):
            plant(tree="banyan", ring=ring)
        assert seal_pending() == 3
        for ring in range(2):
            plant(tree="camphor", ring=ring)
        assert seal_pending() == 2
    return [row[0] for row in tamper("SELECT id FROM kernel_audit ORDER BY id")]


def tamper(statement: str, *values: int) -> list[tuple[int, ...]]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def findings() -> list[tuple[str, int | None]]:
    return [(finding.kind, finding.row_id) for finding in verify()]


def test_an_untouched_log_verifies(rows: list[int]) -> None:
    assert findings() == []
    assert seal_pending() == 0


def test_a_changed_row_is_named(rows: list[int]) -> None:
    tamper("UPDATE kernel_audit SET about = '{\"ring\": 9}' WHERE id = %s", rows[1])
    assert findings() == [("changed", rows[1])]


def test_a_missing_row_is_named(rows: list[int]) -> None:
    tamper("DELETE FROM kernel_audit WHERE id = %s", rows[3])
    assert findings() == [("missing", rows[3])]


def test_an_added_row_is_named(rows: list[int]) -> None:
    tamper(
        "INSERT INTO kernel_audit SELECT 999999, tx, at, action, kind, account_id, channel, aggregate, aggregate_id,"
        " org_id, division, about FROM kernel_audit WHERE id = %s",
        rows[0],
    )
    assert findings() == [("added", 999999)]


def test_two_exchanged_rows_are_named(rows: list[int]) -> None:
    tamper(
        "UPDATE kernel_audit SET id = CASE id WHEN %s THEN %s WHEN %s THEN %s ELSE id END",
        rows[0], rows[1], rows[1], rows[0],
    )  # fmt: skip
    assert {kind for kind, _ in findings()} == {"exchanged"}


def test_a_removed_or_rewritten_seal_is_named(rows: list[int]) -> None:
    tamper("UPDATE kernel_audit_seal SET sealed_at = now(), row_ids = row_ids[1:1] WHERE number = 1")
    assert ("seal-broken", None) in findings()
    tamper("DELETE FROM kernel_audit_seal WHERE number = 1")
    assert ("seal-missing", None) in findings()


def test_an_open_transaction_holds_its_row_back_and_nobody_waits(rows: list[int]) -> None:
    import threading

    started, finish = threading.Event(), threading.Event()

    def slow_writer() -> None:
        from django.db import transaction

        with acting_as(servant(ORG, "gardener")), transaction.atomic():
            plant(tree="slow")
            started.set()
            finish.wait(20)
        connection.close()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    started.wait(20)
    with acting_as(servant(ORG, "gardener")):
        plant(tree="quick")
    sealed_meanwhile = seal_pending()
    finish.set()
    writer.join()
    assert sealed_meanwhile + seal_pending() == 2
    assert findings() == []
