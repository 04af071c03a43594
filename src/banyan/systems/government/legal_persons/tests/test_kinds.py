"""Every kind of body from the one that registers it, and what other departments have of a firm."""

from __future__ import annotations

from datetime import date

import pytest

from banyan.engines.divisions.departments import MARKET_SUPERVISION, TAX
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity.roles import REGISTER
from banyan.engines.registers import synthetic, synthetic_bodies
from banyan.engines.registers.actions import ask_source, load
from banyan.engines.registers.declare import schema
from banyan.engines.registers.queries import differences_of, look_up, objections_of, objections_to
from banyan.kernel.errors import Conflict, Invalid, Refused
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import person, servant
from banyan.systems.government.legal_persons.bodies import registrar
from banyan.systems.government.legal_persons.joining import join, rows

pytestmark = pytest.mark.django_db


def test_invented_bodies_of_every_kind_are_taken_from_their_own_registrar_alone() -> None:
    firms = list(synthetic.firms(40, seed=7))
    kinds = {
        "market-supervision": [*firms, *synthetic_bodies.branches(firms, every=2)],
        "establishment": list(synthetic_bodies.institutions(5, seed=8)),
        "civil-affairs": list(synthetic_bodies.social(6, seed=9)),
    }
    with acting_as(SYSTEM):
        for source, stated in kinds.items():
            assert load("firms", stated, source=source).bad == []
            others = load("firms", stated[:1], source=next(one for one in kinds if one != source))
            assert "uscc" in {bad.field for bad in others.bad}
            assert others.taken == 0
        school = kinds["establishment"][0]
        found = look_up("firms", str(school.values["uscc"]), purpose="x")
    assert found is not None
    assert (found.facts["name"].source, found.facts["kind"].shown) == ("机构编制", "事业单位")


def test_organisations_join_once_and_are_marked_as_generated() -> None:
    some = next(one for one in rows() if "市场监督管理局" in str(one.values["name"]))
    with acting_as(SYSTEM):
        assert load("firms", [some], source="establishment", valid_from=date(2026, 1, 1)).written == 1
        found = look_up("firms", str(some.values["uscc"]), purpose="x")
    assert found is not None
    assert (found["generated"], found.facts["kind"].shown, "legal_person" in found.facts) == (True, "机关", False)


@pytest.mark.slow
def test_all_organisations_join_and_a_second_time_says_nothing_new() -> None:
    assert join(date(2026, 1, 1)) > 3000
    assert join(date(2026, 2, 1)) == 0


def test_the_code_tells_who_registers() -> None:
    assert [registrar(one) for one in ("91", "12", "51", "N2", "81")] == [
        "market-supervision",
        "establishment",
        "civil-affairs",
        "agriculture",
        "",
    ]


def firm_with_a_difference() -> str:
    firms = list(synthetic.firms(3, seed=4))
    with acting_as(SYSTEM):
        assert load("firms", firms, source="market-supervision").bad == []
        for source, said in synthetic_bodies.said_elsewhere(firms).items():
            assert load("firms", said, source=source).bad == []
    return str(firms[0].values["uscc"])


def test_what_tax_has_is_compared_and_the_source_is_asked() -> None:
    code = firm_with_a_difference()
    with acting_as(SYSTEM):
        found = look_up("firms", code, purpose="x")
    assert found is not None
    (one,) = differences_of(schema("firms"), found.facts)
    assert (one.field, one.stated.source, one.other.source) == ("address", "市场监督管理", "税务")
    tax = organisation_for(TAX, found.division)
    with acting_as(servant(tax.id)), pytest.raises(Refused):
        ask_source(register="firms", subject_id=found.subject_id, field="tax_address", purpose="核实")
    with acting_as(servant(tax.id, REGISTER.code, division=found.division)):
        ask_source(register="firms", subject_id=found.subject_id, field="tax_address", purpose="核实")
        with pytest.raises(Conflict):
            ask_source(register="firms", subject_id=found.subject_id, field="tax_address", purpose="核实")
        with pytest.raises(Invalid, match="不是可以比对"):
            ask_source(register="firms", subject_id=found.subject_id, field="tax_credit", purpose="核实")
    office = organisation_for(MARKET_SUPERVISION, found.division)
    with acting_as(servant(office.id, REGISTER.code, division=found.division)):
        (task,) = objections_to((office.id,))
    assert (task.field, "旧址" in task.words) == ("address", True)
    with acting_as(person(firm_id=found.subject_id)):
        assert objections_of(found.subject_id) == ()
