"""A restaurant opens: one form and one set of papers reach every office, for a firm and for a newcomer."""

from __future__ import annotations

from banyan.systems.government.open_restaurant.tests.scene import FILLED, NEWCOMER, USUAL, sent, who


def test_a_firm_reaches_five_offices_at_once(ready: None) -> None:
    joint = sent(who("chendian", firm=True), FILLED, "business-licence")
    assert sorted(case.item_code for case in joint.cases) == sorted(USUAL)
    assert len({case.org_id for case in joint.cases}) == 5
    assert joint.waiting == ()


def test_a_newcomer_is_registered_first(ready: None) -> None:
    joint = sent(who("linmou"), NEWCOMER, "identity")
    assert [case.item_code for case in joint.cases] == ["household-registration"]
    assert list(joint.waiting) == USUAL
