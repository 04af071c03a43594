"""Events arrive at least once, in order per aggregate, and a failing receiver loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from banyan.kernel import clock, outbox
from banyan.kernel.models import Delivery
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import servant
from banyan.kernel.tests.support import DEAF_TO, HEARD, ORG, WATERED, plant, water

pytestmark = pytest.mark.django_db
GARDENER = servant(ORG, "gardener")


@pytest.fixture(autouse=True)
def _silence() -> Iterator[None]:
    HEARD.clear()
    WATERED.clear()
    DEAF_TO.clear()
    yield
    DEAF_TO.clear()


def plant_rings(tree: str, count: int) -> None:
    with acting_as(GARDENER):
        for ring in range(count):
            plant(tree=tree, ring=ring)


def test_events_arrive_in_order() -> None:
    plant_rings("banyan", 5)
    assert outbox.deliver_all() == 5
    assert [("banyan", ring) for ring in range(5)] == HEARD
    assert outbox.backlog() == {"waiting": 0, "failing": 0, "dead": 0}


def test_one_failing_aggregate_does_not_hold_up_another_and_loses_nothing() -> None:
    DEAF_TO.add("banyan")
    plant_rings("banyan", 3)
    plant_rings("camphor", 2)
    outbox.deliver_all()
    assert HEARD == [("camphor", 0), ("camphor", 1)]
    assert outbox.backlog() == {"waiting": 3, "failing": 1, "dead": 0}
    DEAF_TO.clear()
    with clock.at(clock.now() + timedelta(minutes=10)):
        outbox.deliver_all()
    assert HEARD[2:] == [("banyan", 0), ("banyan", 1), ("banyan", 2)]


def test_after_many_failures_it_is_a_dead_letter_that_can_be_replayed() -> None:
    DEAF_TO.add("banyan")
    plant_rings("banyan", 2)
    moment = clock.now()
    for _ in range(outbox.MAX_ATTEMPTS):
        moment += timedelta(hours=3)
        with clock.at(moment):
            outbox.deliver_all()
    assert outbox.backlog() == {"waiting": 1, "failing": 0, "dead": 1}
    with acting_as(SYSTEM):
        assert "deaf to banyan" in Delivery.objects.get(dead=True).error
    DEAF_TO.clear()
    with clock.at(moment):
        assert outbox.replay() == 1
        outbox.deliver_all()
    assert HEARD == [("banyan", 0), ("banyan", 1)]


def test_many_are_handed_over_together_each_thing_in_its_order() -> None:
    with acting_as(GARDENER):
        water("榕", "樟", "榕")
    assert outbox.deliver_all() == 3
    assert WATERED == [["榕", "樟"], ["榕"]]
    assert outbox.backlog()["waiting"] == 0


def test_of_many_only_what_was_not_handled_is_put_off() -> None:
    DEAF_TO.add("樟")
    with acting_as(GARDENER):
        water("榕", "樟", "松")
    outbox.deliver_all()
    assert outbox.backlog() == {"waiting": 1, "failing": 1, "dead": 0}
    DEAF_TO.clear()
    with clock.at(clock.now() + timedelta(minutes=1)):
        outbox.deliver_all()
    assert WATERED == [["榕", "樟", "松"], ["樟"]]


def test_a_batch_that_fails_is_handed_over_one_by_one() -> None:
    with acting_as(GARDENER):
        water("榕", "枯", "松")
    outbox.deliver_all()
    assert WATERED == [["榕", "枯", "松"], ["榕"], ["枯"], ["松"]]
    assert outbox.backlog() == {"waiting": 1, "failing": 1, "dead": 0}


def test_a_clerk_sees_no_deliveries() -> None:
    plant_rings("banyan", 1)
    with acting_as(GARDENER):
        assert not Delivery.objects.exists()


def test_the_wait_doubles_up_to_two_hours() -> None:
    waits = [outbox.wait_before(attempt).total_seconds() for attempt in range(1, 20)]
    assert waits[:4] == [2, 4, 8, 16]
    assert waits == sorted(waits)
    assert waits[-1] == 7200
