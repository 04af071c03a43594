"""Keeping the books of others."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.divisions.departments import FINANCE
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents.queries import licence_of_case
from banyan.engines.services.rehearsal import GULOU, granted
from banyan.engines.services.testing import failed, filled_form, mistakes, problems
from banyan.kernel.principal import acting_as
from banyan.systems.government.bookkeeping_agencies.forms import BookkeepingAgency
from banyan.systems.government.bookkeeping_agencies.system import NEW

FILLED: dict[str, Any] = {
    "head": "林某",
    "standing": "years",
    "years": "3",
    "full_time": "true",
    "staff": "3",
    "office": "福州市鼓楼区某路 1 号",
    "contact_phone": "13800000021",
}


def test_the_declaration_is_right() -> None:
    assert problems(NEW) == []


def test_mistakes_are_told() -> None:
    assert mistakes(BookkeepingAgency, FILLED) == {}
    assert mistakes(BookkeepingAgency, FILLED, years="") == {"years": "请填从事会计工作"}
    assert mistakes(BookkeepingAgency, FILLED, standing="title") == {"certificate": "请填职务资格证书编号"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"staff": "2"}, {"staff"}),
        ({"years": "2"}, {"head"}),
        ({"standing": "title", "certificate": "K2026001"}, set()),
        ({"full_time": "false"}, {"full-time"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(NEW, filled_form(BookkeepingAgency, FILLED, **changes)) == found


@pytest.mark.django_db
def test_the_county_grants_the_licence() -> None:
    case, firm = granted(NEW, FILLED)
    assert (case.decision, case.org_id) == ("granted", organisation_for(FINANCE, GULOU).id)
    with acting_as(firm):
        licence = licence_of_case(case.id)
    assert licence is not None
    assert (licence.type_code, licence.content["head"]) == ("bookkeeping-licence", "林某")
    assert licence.valid_to is None
