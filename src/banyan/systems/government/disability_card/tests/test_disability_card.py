"""残疾人证: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.disability_card.forms import Card
from banyan.systems.government.disability_card.system import CARD

FILLED: dict[str, Any] = {
    "kind": ["limbs"],
    "home_visit": "true",
    "address": "漳州市芗城区新华西路 1 号 101",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Card, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"kind": ["mind"]}, set(), {"guardian"}),
        ({"address": ""}, {"address"}, set()),
        ({"kind": []}, {"kind"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Card, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in CARD.rules if not rule.ask(reading.value, {}).passed} == failed
