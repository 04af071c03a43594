"""义务教育入学报名: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.school_enrolment.forms import Enrolment
from banyan.systems.government.school_enrolment.system import ENROLMENT

FILLED: dict[str, Any] = {
    "child": "林小某",
    "number": "350102202003150017",
    "born": "2020-03-15",
    "grade": "primary",
    "home": "owned",
    "address": "福州市鼓楼区南后街 1 号 302",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Enrolment, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"born": "2020-03-16"}, set(), {"number"}),
        ({"home": "residence"}, {"since"}, set()),
        ({"number": "350102202003150012"}, {"number"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Enrolment, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in ENROLMENT.rules if not rule.ask(reading.value, {}).passed} == failed
