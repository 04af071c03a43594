"""企业投资项目备案: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.project_filing.forms import Project
from banyan.systems.government.project_filing.system import FILING

FILLED: dict[str, Any] = {
    "title": "年产 500 万双运动鞋技改项目",
    "nature": "renewal",
    "site": "泉州市晋江市陈埭镇",
    "content": "改造生产线 3 条",
    "permitted": "true",
    "total": "6000",
    "own": "2500",
    "begins": "2026-12-01",
    "ends": "2027-12-01",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Project, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"permitted": "false"}, set(), {"permitted"}),
        ({"own": "7000"}, set(), {"money"}),
        ({"ends": "2026-11-01"}, set(), {"period"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Project, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in FILING.rules if not rule.ask(reading.value, {}).passed} == failed
