"""The play goes through the actions, goes wrong nowhere, leaves nothing half done, and is decided by its seed."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction

from banyan.engines.services.actions import publish_items
from banyan.engines.services.models import Case
from banyan.engines.supervision.models import Mark
from banyan.kernel import clock
from banyan.kernel.models import AuditRow
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.simulate.play import Play

MONDAY = date(2026, 6, 8)

pytestmark = pytest.mark.django_db


@pytest.fixture
def _items() -> None:
    with acting_as(SYSTEM):
        publish_items()


def _play(days: int, *, begins: date = MONDAY, seed: int = 7, scale: float = 0.08) -> tuple[Play, list[date]]:
    heard: list[date] = []
    play = Play(seed, scale)
    ends = begins + timedelta(days=days - 1)
    play.run(begins, ends, heard.append, until=datetime.combine(ends, time(20), clock.ZONE))
    return play, heard


@pytest.mark.usefixtures("_items")
def test_days_are_played_through_the_actions() -> None:
    play, heard = _play(3)
    assert play.stage.faults == Counter()
    assert heard == [MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)]
    with acting_as(SYSTEM):
        cases = list(Case.objects.all())
        assert len(cases) == play.counts["submitted"] > 10
        assert AuditRow.objects.filter(action="services.case.apply", channel="simulation").count() > 5
        assert Mark.objects.count() == len(cases)
    assert {one.submitted_at.astimezone(clock.ZONE).date() for one in cases} <= set(heard)
    assert sum(one.state == "closed" for one in cases) == play.counts["closed"] > 0
    immediate = [one for one in cases if one.promised == 0 and one.decided_on]
    assert all(one.decided_on == one.accepted_on for one in immediate)


@pytest.mark.usefixtures("_items")
def test_the_same_seed_plays_the_same_in_two_fresh_databases() -> None:
    told = []
    for _ in range(2):
        with transaction.atomic():
            play, _heard = _play(3)
            with acting_as(SYSTEM):
                numbers = sorted(Case.objects.values_list("number", "item_code", "state", "decision"))
            told.append((play.counts, play.stage.faults, numbers))
            transaction.set_rollback(True)
    assert told[0] == told[1]
    with acting_as(SYSTEM):
        assert Case.objects.count() == 0


@pytest.mark.usefixtures("_items")
def test_an_earlier_day_can_be_played_in_the_same_database_afterwards() -> None:
    """The staff that the first play made were in their posts on the earlier day too."""
    _play(1, begins=MONDAY + timedelta(days=7))
    play, _ = _play(2, begins=MONDAY)
    assert play.stage.faults == Counter()
    assert play.counts["closed"] > 0


@pytest.mark.usefixtures("_items")
def test_another_seed_plays_otherwise() -> None:
    with transaction.atomic():
        first, _ = _play(1)
        transaction.set_rollback(True)
    assert first.counts != _play(1, seed=8)[0].counts
