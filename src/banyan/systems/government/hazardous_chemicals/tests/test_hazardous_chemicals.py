"""危险化学品经营许可: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.hazardous_chemicals.forms import Chemicals
from banyan.systems.government.hazardous_chemicals.system import PERMIT

FILLED: dict[str, Any] = {
    "storage": "none",
    "chemicals": [{"name": "甲醇", "cas": "67-56-1"}],
    "responsible": "吴某",
    "trained": "true",
    "plan": "true",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Chemicals, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"trained": "false"}, set(), {"trained"}),
        ({"storage": "warehouse", "warehouse": "福州市马尾区港口路 2 号"}, set(), {"amounts"}),
        ({"plan": "false"}, set(), {"plan"}),
        ({"chemicals": []}, {"chemicals"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Chemicals, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in PERMIT.rules if not rule.ask(reading.value, {}).passed} == failed
