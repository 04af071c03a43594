"""Row 4-4-2b: firms by credit code, with branches, shareholders, state, and what other departments know of them."""

from __future__ import annotations

from datetime import date

import pytest

from banyan.engines.divisions.departments import HOUSING, MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity.declare import firm_on_register
from banyan.engines.identity.roles import REGISTER
from banyan.engines.registers import synthetic
from banyan.engines.registers.actions import load, put
from banyan.engines.registers.declare import Purpose
from banyan.engines.registers.queries import compare, look_up
from banyan.engines.registers.testing import cases_not_asked
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import firm_id
from banyan.kernel.testing import servant
from banyan.standards import uscc
from banyan.systems.government.legal_persons.system import SYSTEM as FIRMS_SYSTEM

pytestmark = pytest.mark.django_db


def load_some(count: int) -> list[dict[str, str]]:
    rows = list(synthetic.firms(count, seed=4))
    with acting_as(SYSTEM):
        assert load("firms", rows, source="market-supervision").bad == []
    return [dict(row.values) for row in rows]


def test_it_is_declared_for_its_row_of_the_plan() -> None:
    assert "4-4-2b" in FIRMS_SYSTEM.plan


def test_public_fields_are_open_to_every_clerk_and_the_head_s_number_only_compared() -> None:
    firm = load_some(20)[3]
    clerk = servant(organisation_for(HOUSING, "350102000000").id)
    case = Purpose("办理施工许可", case_id=uuid7())
    with acting_as(clerk), cases_not_asked():
        found = look_up("firms", firm["uscc"], purpose="核对", fields=["name", "state", "legal_person"])
        assert found is not None
        assert found["name"] == firm["name"]
        with pytest.raises(Refused, match="公民身份号码"):
            look_up("firms", firm["uscc"], purpose=case, fields=["legal_person_number"])
        answer = compare("firms", firm["uscc"], {"legal_person_number": firm["legal_person_number"]}, purpose=case)
    assert answer.agrees == {"legal_person_number": True}


def test_a_branch_names_its_parent_and_shareholders_are_kept() -> None:
    parent = load_some(40)
    company = next(one for one in parent if one["kind"] == "1")
    code = uscc.build(uscc.RegistrationDepartment.MARKET, "1", "350102", company["uscc"][8:17])
    branch = {
        **company,
        "uscc": code,
        "kind": "分支机构",
        "division": "350102000000",
        "shareholders": "林某|自然人|60;陈某|自然人|40",
    }
    keeper = servant(organisation_for(MARKET_SUPERVISION, "350102000000").id, REGISTER.code)
    values = {field: value for field, value in branch.items() if field != "uscc"}
    with acting_as(keeper):
        with pytest.raises(Invalid, match="所属单位"):
            put("firms", code, values, source="market-supervision", valid_from=date(2020, 1, 1))
        subject = put(
            "firms",
            code,
            {**values, "parent": company["uscc"]},
            source="market-supervision",
            valid_from=date(2020, 1, 1),
        )
        found = look_up("firms", code, purpose="核对", fields=["parent", "shareholders"])
    assert subject == firm_id(code)
    assert found is not None
    assert found["parent"] == company["uscc"]
    assert [one["name"] for one in found["shareholders"]] == ["林某", "陈某"]


def test_tax_credit_comes_from_tax_alone() -> None:
    firm = load_some(3)[0]
    with acting_as(SYSTEM):
        rows = [{"uscc": firm["uscc"], "tax_credit": "A"}]
        assert load("firms", rows, source="market-supervision", valid_from=date(2026, 1, 1)).bad
        assert load("firms", rows, source="tax", valid_from=date(2026, 1, 1)).bad == []
        found = look_up("firms", firm["uscc"], purpose="核对")
    assert found is not None
    assert (found["tax_credit"], found.facts["tax_credit"].source) == ("A", "税务")


def test_a_household_s_code_begins_with_92() -> None:
    firm = next(one for one in load_some(20) if one["kind"] == "1")
    with acting_as(SYSTEM):
        report = load("firms", [{**firm, "kind": "个体工商户"}], source="market-supervision")
    assert [bad.field for bad in report.bad] == ["kind"]


def test_identity_learns_who_represents_a_firm() -> None:
    firm = load_some(5)[0]
    found = firm_on_register(firm["uscc"])
    assert found is not None
    assert (found.name, found.representative_number) == (firm["name"], firm["legal_person_number"])
    assert firm_on_register(uscc.build(uscc.RegistrationDepartment.MARKET, "1", "350102", "PDY999995")) is None
