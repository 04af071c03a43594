"""A hospital opens."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, problems, steps
from banyan.systems.society.medical_institution.forms import MedicalInstitution
from banyan.systems.society.medical_institution.system import REGISTER

FILLED: dict[str, Any] = {
    "institution_name": "福州榕城医院",
    "kind": "hospital",
    "approved": "true",
    "subjects": "内科\n外科",
    "beds": "60",
    "address": "福州市晋安区某路 1 号",
    "area": "5000",
    "head": "林某",
    "doctors": "20",
    "nurses": "30",
    "contact_phone": "13800000021",
}


def test_the_declaration_is_right() -> None:
    assert problems(REGISTER) == []


def test_mistakes_are_told() -> None:
    assert mistakes(MedicalInstitution, FILLED) == {}
    assert mistakes(MedicalInstitution, FILLED, beds="") == {"beds": "请填床位"}
    assert mistakes(MedicalInstitution, FILLED, doctors="0") == {"doctors": "医师不能小于 1 人"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [({}, set()), ({"beds": "10"}, {"beds"}), ({"nurses": "5"}, {"nurses"}), ({"kind": "outpatient"}, set())],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(REGISTER, filled_form(MedicalInstitution, FILLED, **changes)) == found


def test_experts_and_others_are_asked_about_hospitals_only() -> None:
    assert {"expert-review", "joint"} <= set(steps(REGISTER, filled_form(MedicalInstitution, FILLED)))
    assert not {"expert-review", "joint"} & set(
        steps(REGISTER, filled_form(MedicalInstitution, FILLED, kind="outpatient"))
    )
