"""For those who have nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, on, problems
from banyan.standards import citizen
from banyan.systems.society.special_hardship.forms import SpecialHardship
from banyan.systems.society.special_hardship.system import RECOGNISE

OLD = citizen.build("350102", date(1950, 1, 1), 1)
GROWN = citizen.build("350102", date(1990, 1, 1), 1)
FILLED: dict[str, Any] = {
    "for_self": "true",
    "group": "old",
    "contact_phone": "13800000021",
    "able": "false",
    "income": "100",
    "supporters": "false",
    "care": "home",
}


def test_the_declaration_is_right() -> None:
    assert problems(RECOGNISE) == []


def test_mistakes_are_told() -> None:
    assert mistakes(SpecialHardship, FILLED) == {}
    assert mistakes(SpecialHardship, FILLED, for_self="false") == {
        "person": "请填他的姓名",
        "person_number": "请填他的身份证号",
    }
    assert mistakes(SpecialHardship, FILLED, supporters="true") == {"supporters_able": "请选“他们有能力吗？”"}


@pytest.mark.parametrize(
    ("changes", "number", "found"),
    [
        ({}, OLD, set()),
        ({}, GROWN, {"age"}),
        ({"group": "minor"}, OLD, {"age"}),
        ({"group": "disabled"}, GROWN, set()),
        ({"able": "true"}, OLD, {"work"}),
        ({"supporters": "true", "supporters_able": "true"}, OLD, {"support"}),
        ({"supporters": "true", "supporters_able": "false"}, OLD, set()),
    ],
)
def test_rules_tell_the_clerk_and_stop_nobody(changes: dict[str, Any], number: str, found: set[str]) -> None:
    with on(2026, 11, 23):
        form = filled_form(SpecialHardship, FILLED, **changes)
        assert failed(RECOGNISE, form, {"population.citizen_number": number}) == found
    assert not any(rule.stops for rule in RECOGNISE.rules)
