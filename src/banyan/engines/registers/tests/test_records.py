"""Stating, correcting and looking up, on a real database with its isolation in force."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection

from banyan.engines.registers.actions import correct, put
from banyan.engines.registers.declare import Purpose, Register
from banyan.engines.registers.models import Statement
from banyan.engines.registers.queries import facts, history, look_up, record
from banyan.engines.registers.tests.conftest import NUMBER, OTHER_NUMBER, SOMEONE
from banyan.kernel import clock
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import person_id
from banyan.kernel.testing import assert_queries, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]
BORN = date(1990, 3, 7)


def state(police: Principal) -> None:
    with acting_as(police):
        put("people", NUMBER, SOMEONE, source="public-security", valid_from=BORN)


def test_what_was_stated_is_found_with_source_and_day(police: Principal) -> None:
    state(police)
    with acting_as(SYSTEM):
        found = look_up("people", NUMBER.lower(), purpose="核对")
    assert found is not None
    assert found["name"] == "林小榕"
    assert found["born"] == BORN
    assert found.facts["name"].source == "公安"
    assert found.facts["name"].updated == clock.today()
    assert found.facts["number"].masked == "350102********0020"
    assert found.facts["name"].masked == "林*"


def test_a_look_up_is_one_statement(police: Principal) -> None:
    state(police)
    with acting_as(SYSTEM):
        look_up("people", NUMBER, purpose="先读一次")
        with assert_queries(1):
            look_up("people", NUMBER, purpose="核对")


def test_nobody_known_is_none_and_a_malformed_key_says_why(police: Principal) -> None:
    with acting_as(SYSTEM):
        assert look_up("people", OTHER_NUMBER, purpose="核对") is None
        with pytest.raises(Invalid, match="校验码"):
            look_up("people", NUMBER[:-1] + "1", purpose="核对")


def test_only_the_source_may_state_its_fields(police: Principal, registrar: Principal) -> None:
    state(police)
    with acting_as(registrar):
        with pytest.raises(Refused, match="公安"):
            put("people", NUMBER, {"name": "林大榕"}, source="public-security", valid_from=BORN)
        with pytest.raises(Invalid, match="由公安负责"):
            put("people", NUMBER, {"name": "林大榕"}, source="civil-affairs", valid_from=BORN)
        put("people", NUMBER, {"marriage": "已婚"}, source="civil-affairs", valid_from=date(2020, 5, 20))
    with acting_as(SYSTEM):
        found = look_up("people", NUMBER, purpose="核对")
    assert found is not None
    assert (found["name"], found["marriage"]) == ("林小榕", "20")
    assert found.facts["marriage"].source == "民政"


def test_both_axes_answer_for_themselves(police: Principal) -> None:
    state(police)
    subject, before = person_id(NUMBER), clock.now()
    with clock.at(before + timedelta(days=1)), acting_as(police):
        put("people", NUMBER, {"address": "新路 2 号"}, source="public-security", valid_from=date(2020, 1, 1))
    with clock.at(before + timedelta(days=2)), acting_as(police):
        correct(
            "people", NUMBER, {"address": "新路 3 号"}, source="public-security", reason="门牌写错",
            valid_from=date(2020, 1, 1),
        )  # fmt: skip

    def address(on: date, known_after: float) -> str:
        with acting_as(SYSTEM):
            known = before + timedelta(days=known_after)
            found = record("people", subject, purpose="核对", on=on, known=known)
        assert found is not None
        return str(found["address"])

    assert address(date(2021, 1, 1), 0.5) == SOMEONE["address"]
    assert address(date(2021, 1, 1), 1.5) == "新路 2 号"
    assert address(date(2021, 1, 1), 2.5) == "新路 3 号"
    assert address(date(2019, 1, 1), 2.5) == SOMEONE["address"]
    with acting_as(SYSTEM):
        entries = history("people", subject, purpose="核对")
    assert [entry.reason for entry in entries if entry.believed] == ["门牌写错", ""]
    assert sum(not entry.believed for entry in entries) == 2


def test_a_correction_needs_a_reason_and_a_record(police: Principal) -> None:
    state(police)
    with acting_as(police):
        with pytest.raises(Invalid, match="为什么"):
            correct("people", NUMBER, {"name": "林榕"}, source="public-security", reason=" ", valid_from=BORN)
        with pytest.raises(Exception, match="还没有这条记录"):
            correct("people", OTHER_NUMBER, {"name": "林榕"}, source="public-security", reason="x", valid_from=BORN)


def test_a_first_statement_must_be_whole(police: Principal) -> None:
    with acting_as(police), pytest.raises(Invalid, match="缺少姓名") as caught:
        put("people", NUMBER, {"address": "某路"}, source="public-security", valid_from=BORN)
    assert set(caught.value.fields) == {"name"}
    with acting_as(SYSTEM):
        assert Statement.objects.count() == 0


def test_twice_in_the_same_moment_keeps_both(police: Principal) -> None:
    with clock.at(clock.now()), acting_as(police):
        for name in ("林小榕", "林大榕", "林中榕"):
            put("people", NUMBER, {**SOMEONE, "name": name}, source="public-security", valid_from=BORN)
    with acting_as(SYSTEM):
        assert len(history("people", person_id(NUMBER), purpose="核对")) == 3


def test_no_personal_value_lies_open_in_the_table(police: Principal) -> None:
    state(police)
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(s)::text FROM registers_statement s")
        text = " ".join(row[0] for row in cursor.fetchall())
    assert "林小榕" not in text
    assert NUMBER not in text
    assert "某路" not in text
    assert "350102001001" in text


def test_facts_for_a_form_come_in_one_statement(police: Principal) -> None:
    state(police)
    own = person(subject_id=person_id(NUMBER))
    with acting_as(own):
        facts(person_id(NUMBER), ["people.name"], purpose="先读一次")
        with assert_queries(1):
            found = facts(
                person_id(NUMBER),
                ["people.name", "people.home", "people.marriage"],
                purpose=Purpose("办理试验事项", case_id=uuid7(), automatic=True),
            )
    assert set(found) == {"people.name", "people.home"}
    assert found["people.name"].value == "林小榕"


def test_the_register_of_these_tests_is_the_declared_one(people: Register) -> None:
    assert people.code == "people"
