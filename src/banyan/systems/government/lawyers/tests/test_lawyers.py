"""律师执业许可: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.lawyers.forms import Practice
from banyan.systems.government.lawyers.system import PRACTICE

FILLED: dict[str, Any] = {
    "qualification": "A20253501020001",
    "passed": "2025-03-01",
    "trained_from": "2025-09-01",
    "trained_to": "2026-09-30",
    "firm": "福建某某律师事务所",
    "full_time": "true",
    "convicted": "false",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Practice, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"trained_to": "2026-01-01"}, set(), {"training"}),
        ({"convicted": "true"}, set(), {"barred"}),
        ({"full_time": "false"}, {"employer"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Practice, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in PRACTICE.rules if not rule.ask(reading.value, {}).passed} == failed
