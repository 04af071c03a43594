"""Joining the residents' insurance."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, on, problems
from banyan.systems.society.resident_insurance.forms import ResidentInsurance
from banyan.systems.society.resident_insurance.system import JOIN

FILLED: dict[str, Any] = {"who": "self", "year": "2027", "employed": "false", "contact_phone": "13800000021"}
BABY = {"who": "newborn", "child_name": "林小榕", "born": "2026-11-10"}


def test_the_declaration_is_right() -> None:
    assert problems(JOIN) == []


def test_mistakes_are_told() -> None:
    assert mistakes(ResidentInsurance, FILLED) == {}
    assert mistakes(ResidentInsurance, FILLED, who="newborn") == {
        "child_name": "请填孩子姓名",
        "born": "请填孩子出生日期",
    }
    assert mistakes(ResidentInsurance, FILLED, year="27") == {"year": "参保年度不能小于 2020 年"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"employed": "true"}, {"once"}),
        ({"year": "2030"}, {"year"}),
        (BABY, set()),
        ({**BABY, "born": "2026-03-01"}, {"newborn"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(JOIN, filled_form(ResidentInsurance, FILLED, **changes)) == found
