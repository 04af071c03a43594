"""Applying for a residence permit."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, finding, mistakes, needed, on, problems
from banyan.systems.government.residence_permit.forms import ResidencePermit
from banyan.systems.government.residence_permit.system import APPLY

FILLED: dict[str, Any] = {
    "since": "2026-01-05",
    "registered": "true",
    "address": "福州市仓山区某小区 3 号楼 502",
    "contact_phone": "13800000021",
    "ground": "work",
    "employer": "福州某有限公司",
}


def test_the_declaration_is_right() -> None:
    assert problems(APPLY) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"employer": ""}, {"employer": "请填在哪里上班"}),
        ({"ground": "home"}, {"own_home": "请选“房子是自己的还是租的？”"}),
        ({"ground": "study"}, {"school": "请填在哪所学校读书"}),
        ({"contact_phone": "12"}, {"contact_phone": "手机号码应为 11 位"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    found = mistakes(ResidencePermit, FILLED, **changes)
    assert set(found) == set(said)
    if "contact_phone" not in said:
        assert found == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [({}, set()), ({"since": "2026-08-01"}, {"half-year"}), ({"registered": "false"}, {"registered"})],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(APPLY, filled_form(ResidencePermit, FILLED, **changes)) == found


def test_who_came_late_is_told_the_first_day() -> None:
    with on(2026, 11, 23):
        text = finding(APPLY, "half-year", filled_form(ResidencePermit, FILLED, since="2026-08-01")).text
    assert text == "住满半年才能申领，您最早 2027-01-30 可以来办。"


def test_each_ground_has_its_proof() -> None:
    assert needed(APPLY, filled_form(ResidencePermit, FILLED)) == ["identity", "job-proof", "photo"]
    study = filled_form(ResidencePermit, FILLED, ground="study", school="某中学")
    assert needed(APPLY, study) == ["identity", "school-proof", "photo"]
