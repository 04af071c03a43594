"""旅游准营: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.travel.forms import Guide
from banyan.systems.government.travel.system import GUIDE

FILLED: dict[str, Any] = {
    "certificate": "DZG2026FJ10001",
    "language": "zh",
    "engaged": "true",
    "engaged_by": "福州某旅行社",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Guide, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"engaged_by": ""}, {"engaged_by"}, set()),
        ({"engaged": "false"}, set(), set()),
        ({"language": "xx"}, {"language"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Guide, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in GUIDE.rules if not rule.ask(reading.value, {}).passed} == failed
