"""Every item and every joint matter can be filled in, and the same seed fills it in the same way."""

from __future__ import annotations

from datetime import date
from random import Random
from uuid import UUID

import pytest

from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.forms.read import read
from banyan.kernel.systems import registry
from banyan.site.simulate.contents import mend_for
from banyan.site.simulate.filling import Filled, Unfillable, fill, stopping
from banyan.site.simulate.joint import stopped

VILLAGE, MONDAY = "350102001001", date(2026, 6, 8)
ITEMS = {item.code: item for item in registry().of(ServiceItem)}
MATTERS = {matter.code: matter for matter in registry().of(JointMatter)}


def _filled(item: ServiceItem, seed: int) -> Filled:
    rng = Random(seed)
    mend = mend_for(item.code, rng, VILLAGE, MONDAY, {})
    chosen = {name: str(UUID(int=7)) for name, one in shape_of(item.form).by_name.items() if one.held}
    return fill(
        item.form, lambda form: any(stopping(item, form, {})), rng, VILLAGE, MONDAY,
        mend=lambda data: {**(mend(data) if mend else {}), **chosen},
    )  # fmt: skip


def test_there_are_as_many_items_as_the_issue_asks_for() -> None:
    assert len(ITEMS) >= 50
    assert set(MATTERS) >= {"open-restaurant", "newborn"}


@pytest.mark.parametrize("code", sorted(ITEMS))
def test_every_item_can_be_filled_in(code: str) -> None:
    item = ITEMS[code]
    first = _filled(item, 1)
    assert not list(stopping(item, first.form, {}))
    assert read(item.form, first.data).errors == {}
    assert first.data == _filled(item, 1).data


@pytest.mark.parametrize("code", sorted(MATTERS))
def test_every_joint_matter_can_be_filled_in(code: str) -> None:
    matter, rng = MATTERS[code], Random(1)
    mend = mend_for(code, rng, VILLAGE, MONDAY, {})
    filled = fill(matter.form, lambda form: stopped(matter, form, {}), rng, VILLAGE, MONDAY, mend=mend)
    assert not stopped(matter, filled.form, {})
    assert len(matter.needed_for(filled.form)) > 1


def test_what_a_rule_always_stops_is_told() -> None:
    with pytest.raises(Unfillable):
        fill(ITEMS["elderly-card"].form, lambda form: True, Random(1), VILLAGE, MONDAY)
