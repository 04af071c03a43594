"""取水许可: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.water_abstraction.forms import Abstraction
from banyan.systems.government.water_abstraction.system import PERMIT

FILLED: dict[str, Any] = {
    "source": "surface",
    "river": "闽江干流",
    "place": "福州市闽侯县竹岐乡取水口",
    "use": "industry",
    "yearly": "50",
    "fitted": "120",
    "metered": "true",
    "returns": "false",
    "until": "2031-11-30",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Abstraction, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"yearly": "500"}, set(), {"amount"}),
        ({"metered": "false"}, set(), {"metered"}),
        ({"returns": "true"}, {"outlet"}, set()),
        ({"yearly": "很多"}, {"yearly"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Abstraction, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in PERMIT.rules if not rule.ask(reading.value, {}).passed} == failed
