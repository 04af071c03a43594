"""A new vehicle gets its plate."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, needed, on, problems
from banyan.systems.government.vehicle_registration.forms import VehicleRegistration
from banyan.systems.government.vehicle_registration.system import REGISTER

FILLED: dict[str, Any] = {
    "kind": "car",
    "vin": "lsvaa4182e2184847",
    "engine": "E123456",
    "imported": "false",
    "bought": "2026-11-20",
    "made": "2026-09-01",
    "tax_paid": "true",
    "insured_to": "2027-11-20",
    "address": "福州市鼓楼区某街 1 号",
    "contact_phone": "13800000021",
}


def test_the_declaration_is_right() -> None:
    assert problems(REGISTER) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"vin": "LSV123"}, {"vin": "车辆识别代号是 17 位，现在 6 位"}),
        ({"vin": "LSVAA4182E2I84847"}, {"vin": "车辆识别代号里没有字母 I、O、Q，请核对"}),
        ({"kind": ""}, {"kind": "请选车辆类型"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(VehicleRegistration, FILLED, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"tax_paid": "false"}, {"tax"}),
        ({"insured_to": "2026-11-01"}, {"insurance"}),
        ({"made": "2026-12-01"}, {"dates"}),
        ({"made": "2023-01-01"}, {"dates"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(REGISTER, filled_form(VehicleRegistration, FILLED, **changes)) == found


def test_imported_cars_bring_customs_papers() -> None:
    assert "maker-certificate" in needed(REGISTER, filled_form(VehicleRegistration, FILLED))
    assert "import-certificate" in needed(REGISTER, filled_form(VehicleRegistration, FILLED, imported="true"))
