"""The play goes through the actions, leaves nothing half done, and is decided by its seed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest

from banyan.engines.services.actions import publish_items
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.forms.read import read
from banyan.engines.services.models import Case
from banyan.kernel.models import AuditRow
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.systems import registry
from banyan.site.simulate.filling import Unfillable, fill
from banyan.site.simulate.play import Play

MONDAY, TUESDAY = date(2026, 6, 8), date(2026, 6, 9)
VILLAGE = "350102001001"


@pytest.mark.django_db
def test_two_small_days_are_played_through_the_actions() -> None:
    with acting_as(SYSTEM):
        publish_items()
    heard: list[date] = []
    play = Play(seed=7, scale=0.08)
    play.run(MONDAY, TUESDAY, lambda day, _: heard.append(day))
    assert heard == [MONDAY, TUESDAY]
    with acting_as(SYSTEM):
        assert Case.objects.count() == play.summary["submitted"] > 5
        submitted = AuditRow.objects.filter(action="services.case.apply", channel="simulation")
        assert submitted.count() == play.summary["submitted"]
        assert {one.submitted_at.date() for one in Case.objects.all()} <= {MONDAY, TUESDAY}
    assert play.faults == Counter()


def test_the_same_seed_fills_a_form_in_the_same_way() -> None:
    for item in registry().of(ServiceItem)[:10]:
        try:
            first = fill(item, Random("a"), VILLAGE, MONDAY)
        except Unfillable:
            continue
        assert first == fill(item, Random("a"), VILLAGE, MONDAY)
        assert read(item.form, first).errors == {}


def test_most_items_can_be_filled_in() -> None:
    beyond = []
    for item in registry().of(ServiceItem):
        try:
            fill(item, Random(1), VILLAGE, MONDAY)
        except Unfillable:
            beyond.append(item.code)
    assert len(beyond) <= 8, beyond
