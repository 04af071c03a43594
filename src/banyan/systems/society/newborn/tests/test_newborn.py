"""One form becomes the forms of four offices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.testing import filled_form, mistakes, on
from banyan.kernel.systems import registry
from banyan.standards import citizen
from banyan.systems.society.newborn.fill import birth_registration
from banyan.systems.society.newborn.forms import Newborn
from banyan.systems.society.newborn.system import NEWBORN

FILLED: dict[str, Any] = {
    "baby_name": "林小榕",
    "sex": "female",
    "born": "2026-11-10",
    "hospital": "福建省某妇幼保健院",
    "has_certificate": "false",
    "mother": "陈某",
    "mother_number": citizen.build("350102", date(1995, 1, 1), 2),
    "has_father": "true",
    "father": "林某",
    "father_number": citizen.build("350102", date(1994, 1, 1), 1),
    "contact_phone": "13800000021",
    "follows": "father",
    "address": "福州市鼓楼区某街 1 号",
    "wants_card": "true",
    "bank": "rural",
    "wants_insurance": "true",
    "year": "2027",
}
ALL = ["birth-certificate", "birth-registration", "social-security-card", "resident-insurance"]


def test_the_declaration_is_right() -> None:
    assert list(NEWBORN.check(registry())) == []


@pytest.mark.parametrize(
    ("changes", "items"),
    [
        ({}, ALL),
        ({"has_certificate": "true"}, ALL[1:]),
        ({"wants_card": "false", "wants_insurance": "false"}, ALL[:2]),
    ],
)
def test_the_answers_say_which_items_are_needed(changes: dict[str, Any], items: list[str]) -> None:
    form = filled_form(Newborn, FILLED, **changes)
    assert [part.item for part in NEWBORN.parts if part.needed_for(form)] == items


@pytest.mark.parametrize("changes", [{}, {"has_father": "false", "follows": "mother"}, {"follows": "mother"}])
def test_every_item_takes_its_form_and_no_rule_stops_it(changes: dict[str, Any]) -> None:
    with on(2026, 11, 23):
        form = filled_form(Newborn, FILLED, **changes)
        for part in NEWBORN.parts:
            item = registry().get(ServiceItem, part.item)
            own = filled_form(item.form, part.fill(form).model_dump(mode="json", exclude_none=True))
            stopped = [rule.code for rule in item.rules if rule.stops and not rule.ask(own, {}).passed]
            assert stopped == [], part.item


def test_the_household_is_the_chosen_parents() -> None:
    by_father = birth_registration(filled_form(Newborn, FILLED)).model_dump()
    by_mother = birth_registration(filled_form(Newborn, FILLED, follows="mother")).model_dump()
    assert (by_father["parent"], by_mother["parent"]) == ("林某", "陈某")


def test_mistakes_are_told() -> None:
    assert mistakes(Newborn, FILLED, bank="") == {"bank": "请选一家银行"}
    assert mistakes(Newborn, FILLED, follows="") == {"follows": "请选跟谁落户"}
