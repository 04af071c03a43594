"""The application form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.engines.services.life.plan import skipped
from banyan.systems.government.food_licence.forms import FoodLicence
from banyan.systems.government.food_licence.materials import MATERIALS
from banyan.systems.government.food_licence.rules import RULES
from banyan.systems.government.food_licence.system import NEW

FILLED: dict[str, Any] = {
    "shop_name": "榕味小馆",
    "business": "catering",
    "lines": ["hot-food", "cold-food"],
    "same_place": "true",
    "registered": "福州市鼓楼区南后街 8 号",
    "area": "186.5",
    "seats": "40",
    "ownership": "rented",
    "managers": [{"name": "林某", "number": "350102199001010016", "full_time": "true"}],
    "contact_name": "林某",
    "contact_phone": "138 0000 0021",
}


def filled(**changes: Any) -> FoodLicence:
    reading = read(FoodLicence, {**FILLED, **changes})
    assert reading.value is not None, reading.errors
    return reading.value


def test_a_restaurant_fills_in_the_form() -> None:
    form = filled()
    assert form.contact_phone == "13800000021"
    assert form.address is None


def test_another_place_asks_for_its_address() -> None:
    assert read(FoodLicence, {**FILLED, "same_place": "false"}).errors == {"address": "请填店的地址"}


def test_seats_are_asked_of_those_who_serve() -> None:
    assert read(FoodLicence, {**FILLED, "seats": ""}).errors == {"seats": "请填就餐座位"}
    assert filled(business="sales", lines=["bulk-food"], seats="").seats is None


@pytest.mark.parametrize(
    ("changes", "failed"),
    [
        ({}, set()),
        ({"lines": ["bulk-food"]}, {"lines-fit-business"}),
        ({"area": "12"}, {"cold-food-room"}),
        ({"managers": FILLED["managers"] * 2}, {"managers"}),
    ],
)
def test_rules_find_what_does_not_fit(changes: dict[str, Any], failed: set[str]) -> None:
    form = filled(**changes)
    assert {rule.code for rule in RULES if not rule.ask(form, {}).passed} == failed


def test_only_those_who_prepare_food_are_inspected() -> None:
    assert skipped(NEW, filled()) == []
    assert skipped(NEW, filled(business="sales", lines=["bulk-food"])) == ["site-check"]


def test_materials_follow_the_answers() -> None:
    def needed(**changes: Any) -> list[str]:
        form = filled(**changes)
        return [material.code for material in MATERIALS if material.needed_for(form)]

    assert needed() == ["floor-plan", "health-certificates", "lease", "safety-rules"]
    assert needed(ownership="own", business="sales", lines=["bulk-and-packed"]) == ["floor-plan", "safety-rules"]
