"""A wrong declaration stops the start with the field and the mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from banyan.engines.divisions.departments import CIVIL_AFFAIRS, HEALTH
from banyan.engines.registers import types
from banyan.engines.registers.declare import Agreement, RegisterAddition, Sensitivity, registers, schema
from banyan.engines.registers.tests.conftest import MARRIAGES, PEOPLE, field, system
from banyan.kernel.systems import Misdeclared
from banyan.kernel.testing import registry_of


def refused(*declares: object) -> str:
    with pytest.raises(Misdeclared) as caught, registry_of(system(*declares)):
        pass
    return str(caught.value)


def test_two_sources_for_one_field() -> None:
    again = RegisterAddition(
        code="people-name", register="people", fields=(field("name", "姓名", types.PersonName(), CIVIL_AFFAIRS),)
    )
    message = refused(PEOPLE, MARRIAGES, again)
    assert "test" in message or "conftest.py" in message
    assert "people.name" in message
    assert "“姓名”有两个来源：公安（people）和民政（people-name）" in message
    assert "一数一源" in message


@pytest.mark.parametrize("role", ["key", "name", "place", "began"])
def test_a_role_must_be_a_field(role: str) -> None:
    wrong: dict[str, Any] = {role: "height"}
    assert f"{role} 指向不存在的字段 height" in refused(replace(PEOPLE, **wrong), MARRIAGES)


def test_a_search_must_not_give_common_values_away() -> None:
    assert "泄露常见的值" in refused(replace(PEOPLE, searches=(("name",),)), MARRIAGES)
    assert "height" in refused(replace(PEOPLE, searches=(("height",),)), MARRIAGES)


def test_agreements_speak_of_fields_that_exist_and_say_why() -> None:
    assert "height" in refused(replace(PEOPLE, agreements=(Agreement(to=HEALTH, fields=("height",), purpose="x"),)))
    assert "没有写用途" in refused(replace(PEOPLE, agreements=(Agreement(to=HEALTH, fields=("name",), purpose=" "),)))


def test_a_secret_field_is_not_for_everybody() -> None:
    everybody = Agreement(to=None, fields=("marriage",), purpose="x")
    assert "不能对所有部门开放" in refused(replace(PEOPLE, agreements=(everybody,)), MARRIAGES)


def test_an_addition_needs_its_register() -> None:
    assert "没有代码为 people 的登记库" in refused(MARRIAGES)


def test_a_field_code_is_lower_case() -> None:
    bad = replace(MARRIAGES, fields=(field("Marriage", "x", types.Text(), CIVIL_AFFAIRS),))
    assert "Marriage" in refused(replace(PEOPLE, agreements=()), bad)


def test_the_schema_holds_what_was_added() -> None:
    with registry_of(system(PEOPLE, MARRIAGES)):
        known = schema("people")
        assert [one.code for one in registers()] == ["people"]
    assert known.sources(["name", "marriage", "born"]) == ["public-security", "civil-affairs"]
    assert [one.code for one in known.required_of("public-security")] == ["number", "name"]
    assert known.field("marriage").sensitivity is Sensitivity.SECRET
    with registry_of(system(replace(PEOPLE, agreements=()))):
        assert "marriage" not in schema("people").fields
