"""Surveying for principals abroad."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.divisions.departments import STATISTICS
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents.queries import licence_of_case
from banyan.engines.services.rehearsal import granted
from banyan.engines.services.testing import failed, filled_form, mistakes, problems
from banyan.kernel.principal import acting_as
from banyan.systems.government.foreign_surveys.forms import SurveyBody
from banyan.systems.government.foreign_surveys.system import RECOGNITION

FUJIAN = "350000000000"
FILLED: dict[str, Any] = {
    "kinds": ["market"],
    "within_province": "true",
    "in_scope": "true",
    "office": "福州市鼓楼区某路 1 号",
    "contact_phone": "13800000021",
    "versed": "林某",
    "staff": "8",
    "projects": "3",
    "turnover": "120000",
    "clean": "true",
}


def test_the_declaration_is_right() -> None:
    assert problems(RECOGNITION) == []


def test_mistakes_are_told() -> None:
    assert mistakes(SurveyBody, FILLED) == {}
    assert mistakes(SurveyBody, FILLED, kinds=[]) == {"kinds": "请至少选一种调查"}
    assert mistakes(SurveyBody, FILLED, versed="") == {"versed": "请写熟悉涉外调查规定的人的姓名"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"within_province": "false"}, {"province"}),
        ({"in_scope": "false"}, {"scope"}),
        ({"projects": "2"}, {"practice"}),
        ({"projects": "0", "turnover": "300000"}, set()),
        ({"clean": "false"}, {"clean"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(RECOGNITION, filled_form(SurveyBody, FILLED, **changes)) == found


@pytest.mark.django_db
def test_the_province_grants_the_permit() -> None:
    case, body = granted(RECOGNITION, FILLED, place=FUJIAN)
    assert (case.decision, case.org_id) == ("granted", organisation_for(STATISTICS, FUJIAN).id)
    with acting_as(body):
        permit = licence_of_case(case.id)
    assert permit is not None
    assert (permit.type_code, permit.content["kinds"]) == ("foreign-survey-permit", "市场调查")
    assert permit.content["area"] == "本省行政区域内"
