"""排污许可: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.pollutant_discharge.forms import Discharge
from banyan.systems.government.pollutant_discharge.system import PERMIT

FILLED: dict[str, Any] = {
    "management": "key",
    "plant": "泉州市晋江市磁灶镇工业区 8 号",
    "product": "瓷砖 300 万平方米",
    "assessment": "泉环评〔2020〕表 12 号",
    "outlets": [{"code": "DA001", "medium": "air", "pollutant": "二氧化硫", "yearly": "12.5"}],
    "monitored": "true",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Discharge, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"monitored": "false"}, set(), {"monitoring"}),
        ({"monitored": "false", "management": "simple"}, set(), set()),
        ({"outlets": FILLED["outlets"] * 2}, set(), {"outlets"}),
        ({"outlets": []}, {"outlets"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Discharge, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in PERMIT.rules if not rule.ask(reading.value, {}).passed} == failed
