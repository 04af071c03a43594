"""A registered birth stands in the population register, under a number that holds."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.registers.declare import Purpose
from banyan.engines.registers.models import Statement
from banyan.engines.registers.queries import record
from banyan.engines.services import queries
from banyan.engines.services.rehearsal import carried, granted, submitted
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen
from banyan.systems.government.birth_registration.system import REGISTER
from banyan.systems.government.birth_registration.tests.test_birth_registration import FILLED

pytestmark = pytest.mark.django_db


def children() -> list[Any]:
    with acting_as(SYSTEM):
        ids = Statement.objects.filter(register="population").values_list("subject_id", flat=True)
        found = [record("population", one, purpose=Purpose("测试")) for one in ids]
    return [one for one in found if one is not None]


def test_a_registered_child_is_in_the_register(db: None) -> None:
    case, _ = granted(REGISTER, FILLED)
    (child,) = children()
    number = citizen.parse(child["citizen_number"])
    assert number.value.startswith(case.division[:6])
    assert (child["name"], child["birth_date"].isoformat()) == (FILLED["baby_name"], FILLED["born"])
    assert child.facts["birth_date"].valid_from.isoformat() == FILLED["born"]
    assert child.facts["name"].source == "公安"


def test_children_of_one_day_get_different_numbers(db: None) -> None:
    granted(REGISTER, FILLED)
    granted(REGISTER, {**FILLED, "baby_name": "陈小榕"})
    assert len({child["citizen_number"] for child in children()}) == 2


def test_the_whole_number_does_not_stand_in_the_history(db: None) -> None:
    case, parent = granted(REGISTER, FILLED)
    (child,) = children()
    with acting_as(parent):
        words = " ".join(one.text for one in queries.history(case.id))
    assert child["citizen_number"] not in words
    assert citizen.mask(child["citizen_number"]) in words


def test_a_refusal_enters_nobody(db: None) -> None:
    case, _ = submitted(REGISTER, FILLED)
    carried(case, "refused", reason="父母户口都不在本地", provision="户口登记条例第七条")
    assert children() == []
