"""Registering a lift or a boiler."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, needed, on, problems
from banyan.systems.government.special_equipment.forms import SpecialEquipment
from banyan.systems.government.special_equipment.system import REGISTRATION

FILLED: dict[str, Any] = {
    "equipment": "lift",
    "model": "KL-1000",
    "serial": "A2026-001",
    "maker": "某电梯有限公司",
    "made": "2026-06-01",
    "service_firm": "某维保有限公司",
    "place": "福州市鼓楼区某小区 3 号楼",
    "first_use": "2026-11-20",
    "inspected": "2026-11-10",
    "next_inspection": "2027-11-09",
    "manager": "陈某",
    "contact_phone": "13800000021",
}


def test_the_declaration_is_right() -> None:
    assert problems(REGISTRATION) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"serial": ""}, {"serial": "请写出厂编号，铭牌上有"}),
        ({"service_firm": ""}, {"service_firm": "请填维护保养单位"}),
        ({"equipment": "boiler", "service_firm": ""}, {}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(SpecialEquipment, FILLED, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"first_use": "2026-09-01"}, {"thirty-days", "order"}),
        ({"next_inspection": "2026-11-23"}, {"inspection"}),
        ({"inspected": "2026-11-22"}, {"order"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(REGISTRATION, filled_form(SpecialEquipment, FILLED, **changes)) == found


def test_only_lifts_bring_a_contract() -> None:
    assert "lift-service" in needed(REGISTRATION, filled_form(SpecialEquipment, FILLED))
    assert "lift-service" not in needed(REGISTRATION, filled_form(SpecialEquipment, FILLED, equipment="crane"))
