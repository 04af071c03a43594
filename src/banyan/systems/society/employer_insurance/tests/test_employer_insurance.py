"""A new employer joins."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, on, problems
from banyan.systems.society.employer_insurance.forms import EmployerInsurance
from banyan.systems.society.employer_insurance.system import REGISTER

FILLED: dict[str, Any] = {
    "founded": "2026-11-10",
    "staff": "6",
    "first_pay": "2026-12-01",
    "risk": "false",
    "officer": "陈某",
    "contact_phone": "13800000021",
}


def test_the_declaration_is_right() -> None:
    assert problems(REGISTER) == []


def test_mistakes_are_told() -> None:
    assert mistakes(EmployerInsurance, FILLED) == {}
    assert mistakes(EmployerInsurance, FILLED, staff="0") == {"staff": "要参保的员工不能小于 1 人"}


@pytest.mark.parametrize(("founded", "found"), [("2026-11-10", set()), ("2026-09-01", {"thirty-days"}), ("", set())])
def test_rules(founded: str, found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(REGISTER, filled_form(EmployerInsurance, FILLED, founded=founded)) == found
