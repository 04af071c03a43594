"""Asking for a price that the government sets."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.documents.queries import licence_of_case
from banyan.engines.services import actions
from banyan.engines.services.declare import Special
from banyan.engines.services.models import Case
from banyan.engines.services.rehearsal import carried, clerk, granted, submitted
from banyan.engines.services.testing import failed, filled_form, finding, mistakes, needed, on, problems, steps
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import person
from banyan.systems.government.government_prices.forms import PriceApplication
from banyan.systems.government.government_prices.system import PRICE


def year(number: int, cost: str = "2800", sold: str = "1000") -> dict[str, Any]:
    return {"year": number, "cost": cost, "income": "2600", "sold": sold}


FILLED: dict[str, Any] = {
    "service": "water",
    "what": "adjust",
    "per": "元/立方米",
    "present": "2.55",
    "asked": "2.85",
    "whole": "true",
    "costs": [year(2023), year(2024), year(2025)],
    "reasons": "水源地改造后成本上升，现价低于成本。",
    "affected": ["households", "firms"],
    "households": "120000",
    "relief": "低保家庭每月 8 立方米以内按原价",
    "contact": "林某",
    "phone": "13800000021",
}


def test_the_declaration_is_right() -> None:
    assert problems(PRICE) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"what": "set"}, {}),
        ({"present": ""}, {"present": "请填现在的价"}),
        ({"service": "other"}, {"other_service": "请填目录里的名称"}),
        ({"whole": "false"}, {"area": "请填在哪些范围实行"}),
        ({"relief": ""}, {"relief": "请填对低收入家庭怎么照顾"}),
        ({"affected": ["firms"], "relief": "", "households": ""}, {}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(PriceApplication, FILLED, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"asked": "2.55"}, {"changes"}),
        ({"asked": "3.08"}, set()),
        ({"asked": "3.0801"}, {"cost"}),
        ({"costs": [year(2024), year(2025)]}, {"years"}),
        ({"costs": [year(2022), year(2024), year(2025)]}, {"years"}),
        ({"costs": [year(2025), year(2023), year(2024)]}, set()),
        ({"costs": [year(2022), year(2023), year(2024)]}, set()),
        ({"costs": [year(2021), year(2022), year(2023)]}, {"years"}),
        ({"costs": [year(2024), year(2025), year(2026)]}, {"years"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 24):
        assert failed(PRICE, filled_form(PriceApplication, FILLED, **changes)) == found


def test_the_clerk_reads_by_how_much_it_changes() -> None:
    form = filled_form(PriceApplication, FILLED)
    assert finding(PRICE, "changes", form).text == "2.55 调到 2.85 元/立方米，上调 11.8%"
    lower = filled_form(PriceApplication, FILLED, asked="2.125")
    assert finding(PRICE, "changes", lower).text == "2.55 调到 2.125 元/立方米，下调 16.7%"


@pytest.mark.parametrize(("service", "held"), [("water", True), ("bus", True), ("parking", False), ("care", False)])
def test_a_hearing_is_held_where_people_depend_on_it(service: str, held: bool) -> None:
    assert ("hearing" in steps(PRICE, filled_form(PriceApplication, FILLED, service=service))) is held


def test_accounts_and_costs_are_handed_in() -> None:
    wanted = ["business-licence", "proposal", "accounts", "cost-tables"]
    assert needed(PRICE, filled_form(PriceApplication, FILLED)) == wanted


@pytest.fixture
def filed() -> Any:
    with on(2026, 11, 24):
        return submitted(PRICE, {**FILLED, "service": "parking", "per": "元/小时"})


@pytest.mark.django_db
def test_a_price_is_decided_and_can_be_read(filed: Any) -> None:
    case, operator = filed
    with on(2026, 11, 25):
        ended = carried(case)
    assert ended.decision == "granted"
    with acting_as(operator):
        decision = licence_of_case(ended.id)
    assert decision is not None
    assert (decision.content["price"], decision.content["before"]) == ("2.85（元/小时）", "2.55（元/小时）")
    assert decision.content["area"] == "本地全部范围"


@pytest.mark.django_db
def test_the_clock_stands_while_costs_are_supervised(filed: Any) -> None:
    case, _ = filed
    with on(2026, 11, 25):
        with acting_as(clerk(case, "accept")):
            actions.accept(case_id=case.id)
        with acting_as(clerk(case, "review")):
            actions.do_step(case_id=case.id, opinion="在定价目录里")
        with acting_as(SYSTEM):
            now = Case.objects.get(id=case.id)
    assert (now.step, now.due) == ("cost-supervision", None)


@pytest.mark.django_db
def test_a_step_may_be_suspended_for_the_supervision_with_its_ground(filed: Any) -> None:
    case, _ = filed
    with on(2026, 11, 25):
        with acting_as(clerk(case, "accept")):
            actions.accept(case_id=case.id)
        with acting_as(clerk(case, "review")):
            stood = actions.suspend(
                case_id=case.id, special=Special.COST_SUPERVISION, reason="补充核定管网损耗", expected_on=None
            )
    assert stood.state == "suspended"


@pytest.mark.django_db
def test_a_refusal_sets_no_price(filed: Any) -> None:
    case, operator = filed
    with on(2026, 11, 25):
        carried(case, "refused", reason="成本没有上升", provision="价格法第二十五条")
    with acting_as(operator):
        assert licence_of_case(case.id) is None


@pytest.mark.django_db
def test_only_who_serves_the_public_asks() -> None:
    with acting_as(SYSTEM):
        actions.publish_items()
    with acting_as(person()), pytest.raises(Refused):
        actions.start_draft(item_code="government-price", division="350102000000")


@pytest.mark.django_db
def test_the_same_price_leaves_no_case_behind() -> None:
    with on(2026, 11, 24), pytest.raises(Invalid) as refused:
        granted(PRICE, {**FILLED, "asked": "2.55"})
    assert refused.value.fields["rules.changes"] == "申请的价和现在的价一样，不用调整。"
    with acting_as(SYSTEM):
        assert not Case.objects.exists()
