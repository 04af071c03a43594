"""Changing, renewing and giving back a food operation licence."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, needed, on, problems, steps
from banyan.systems.government.food_licence_changes.forms import FoodCancellation, FoodChange, FoodRenewal
from banyan.systems.government.food_licence_changes.system import CANCEL, CHANGE, RENEW

LICENCE = "01937c2e-0000-7000-8000-000000000001"
CHANGED: dict[str, Any] = {
    "licence": LICENCE,
    "what": ["name"],
    "changed": "2026-11-20",
    "shop_name": "榕香小馆",
    "contact_phone": "13800000021",
}
RENEWED: dict[str, Any] = {"licence": LICENCE, "unchanged": "true", "contact_phone": "13800000021"}
CLOSED: dict[str, Any] = {"licence": LICENCE, "reason": "closed", "stopped": "2026-11-20", "cards": "false"}


def test_the_declarations_are_right() -> None:
    assert problems(CHANGE, RENEW, CANCEL) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"what": []}, {"what": "请至少选一项"}),
        ({"what": ["name", "person"]}, {"head": "请填新的负责人"}),
        ({"changed": "昨天"}, {"changed": "哪天变的要填日期，如 2026-11-24"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(FoodChange, CHANGED, **changes) == said


def test_only_the_kitchen_is_looked_at() -> None:
    assert "site-check" not in steps(CHANGE, filled_form(FoodChange, CHANGED))
    kitchen = filled_form(FoodChange, CHANGED, what=["layout"], layout="多一个冷菜间")
    assert "site-check" in steps(CHANGE, kitchen)
    assert needed(CHANGE, kitchen) == ["food-licence", "floor-plan"]


@pytest.mark.parametrize(
    ("changed", "found"), [("2026-11-20", set()), ("2026-10-20", {"in-time"}), ("2026-12-01", {"in-time"})]
)
def test_a_change_is_told_within_ten_working_days(changed: str, found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(CHANGE, filled_form(FoodChange, CHANGED, changed=changed)) == found


@pytest.mark.parametrize(
    ("valid_to", "found"),
    [
        ("2026-12-31", set()),
        ("2026-12-01", {"in-time"}),
        ("2026-11-01", {"possible", "in-time"}),
        ("2029-12-01", {"possible"}),
    ],
)
def test_a_renewal_has_its_window(valid_to: str, found: set[str]) -> None:
    with on(2026, 11, 23):
        held = SimpleNamespace(valid_to=date.fromisoformat(valid_to))
        assert failed(RENEW, filled_form(FoodRenewal, RENEWED), {"held.licence": held}) == found


def test_prepaid_cards_are_asked_after() -> None:
    assert failed(CANCEL, filled_form(FoodCancellation, CLOSED)) == set()
    assert failed(CANCEL, filled_form(FoodCancellation, CLOSED, cards="true")) == {"cards"}
