"""林木采伐许可: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.logging.forms import Felling
from banyan.systems.government.logging.system import FELLING

FILLED: dict[str, Any] = {
    "place": "三明市沙县区夏茂镇某村大坑山场 12 小班",
    "certificate": "闽（2020）沙县不动产权第 0000001 号",
    "species": "杉木",
    "hectares": "2.4",
    "way": "clear",
    "volume": "180",
    "begins": "2026-12-01",
    "ends": "2026-12-31",
    "replant": "2027-03-31",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Felling, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"ends": "2026-11-01"}, set(), {"dates"}),
        ({"replant": "2029-01-01"}, set(), {"dates"}),
        ({"volume": ""}, {"volume"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Felling, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in FELLING.rules if not rule.ask(reading.value, {}).passed} == failed
