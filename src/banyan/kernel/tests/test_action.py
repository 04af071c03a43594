"""Actions commit with their audit row and event, or not at all."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from banyan.kernel.action import Unchecked
from banyan.kernel.errors import Conflict, Refused
from banyan.kernel.models import AuditRow, StoredEvent
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries, servant
from banyan.kernel.tests.support import ORG, forget_policy, forget_record, label, plant, plant_two

pytestmark = pytest.mark.django_db

GARDENER = servant(ORG, "gardener")
PASSER_BY = servant(ORG)


def trail() -> list[tuple[str, str]]:
    with acting_as(SYSTEM):
        return list(AuditRow.objects.order_by("id").values_list("action", "aggregate_id"))


def events() -> list[str]:
    with acting_as(SYSTEM):
        return list(StoredEvent.objects.order_by("id").values_list("aggregate_id", flat=True))


def test_an_action_leaves_its_audit_row_and_its_event() -> None:
    with acting_as(GARDENER):
        assert plant(tree="banyan") == "banyan:0"
    assert trail() == [("test.tree.plant", "banyan")]
    assert events() == ["banyan"]
    with acting_as(SYSTEM):
        row = AuditRow.objects.get()
    assert (row.account_id, row.kind, row.org_id, row.channel) == (
        GARDENER.account_id,
        "servant",
        ORG,
        "test",
    )


def test_a_refused_action_leaves_nothing() -> None:
    with acting_as(PASSER_BY), pytest.raises(Refused, match="只有园丁"):
        plant(tree="banyan")
    assert (trail(), events()) == ([], [])


def test_an_inner_action_joins_the_outer_transaction() -> None:
    with acting_as(GARDENER):
        plant_two(first="a", second="b")
    assert events() == ["a", "b"]
    with acting_as(PASSER_BY), pytest.raises(Refused):
        plant_two(first="c", second="d")
    assert events() == ["a", "b"]
    assert "c" not in [aggregate_id for _, aggregate_id in trail()]


@pytest.mark.parametrize("call", [lambda: forget_policy(name="x"), forget_record])
def test_an_action_that_asks_or_records_nothing_does_not_commit(call: object) -> None:
    with acting_as(GARDENER), pytest.raises(Unchecked):
        call()  # type: ignore[operator]
    assert trail() == []


def test_the_overhead_of_an_action_is_one_statement() -> None:
    with acting_as(GARDENER):
        plant(tree="warm-up")
        with assert_queries(3):  # savepoint (the test's own transaction), record, release
            plant(tree="banyan")


def test_a_repeated_request_gets_the_first_answer() -> None:
    with acting_as(GARDENER):
        first = plant.once("k-1", tree="banyan", ring=1)
        again = plant.once("k-1", tree="banyan", ring=1)
    assert first == again == "banyan:1"
    assert events() == ["banyan"]


def test_the_same_key_with_other_contents_is_a_conflict() -> None:
    with acting_as(GARDENER):
        plant.once("k-1", tree="banyan")
        with pytest.raises(Conflict):
            plant.once("k-1", tree="camphor")
    assert events() == ["banyan"]


def test_the_same_contents_in_another_order_are_the_same_and_one_more_is_not() -> None:
    with acting_as(GARDENER):
        label.once("k-1", tree="banyan", words={"zh": "榕", "en": ["banyan", {1, 2}]})
        label.once("k-1", tree="banyan", words={"en": ["banyan", {2, 1}], "zh": "榕"})
        with pytest.raises(Conflict):
            label.once("k-1", tree="banyan", words={"zh": "榕", "en": ["banyan", {1, 2, 3}]})
        with pytest.raises(Conflict):
            label.once("k-1", tree="banyan", words={"zh": "榕", "en": [{1, 2}, "banyan"]})
    assert len(trail()) == 1


def test_another_person_may_use_the_same_key() -> None:
    with acting_as(GARDENER):
        plant.once("k-1", tree="banyan")
    with acting_as(servant(ORG, "gardener")):
        plant.once("k-1", tree="camphor")
    assert events() == ["banyan", "camphor"]


def test_a_refused_action_does_not_use_up_its_key() -> None:
    with acting_as(PASSER_BY), pytest.raises(Refused):
        plant.once("k-1", tree="banyan")
    with connection.cursor() as cursor, acting_as(SYSTEM):
        cursor.execute("SELECT count(*) FROM kernel_answer")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db(transaction=True)
def test_the_same_request_twice_at_once_acts_once() -> None:
    answers: list[str] = []

    def send() -> None:
        with acting_as(GARDENER):
            answers.append(plant.once("k-1", tree="banyan", ring=7))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["banyan:7"] * 4
    assert events() == ["banyan"]


def test_the_application_cannot_write_or_change_the_log_itself() -> None:
    with acting_as(GARDENER):
        plant(tree="banyan")
    for statement in (
        "UPDATE kernel_audit SET action = 'x'",
        "DELETE FROM kernel_audit",
        "INSERT INTO kernel_audit SELECT * FROM kernel_audit",
        "SELECT * FROM kernel_audit_rest",
    ):
        with (
            acting_as(SYSTEM),
            pytest.raises(Exception, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_log_shows_itself_only_to_the_audit_administrator() -> None:
    with acting_as(GARDENER):
        plant(tree="banyan")
        assert not AuditRow.objects.exists()
    assert not AuditRow.objects.exists()
