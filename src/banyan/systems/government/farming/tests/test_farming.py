"""农业准营: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.farming.forms import Pesticides
from banyan.systems.government.farming.system import PESTICIDE

FILLED: dict[str, Any] = {
    "shop": "南平市建阳区潭城街道 8 号",
    "shop_area": "45",
    "store_area": "60",
    "restricted": "false",
    "seller": "黄某",
    "trained": "闽农培 2026-0001",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Pesticides, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"shop_area": "20"}, set(), {"area"}),
        ({"restricted": "true", "fixed_place": "false"}, set(), {"restricted"}),
        ({"trained": ""}, {"trained"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Pesticides, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in PESTICIDE.rules if not rule.ask(reading.value, {}).passed} == failed
