"""Entering a child into the register."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, on, problems
from banyan.standards import citizen
from banyan.systems.government.birth_registration.forms import BirthRegistration
from banyan.systems.government.birth_registration.system import REGISTER

FILLED: dict[str, Any] = {
    "baby_name": "林小榕",
    "sex": "female",
    "born": "2026-11-10",
    "contact_phone": "13800000021",
    "follows": "mother",
    "parent": "陈某",
    "parent_number": citizen.build("350102", date(1995, 1, 1), 2),
    "address": "福州市鼓楼区某街 1 号",
}


def test_the_declaration_is_right() -> None:
    assert problems(REGISTER) == []


def test_mistakes_are_told() -> None:
    assert mistakes(BirthRegistration, FILLED) == {}
    assert mistakes(BirthRegistration, FILLED, follows="") == {"follows": "请选跟谁落户"}
    assert set(mistakes(BirthRegistration, FILLED, parent_number="350102199501010023")) == {"parent_number"}


@pytest.mark.parametrize(
    ("born", "found"), [("2026-11-10", set()), ("2026-09-10", {"month"}), ("2026-12-01", {"born"})]
)
def test_rules(born: str, found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(REGISTER, filled_form(BirthRegistration, FILLED, born=born)) == found
