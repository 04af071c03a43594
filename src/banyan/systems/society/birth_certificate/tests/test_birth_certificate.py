"""The first paper of a life."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, on, problems
from banyan.standards import citizen
from banyan.systems.society.birth_certificate.forms import BirthCertificate
from banyan.systems.society.birth_certificate.system import FIRST

MOTHER = citizen.build("350102", date(1995, 1, 1), 2)
FATHER = citizen.build("350102", date(1994, 1, 1), 1)
FILLED: dict[str, Any] = {
    "baby_name": "林小榕",
    "sex": "female",
    "born": "2026-11-10",
    "hospital": "福建省某妇幼保健院",
    "mother": "陈某",
    "mother_number": MOTHER,
    "has_father": "true",
    "father": "林某",
    "father_number": FATHER,
    "contact_phone": "13800000021",
}


def test_the_declaration_is_right() -> None:
    assert problems(FIRST) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"father": ""}, {"father": "请填爸爸姓名"}),
        ({"has_father": "false", "father": "", "father_number": ""}, {}),
        ({"born": "2026-13-01"}, {"born": "宝宝出生日期要填日期，如 2026-11-24"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(BirthCertificate, FILLED, **changes) == said


@pytest.mark.parametrize(
    ("changes", "number", "found"),
    [
        ({}, MOTHER, set()),
        ({"born": "2026-12-24"}, FATHER, {"born"}),
        ({"baby_name": "欧阳小榕"}, FATHER, {"surname"}),
        ({}, None, {"parent"}),
    ],
)
def test_rules(changes: dict[str, Any], number: str | None, found: set[str]) -> None:
    with on(2026, 11, 23):
        form = filled_form(BirthCertificate, FILLED, **changes)
        assert failed(FIRST, form, {"population.citizen_number": number}) == found
