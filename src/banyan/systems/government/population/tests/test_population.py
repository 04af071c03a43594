"""Row 4-4-2a: residents are loaded from several departments, looked up, followed through time, and kept private."""

from __future__ import annotations

from datetime import date

import pytest

from banyan.engines.divisions.departments import HOUSING
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity.declare import name_matches
from banyan.engines.registers import synthetic
from banyan.engines.registers.actions import load
from banyan.engines.registers.declare import Purpose, schema
from banyan.engines.registers.queries import compare, look_up, readings_of, record
from banyan.engines.registers.testing import cases_not_asked
from banyan.kernel.errors import Refused
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.systems import registry
from banyan.kernel.testing import person, servant
from banyan.standards import citizen
from banyan.systems.government.population import rules
from banyan.systems.government.population.codes import NATIONS
from banyan.systems.government.population.system import SYSTEM as POPULATION_SYSTEM

pytestmark = pytest.mark.django_db


def load_all(count: int) -> list[synthetic.Resident]:
    people = list(synthetic.residents(count, seed=3))
    with acting_as(SYSTEM):
        for source in ("public-security", "civil-affairs", "education", "social-insurance"):
            rows = [row for one in people for row in one.rows.get(source, ())]
            assert load("population", rows, source=source).bad == []
    return people


def test_it_is_declared_for_its_row_of_the_plan() -> None:
    assert "4-4-2a" in POPULATION_SYSTEM.plan
    assert any(one.code == "population" for one in registry().systems)


def test_four_departments_say_what_each_knows() -> None:
    people = load_all(60)
    grown = next(one for one in people if "civil-affairs" in one.rows)
    with acting_as(SYSTEM):
        found = look_up("population", grown.number, purpose="核对")
    assert found is not None
    assert found["name"] == grown.name
    assert found["birth_date"] == grown.birth
    assert {fact.source for fact in found.facts.values()} == {"公安", "民政", "教育", "社会保险"}
    assert found.division == grown.village.code


def test_where_somebody_lived_before_stays_known() -> None:
    people = load_all(60)
    moved = next(one for one in people if len(one.rows["public-security"]) == 2)
    first, second = moved.rows["public-security"]
    with acting_as(SYSTEM):
        subject = schema("population").subject_id(moved.number)
        then = record("population", subject, purpose="x", on=first.valid_from)
        now = record("population", subject, purpose="x")
    assert then is not None
    assert now is not None
    assert then["residence_division"] == first.values["residence_division"]
    assert now["residence_division"] == second.values["residence_division"]
    assert then["name"] == now["name"]


def test_housing_may_ask_but_education_is_only_compared() -> None:
    grown = next(one for one in load_all(30) if "education" in one.rows)
    clerk = servant(organisation_for(HOUSING, grown.village.code).id)
    case = Purpose("住房保障资格审核", case_id=uuid7())
    with acting_as(clerk), cases_not_asked():
        assert look_up("population", grown.number, purpose=case, fields=["name", "marriage"]) is not None
        with pytest.raises(Refused, match="最高学历"):
            look_up("population", grown.number, purpose=case, fields=["schooling"])
        answer = compare("population", grown.number, {"schooling": "20"}, purpose=case)
    assert answer.agrees["schooling"] in (True, False)
    subject = schema("population").subject_id(grown.number)
    with acting_as(person(subject_id=subject)):
        assert [one.outcome for one in readings_of(subject)] == ["compared", "refused", "read"]


def test_the_real_name_check() -> None:
    one = load_all(5)[0]
    stranger = citizen.build("350102", date(1999, 9, 9), 1)
    assert name_matches(one.number, one.name) is True
    assert name_matches(one.number, "别人") is False
    assert name_matches(stranger, one.name) is None
    assert name_matches("1", one.name) is None


def test_number_birth_and_sex_agree() -> None:
    number = citizen.build("350102", date(1990, 3, 7), 2)
    assert rules.birth_is_in_the_number({"citizen_number": number, "birth_date": "1990-03-07"}) is None
    assert rules.birth_is_in_the_number({"citizen_number": number, "birth_date": "1990-03-08"}) is not None
    assert rules.sex_is_in_the_number({"citizen_number": number, "sex": "2"}) is None
    assert rules.sex_is_in_the_number({"citizen_number": number, "sex": "1"}) is not None
    assert rules.sex_is_in_the_number({"citizen_number": number, "sex": "9"}) is None


def test_there_are_fifty_six_nations() -> None:
    assert len(NATIONS) == 56
    assert (NATIONS["01"], NATIONS["22"], NATIONS["56"]) == ("汉族", "畲族", "基诺族")


def test_the_same_seed_gives_the_same_people_and_no_number_twice() -> None:
    some, more = list(synthetic.residents(50, seed=9)), list(synthetic.residents(400, seed=9))
    assert more[:50] == some
    assert len({one.number for one in more}) == 400
    assert {one.village.code[:4] for one in more} == {f"350{n}" for n in range(1, 10)}
