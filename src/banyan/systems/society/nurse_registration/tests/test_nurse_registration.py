"""Registering a nurse."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, on, problems
from banyan.systems.society.nurse_registration.forms import NurseRegistration
from banyan.systems.society.nurse_registration.system import REGISTER

FILLED: dict[str, Any] = {
    "school": "福建某卫生职业学院",
    "practised": "9",
    "passed": "2026-06-01",
    "trained": "true",
    "healthy": "true",
    "contact_phone": "13800000021",
    "institution": "福州某医院",
}


def test_the_declaration_is_right() -> None:
    assert problems(REGISTER) == []


def test_mistakes_are_told() -> None:
    assert mistakes(NurseRegistration, FILLED) == {}
    assert mistakes(NurseRegistration, FILLED, passed="") == {"passed": "请写通过考试的日子"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"practised": "6"}, {"practice"}),
        ({"passed": "2020-06-01"}, set()),
        ({"passed": "2020-06-01", "trained": "false"}, {"training"}),
        ({"healthy": "false"}, {"health"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(REGISTER, filled_form(NurseRegistration, FILLED, **changes)) == found
