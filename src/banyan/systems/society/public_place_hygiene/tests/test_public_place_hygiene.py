"""Public places: the form, the rules, the papers."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import A_FIRM, failed, filled_form, mistakes, needed, problems
from banyan.systems.society.public_place_hygiene.forms import PublicPlace
from banyan.systems.society.public_place_hygiene.system import NEW

FILLED: dict[str, Any] = {
    "place_name": "榕树民宿",
    "place": "lodging",
    "beds": "20",
    "disinfects": "true",
    "staff": "5",
    "contact_phone": "13800000021",
    "same_place": "true",
    "area": "300",
    "air": "false",
}


def test_the_declaration_is_right() -> None:
    assert problems(NEW) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"place": ""}, {"place": "请选场所类别"}),
        ({"beds": ""}, {"beds": "请填床位"}),
        ({"staff": "3.5"}, {"staff": "直接为顾客服务的人员要填整数，如 12"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(PublicPlace, FILLED, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"), [({}, set()), ({"area": "40"}, {"beds"}), ({"place": "beauty", "area": "40"}, set())]
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(NEW, filled_form(PublicPlace, FILLED, **changes), A_FIRM) == found


def test_papers_follow_the_answers() -> None:
    assert "air-test" not in needed(NEW, filled_form(PublicPlace, FILLED))
    sent = filled_form(PublicPlace, FILLED, air="true", disinfects="false")
    assert "air-test" in needed(NEW, sent)
    assert "disinfection" not in needed(NEW, sent)
