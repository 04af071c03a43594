"""Applying for a card, for oneself and for a child."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, needed, on, problems
from banyan.standards import citizen
from banyan.systems.society.social_security_card.forms import SocialSecurityCard
from banyan.systems.society.social_security_card.system import APPLY

CHILD = citizen.build("350102", date(2020, 1, 1), 2)
GROWN = citizen.build("350102", date(2000, 1, 1), 2)
FILLED: dict[str, Any] = {"whose": "self", "contact_phone": "13800000021", "bank": "rural", "post": "false"}


def test_the_declaration_is_right() -> None:
    assert problems(APPLY) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"post": "true"}, {"address": "请填寄到哪里"}),
        ({"whose": "child"}, {"child_name": "请填孩子姓名"}),
        ({"bank": ""}, {"bank": "请选一家银行"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(SocialSecurityCard, FILLED, **changes) == said


@pytest.mark.parametrize(("number", "found"), [("", set()), (CHILD, set()), (GROWN, {"minor"})])
def test_grown_up_children_apply_themselves(number: str, found: set[str]) -> None:
    with on(2026, 11, 23):
        form = filled_form(SocialSecurityCard, FILLED, whose="child", child_name="林小榕", child_number=number)
        assert failed(APPLY, form) == found
        assert needed(APPLY, form) == ["identity", "birth-certificate"]
