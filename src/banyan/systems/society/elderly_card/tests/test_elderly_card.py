"""A card for old people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, needed, on, problems
from banyan.standards import citizen
from banyan.systems.society.elderly_card.forms import ElderlyCard
from banyan.systems.society.elderly_card.system import APPLY

OLD = citizen.build("350102", date(1966, 11, 23), 1)
YOUNG = citizen.build("350102", date(1966, 11, 24), 1)
FILLED: dict[str, Any] = {"for_self": "true", "post": "false", "contact_phone": "13800000021"}


def test_the_declaration_is_right() -> None:
    assert problems(APPLY) == []


def test_mistakes_are_told() -> None:
    assert mistakes(ElderlyCard, FILLED) == {}
    assert mistakes(ElderlyCard, FILLED, for_self="false") == {
        "elder": "请填老人姓名",
        "elder_number": "请填老人身份证号",
    }


@pytest.mark.parametrize(("number", "found"), [(OLD, set()), (YOUNG, {"sixty"}), (None, set())])
def test_the_day_of_sixty_counts(number: str | None, found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(APPLY, filled_form(ElderlyCard, FILLED), {"population.citizen_number": number}) == found


def test_family_applies_with_a_paper() -> None:
    other = filled_form(ElderlyCard, FILLED, for_self="false", elder="林某", elder_number=OLD)
    assert needed(APPLY, other) == ["identity", "photo", "kinship"]
    with on(2026, 11, 23):
        assert failed(APPLY, other, {"population.citizen_number": YOUNG}) == set()
