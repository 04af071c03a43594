"""渔业船舶登记: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.fishing_vessel.forms import Vessel
from banyan.systems.government.fishing_vessel.system import REGISTRATION

FILLED: dict[str, Any] = {
    "name": "闽连渔 60000",
    "port": "连江",
    "hull": "钢质",
    "length": "24.5",
    "tonnage": "98",
    "power": "136",
    "finished": "2026-08-01",
    "origin": "built",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Vessel, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"length": "8", "tonnage": "300"}, set(), {"size"}),
        ({"origin": "bought"}, {"former_name"}, set()),
        ({"finished": "去年"}, {"finished"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Vessel, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in REGISTRATION.rules if not rule.ask(reading.value, {}).passed} == failed
