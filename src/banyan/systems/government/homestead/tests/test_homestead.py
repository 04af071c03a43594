"""农村宅基地审批: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.homestead.forms import Homestead
from banyan.systems.government.homestead.system import APPROVAL

FILLED: dict[str, Any] = {
    "village": "350121105201",
    "members": [{"name": "林某", "number": "350102199001010016", "relation": "户主"}],
    "reason": "rebuild",
    "plots": "1",
    "place": "闽侯县上街镇某村，东到村道",
    "plot_area": "80",
    "floors": "3",
    "built_area": "220",
    "agreed": "true",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Homestead, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"reason": "divided"}, set(), {"one-plot"}),
        ({"reason": "divided", "gives_back": "true"}, set(), set()),
        ({"plot_area": "150"}, set(), {"area"}),
        ({"agreed": "false"}, set(), {"neighbours"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Homestead, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in APPROVAL.rules if not rule.ask(reading.value, {}).passed} == failed
