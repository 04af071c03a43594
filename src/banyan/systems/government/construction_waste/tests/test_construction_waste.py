"""Carrying rubble: the form, the rules, who is asked."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, problems, steps
from banyan.systems.government.construction_waste.forms import ConstructionWaste
from banyan.systems.government.construction_waste.system import PERMIT

LORRY = {"plate": "闽A12345", "tons": "15", "covered": "true"}
FILLED: dict[str, Any] = {
    "role": "produces",
    "project": "某小区二期",
    "site": "福州市晋安区某路 1 号",
    "volume": "12000",
    "contact_name": "陈某",
    "contact_phone": "13800000021",
    "vehicles": [LORRY],
    "route": "某路 – 三环 – 某消纳场",
    "begins": "2026-12-01",
    "ends": "2027-02-28",
    "at_night": "false",
    "destination": "某消纳场，闽侯县某镇",
}


def test_the_declaration_is_right() -> None:
    assert problems(PERMIT) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"vehicles": []}, {"vehicles": "请至少写一辆车"}),
        ({"volume": "0"}, {"volume": "处置总量要大于 0 立方米"}),
        ({"reuse": "true"}, {"reuse_volume": "请填再利用的量"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(ConstructionWaste, FILLED, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"ends": "2026-11-01"}, {"period"}),
        ({"vehicles": [{**LORRY, "covered": "false"}]}, {"covered"}),
        ({"vehicles": [LORRY, LORRY]}, {"twice"}),
        ({"reuse": "true", "reuse_volume": "13000"}, {"reuse"}),
        ({"at_night": "true"}, {"night"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(PERMIT, filled_form(ConstructionWaste, FILLED, **changes)) == found


def test_others_are_asked_only_about_lorries_on_the_road() -> None:
    assert "joint" in steps(PERMIT, filled_form(ConstructionWaste, FILLED))
    assert "joint" not in steps(PERMIT, filled_form(ConstructionWaste, FILLED, role="receives"))
