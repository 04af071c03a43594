"""Finding work for others."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, problems
from banyan.systems.society.employment_agency.forms import EmploymentAgency
from banyan.systems.society.employment_agency.system import NEW

FILLED: dict[str, Any] = {
    "services": ["supply", "demand"],
    "contact_phone": "13800000021",
    "staff": "6",
    "qualified": "3",
    "office": "福州市台江区某路 1 号",
    "area": "80",
    "own_money": "50",
}


def test_the_declaration_is_right() -> None:
    assert problems(NEW) == []


def test_mistakes_are_told() -> None:
    assert mistakes(EmploymentAgency, FILLED) == {}
    assert mistakes(EmploymentAgency, FILLED, services=[]) == {"services": "请至少选一项业务"}
    assert mistakes(EmploymentAgency, FILLED, services=["online"]) == {"website": "请填网站或小程序"}


@pytest.mark.parametrize(("qualified", "found"), [("3", set()), ("0", {"staff"}), ("9", {"staff"})])
def test_rules(qualified: str, found: set[str]) -> None:
    assert failed(NEW, filled_form(EmploymentAgency, FILLED, qualified=qualified)) == found
