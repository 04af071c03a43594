"""道路货物运输经营许可: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.road_transport.forms import Haulier
from banyan.systems.government.road_transport.system import HAULAGE

FILLED: dict[str, Any] = {
    "scope": ["general", "cold"],
    "yard": "厦门市同安区洪塘镇物流园 3 号",
    "drivers": "2",
    "vehicles": [{"plate": "闽D00000", "tons": "18", "positioned": "true"}],
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Haulier, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"vehicles": [{"plate": "闽D00000", "tons": "18", "positioned": "false"}]}, set(), {"positioning"}),
        ({"drivers": "0"}, set(), {"drivers"}),
        ({"scope": []}, {"scope"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Haulier, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in HAULAGE.rules if not rule.ask(reading.value, {}).passed} == failed
