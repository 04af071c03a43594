"""Selling cigarettes: the form, the rules, the papers."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import A_FIRM, failed, filled_form, finding, mistakes, needed, problems
from banyan.systems.government.tobacco_retail.forms import TobaccoRetail
from banyan.systems.government.tobacco_retail.system import NEW

FILLED: dict[str, Any] = {
    "shop": "grocery",
    "separate": "true",
    "unsuitable": "false",
    "contact_phone": "13800000021",
    "same_place": "true",
    "ownership": "own",
    "near_school": "false",
}


def test_the_declaration_is_right() -> None:
    assert problems(NEW) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"shop": ""}, {"shop": "请选店是哪一种"}),
        ({"same_place": "false"}, {"address": "请填店的地址"}),
        ({"near_school": ""}, {"near_school": "请选“店在中小学、幼儿园周边吗？”"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(TobaccoRetail, FILLED, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"near_school": "true"}, {"school"}),
        ({"separate": "false"}, {"apart"}),
        ({"unsuitable": "true"}, {"goods"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(NEW, filled_form(TobaccoRetail, FILLED, **changes), A_FIRM) == found


def test_a_school_nearby_stops_the_application_with_its_law() -> None:
    found = finding(NEW, "school", filled_form(TobaccoRetail, FILLED, near_school="true"))
    assert found.basis is not None
    assert found.basis.cite() == "《中华人民共和国未成年人保护法》第五十九条"


def test_a_lease_is_asked_of_tenants() -> None:
    assert needed(NEW, filled_form(TobaccoRetail, FILLED)) == ["business-licence"]
    assert "lease" in needed(NEW, filled_form(TobaccoRetail, FILLED, ownership="rented"))
