"""The check before opening: two ways, their steps and papers."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import A_FIRM, failed, filled_form, mistakes, needed, on, problems, steps
from banyan.systems.government.fire_safety_check.forms import FireSafety
from banyan.systems.government.fire_safety_check.system import CHECK

FILLED: dict[str, Any] = {
    "place_name": "榕味小馆",
    "place": "catering",
    "opening": "2026-12-20",
    "fire_manager": "林某",
    "contact_phone": "13800000021",
    "same_place": "true",
    "area": "320",
    "floors": "1–2 层",
    "exits": "2",
    "sprinkler": "true",
    "alarm": "true",
    "accepted": "true",
    "way": "pledge",
}


def test_the_declaration_is_right() -> None:
    assert problems(CHECK) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"way": ""}, {"way": "请选一种办法"}),
        ({"exits": "0"}, {"exits": "安全出口不能小于 1 个"}),
        ({"same_place": "false"}, {"address": "请填场所地址"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(FireSafety, FILLED, **changes) == said


def test_a_pledge_leaves_out_the_inspection_but_is_agreed_to() -> None:
    form = filled_form(FireSafety, FILLED)
    assert steps(CHECK, form) == ["accept", "review", "decide"]
    assert "fire-pledge" in needed(CHECK, form)


def test_who_does_not_pledge_is_inspected_within_the_ten_days() -> None:
    form = filled_form(FireSafety, FILLED, way="check")
    assert steps(CHECK, form) == ["accept", "review", "fire-check", "decide"]
    assert "fire-pledge" not in needed(CHECK, form)
    assert all(step.outside is None for step in CHECK.procedure)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"opening": "2026-11-01"}, {"not-open"}),
        ({"accepted": "false"}, {"accepted"}),
        ({"exits": "1"}, {"exits"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(CHECK, filled_form(FireSafety, FILLED, **changes), A_FIRM) == found
