"""Making foods that the province licenses."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, needed, problems
from banyan.systems.government.special_food_production.forms import SpecialFood
from banyan.systems.government.special_food_production.system import NEW

FILLED: dict[str, Any] = {
    "kind": "health-food",
    "products": "某牌维生素 C 片",
    "approval": "国食健备 G20260001",
    "safety_head": "林某",
    "contact_phone": "13800000021",
    "plant": "福州市闽侯县某路 1 号",
    "area": "3000",
    "laboratory": "true",
    "distance": "200",
}


def test_the_declaration_is_right() -> None:
    assert problems(NEW) == []


def test_salt_has_no_registration_of_its_own() -> None:
    assert mistakes(SpecialFood, FILLED, approval="") == {"approval": "请填产品注册或备案号"}
    salt = filled_form(SpecialFood, FILLED, kind="salt", approval="")
    assert "product-approval" not in needed(NEW, salt)
    assert "product-approval" in needed(NEW, filled_form(SpecialFood, FILLED))


@pytest.mark.parametrize(
    ("changes", "found"),
    [({}, set()), ({"distance": "5"}, {"distance"}), ({"kind": "infant", "laboratory": "false"}, {"batches"})],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(NEW, filled_form(SpecialFood, FILLED, **changes)) == found
