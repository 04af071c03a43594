"""One form becomes the forms of all the offices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.services.declare import COUNTY, Part, ServiceItem
from banyan.engines.services.testing import filled_form, mistakes, on
from banyan.kernel.systems import registry
from banyan.standards import citizen
from banyan.systems.government.open_restaurant.forms import OpenRestaurant
from banyan.systems.government.open_restaurant.system import RESTAURANT

NUMBER = citizen.build("350102", date(1990, 1, 1), 1)
FILLED: dict[str, Any] = {
    "shop_name": "榕味小馆",
    "licence": "have",
    "tobacco": "false",
    "lodging": "false",
    "address": "福州市鼓楼区南后街 1 号",
    "area": "186.5",
    "ownership": "rented",
    "dine_in": "true",
    "seats": "40",
    "lines": ["hot-food", "cold-food"],
    "grease_trap": "true",
    "separated": "true",
    "daily_water": "6",
    "outlets": "1",
    "floors": "1 层",
    "exits": "2",
    "sprinkler": "false",
    "alarm": "true",
    "accepted": "true",
    "opening": "2026-12-20",
    "way": "pledge",
    "sign_text": "榕味小馆",
    "width": "4.8",
    "height": "1.2",
    "fixing": "flat",
    "bottom": "3",
    "lit": "true",
    "own_wall": "true",
    "managers": [{"name": "林某", "number": NUMBER, "full_time": "true"}],
    "fire_manager": "林某",
    "staff": "4",
    "contact_name": "林某",
    "contact_phone": "13800000021",
}
OWNER = {"owner": "林某", "owner_number": NUMBER}
COMPANY = {"company_name": "福州榕味小馆餐饮有限公司", "capital": "10", "pay_by": "2030-01-01"}
EVERYTHING = {
    **OWNER,
    "licence": "household",
    "tobacco": "true",
    "near_school": "false",
    "lodging": "true",
    "beds": "6",
}
USUAL = ["food-licence-new", "signboard", "drainage-permit", "fire-safety-check", "employer-insurance"]


def parts_of(**changes: Any) -> list[Part]:
    form = filled_form(OpenRestaurant, FILLED, **changes)
    return [part for part in RESTAURANT.parts if part.needed_for(form)]


def test_the_declaration_is_right() -> None:
    assert list(RESTAURANT.check(registry())) == []


@pytest.mark.parametrize(
    ("changes", "items"),
    [
        ({}, USUAL),
        ({"dine_in": "false", "seats": "", "staff": "0"}, USUAL[:3]),
        ({**OWNER, "licence": "household"}, ["household-registration", *USUAL]),
        ({**OWNER, **COMPANY, "licence": "company"}, ["company-establishment", *USUAL]),
        (EVERYTHING, ["household-registration", *USUAL, "public-place-hygiene", "tobacco-retail-new"]),
    ],
)
def test_the_answers_say_which_items_are_needed(changes: dict[str, Any], items: list[str]) -> None:
    assert [part.item for part in parts_of(**changes)] == items


def test_a_usual_restaurant_goes_to_five_departments_at_once() -> None:
    items = [registry().get(ServiceItem, part.item) for part in parts_of()]
    assert len({item.department_at(COUNTY) for item in items}) == 5


@pytest.mark.parametrize("changes", [{}, EVERYTHING, {**OWNER, **COMPANY, "licence": "company"}])
def test_every_item_takes_its_form_and_no_rule_stops_it(changes: dict[str, Any]) -> None:
    with on(2026, 11, 23):
        form = filled_form(OpenRestaurant, FILLED, **changes)
        for part in parts_of(**changes):
            item = registry().get(ServiceItem, part.item)
            sent = part.fill(form).model_dump(mode="json", exclude_none=True)
            own = filled_form(item.form, sent)
            stopped = [rule.code for rule in item.rules if rule.stops and not rule.ask(own, {}).passed]
            assert stopped == [], part.item


def test_who_has_a_licence_or_founds_one_may_apply_for_every_part() -> None:
    for part in parts_of(**EVERYTHING):
        item = registry().get(ServiceItem, part.item)
        assert item.for_persons, part.item


def test_mistakes_are_told() -> None:
    assert mistakes(OpenRestaurant, FILLED, licence="") == {"licence": "请选营业执照有没有"}
    assert mistakes(OpenRestaurant, FILLED, seats="") == {"seats": "请填座位"}
    assert set(mistakes(OpenRestaurant, FILLED, licence="company")) == {
        "owner",
        "owner_number",
        "company_name",
        "capital",
        "pay_by",
    }
