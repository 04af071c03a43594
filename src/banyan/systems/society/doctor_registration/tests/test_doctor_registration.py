"""Registering a doctor."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, on, problems
from banyan.systems.society.doctor_registration.forms import DoctorRegistration
from banyan.systems.society.doctor_registration.system import REGISTER

FILLED: dict[str, Any] = {
    "certificate": "202635110350102199001010016",
    "obtained": "2026-06-01",
    "category": "clinical",
    "scope": "内科专业",
    "punished": "false",
    "trained": "true",
    "contact_phone": "13800000021",
    "institution": "福州某医院",
    "agreed": "true",
}


def test_the_declaration_is_right() -> None:
    assert problems(REGISTER) == []


def test_mistakes_are_told() -> None:
    assert mistakes(DoctorRegistration, FILLED) == {}
    assert mistakes(DoctorRegistration, FILLED, scope="") == {"scope": "请写执业范围，如 内科专业"}
    assert mistakes(DoctorRegistration, FILLED, category="") == {"category": "请选执业类别"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"punished": "true"}, {"barred"}),
        ({"agreed": "false"}, {"employed"}),
        ({"obtained": "2020-06-01", "trained": "false"}, {"fresh"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(REGISTER, filled_form(DoctorRegistration, FILLED, **changes)) == found
