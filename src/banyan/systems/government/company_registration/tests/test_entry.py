"""A granted registration stands in the register of legal persons, and its founder may act for the new firm."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from banyan.engines.documents.queries import licence
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account, Agency
from banyan.engines.identity.queries import principal_of
from banyan.engines.registers.actions import put
from banyan.engines.registers.declare import Purpose
from banyan.engines.registers.models import Statement
from banyan.engines.registers.queries import history, look_up, tied_to
from banyan.engines.services import actions, queries
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.rehearsal import GULOU, carried, clerk, picture_of
from banyan.engines.services.testing import filled_form
from banyan.kernel.errors import Conflict, Refused
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id, person_id
from banyan.standards import uscc
from banyan.systems.government.company_registration.system import COMPANY, HOUSEHOLD
from banyan.systems.government.company_registration.tests.test_registration import COMPANY_DATA, SHOP

LOOK = Purpose("测试")


@pytest.fixture
def founder(db: None) -> Principal:
    demo.load()
    with acting_as(SYSTEM):
        actions.publish_items()
        return principal_of(Account.objects.get(username="linmou").pk)


def submitted(founder: Principal, item: ServiceItem, data: dict[str, Any]) -> CaseInfo:
    with acting_as(founder):
        form = filled_form(item.form, data)
        wanted = [one for one in item.materials if one.needed_for(form)]
        pdf = {one.code for one in wanted if one.formats == ("pdf",)}
        given = {one.code: {"pledged": True} if one.pledge else {"files": [picture_of(founder)]} for one in wanted}
        for code in pdf:
            given[code] = {"files": [_pdf(founder)]}
        return actions.apply(item_code=item.code, division=GULOU, data=data, materials=given)


def _pdf(owner: Principal) -> Any:
    from io import BytesIO

    from PIL import Image

    from banyan.engines.documents.actions import store

    held = BytesIO()
    Image.new("RGB", (40, 30), "white").save(held, "PDF")
    held.seek(0)
    assert owner.subject_id is not None
    return store(file=held, name="章程.pdf", owner_id=owner.subject_id).id


def shop_of(founder: Principal) -> dict[str, Any]:
    return {**SHOP, "owner": "林某", "owner_number": demo.RESIDENT_NUMBER}


def statements() -> int:
    with acting_as(SYSTEM):
        return Statement.objects.filter(register="firms").count()


def code_of(case: CaseInfo) -> str:
    assert case.licence_id is not None
    with acting_as(SYSTEM):
        return licence(case.licence_id).content["uscc"]


def test_a_granted_shop_stands_in_the_register_with_its_source(founder: Principal) -> None:
    case = carried(submitted(founder, HOUSEHOLD, shop_of(founder)))
    code = code_of(case)
    assert uscc.parse(code).category_label == "个体工商户"
    assert uscc.parse(code).is_synthetic
    with acting_as(SYSTEM):
        record = look_up("firms", code, purpose=LOOK)
        assert record is not None
        assert (record["name"], record["state"], record["division"]) == ("林某（个体工商户）", "1", GULOU)
        assert {fact.source for fact in record.facts.values()} == {"市场监督管理"}
        assert record.facts["name"].valid_from == case.closed_on
        row = Statement.objects.get(register="firms")
        assert (row.org_id, row.source) == (case.org_id, "market-supervision")
        assert len(history("firms", record.subject_id, purpose=LOOK)) == 1


def test_the_founder_acts_for_the_new_firm_and_its_forms_know_it(founder: Principal) -> None:
    case = carried(submitted(founder, HOUSEHOLD, shop_of(founder)))
    firm = firm_id(code_of(case))
    assert founder.account_id is not None
    agent = principal_of(founder.account_id, firm)
    assert agent.firm_id == firm
    with acting_as(agent):
        draft = actions.start_draft(item_code="food-licence-new", division=GULOU)
        facts = queries.known(draft.id).facts
    assert facts["firms.name"].value == "林某（个体工商户）"
    assert facts["firms.address"].value == SHOP["address"]


def test_a_company_is_entered_with_capital_and_shareholders(founder: Principal) -> None:
    case = carried(submitted(founder, COMPANY, COMPANY_DATA))
    code = code_of(case)
    assert uscc.parse(code).category_label == "企业"
    with acting_as(SYSTEM):
        record = look_up("firms", code, purpose=LOOK)
        assert record is not None
        assert record["capital"] == 1_000_000
        assert [(one["name"], one["kind"], "number" in one) for one in record["shareholders"]] == [
            ("林某", "1", True),
            ("陈某", "1", True),
        ]
        assert sum(Decimal(one["percent"]) for one in record["shareholders"]) == 100
        assert record["people"][0]["post"] == "1"
        held = tied_to("firms", "shareholder", person_id(record["shareholders"][0]["number"]), purpose=LOOK)
        assert [one.key for one in held.found] == [code]
        assert not Agency.objects.filter(firm_id=record.subject_id).exists()


def test_every_firm_gets_a_number_of_its_own(founder: Principal) -> None:
    first = carried(submitted(founder, HOUSEHOLD, shop_of(founder)))
    second = carried(submitted(founder, HOUSEHOLD, {**shop_of(founder), "address": "福州市鼓楼区某街 9 号"}))
    assert code_of(first) != code_of(second)
    assert statements() == 2


def test_a_refusal_and_a_withdrawal_enter_nothing(founder: Principal) -> None:
    refused = submitted(founder, HOUSEHOLD, shop_of(founder))
    carried(refused, "refused", reason="场所不实", provision="市场主体登记管理条例第十九条")
    taken_back = submitted(founder, HOUSEHOLD, shop_of(founder))
    with acting_as(founder):
        actions.withdraw(case_id=taken_back.id)
    assert statements() == 0
    with acting_as(SYSTEM):
        assert not Agency.objects.filter(account__subject_id=founder.subject_id).exists()


def test_a_second_decision_enters_nothing_more(founder: Principal) -> None:
    case = carried(submitted(founder, HOUSEHOLD, shop_of(founder)))
    with acting_as(clerk(case, "decide")), pytest.raises(Conflict):
        actions.decide(case_id=case.id, decision="granted")
    assert statements() == 1


def test_the_history_tells_that_the_register_was_written(founder: Principal) -> None:
    case = carried(submitted(founder, HOUSEHOLD, shop_of(founder)))
    with acting_as(founder):
        lines = {one.kind: one.text for one in queries.history(case.id)}
    assert lines["entered"].startswith("已写入法人库，统一社会信用代码 92350102")


def test_a_firm_that_was_struck_off_begins_no_case_and_one_whose_licence_was_revoked_does(founder: Principal) -> None:
    case = carried(submitted(founder, HOUSEHOLD, shop_of(founder)))
    code = code_of(case)
    assert founder.account_id is not None
    agent = principal_of(founder.account_id, firm_id(code))
    since = case.closed_on
    assert since is not None

    def becomes(state: str) -> None:
        with acting_as(SYSTEM):
            values = {"state": state, "state_reason": "测试"}
            put("firms", code, values, source="market-supervision", valid_from=since)

    becomes("3")
    with acting_as(agent):
        assert actions.start_draft(item_code="food-licence-new", division=GULOU).id
    becomes("4")
    with acting_as(agent):
        with pytest.raises(Refused, match="注销"):
            actions.start_draft(item_code="food-licence-new", division=GULOU)
        with pytest.raises(Refused, match="注销"):
            actions.apply(item_code="food-licence-new", division=GULOU, data={})
