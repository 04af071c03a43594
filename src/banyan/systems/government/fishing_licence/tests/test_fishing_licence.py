"""渔业捕捞许可: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.fishing_licence.forms import Fishing
from banyan.systems.government.fishing_licence.system import FISHING

FILLED: dict[str, Any] = {
    "boat_name": "闽连渔 60000",
    "boat_code": "3501220000001",
    "power": "136",
    "length": "24.5",
    "quota": "（闽）船网（2026）HY-000001 号",
    "water": "inshore",
    "gear": "gill-net",
    "closed_season": "true",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Fishing, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"water": "tidal", "gear": "trawl"}, set(), {"gear"}),
        ({"closed_season": "false"}, set(), {"closed-season"}),
        ({"power": "一百"}, {"power"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Fishing, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in FISHING.rules if not rule.ask(reading.value, {}).passed} == failed
