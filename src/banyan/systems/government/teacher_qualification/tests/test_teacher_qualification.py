"""教师资格认定: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.teacher_qualification.forms import Teacher
from banyan.systems.government.teacher_qualification.system import RECOGNITION

FILLED: dict[str, Any] = {
    "stage": "primary",
    "subject": "数学",
    "schooling": "bachelor",
    "diploma": "103861202605000001",
    "examination": "20263500100001",
    "mandarin": "3526001000001",
    "grade": "86",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Teacher, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"stage": "senior", "schooling": "college"}, set(), {"schooling"}),
        ({"language_teacher": "true"}, set(), {"mandarin"}),
        ({"grade": "及格"}, {"grade"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Teacher, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in RECOGNITION.rules if not rule.ask(reading.value, {}).passed} == failed
