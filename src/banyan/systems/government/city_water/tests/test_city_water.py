"""城镇排水和水土保持: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.city_water.forms import Drain
from banyan.systems.government.city_water.system import DRAINAGE

FILLED: dict[str, Any] = {
    "trade": "catering",
    "address": "福州市鼓楼区南后街 1 号",
    "daily": "3",
    "grease_trap": "true",
    "separated": "true",
    "outlets": "1",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Drain, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"grease_trap": "false"}, set(), {"trap"}),
        ({"separated": "false"}, set(), {"separated"}),
        ({"trade": "site"}, {"until"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Drain, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in DRAINAGE.rules if not rule.ask(reading.value, {}).passed} == failed
