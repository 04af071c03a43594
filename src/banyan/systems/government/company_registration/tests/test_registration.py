"""Founding a company or an individual business: the forms, the rules, the materials."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from banyan.engines.services.declare import Granted
from banyan.engines.services.testing import failed, filled_form, mistakes, needed, on, problems
from banyan.standards import citizen
from banyan.systems.government.company_registration.forms import Company, Household
from banyan.systems.government.company_registration.rules import household_content
from banyan.systems.government.company_registration.system import COMPANY, HOUSEHOLD

NUMBER = citizen.build("350102", date(1990, 1, 1), 1)
OTHER = citizen.build("350102", date(1992, 5, 6), 2)
CHILD = citizen.build("350102", date(2012, 5, 6), 3)
HOLDER = {"name": "林某", "number": NUMBER, "share": "60", "pay_by": "2028-01-01"}
PARTNER = {"name": "陈某", "number": OTHER, "share": "40", "pay_by": "2028-01-01"}
COMPANY_DATA: dict[str, Any] = {
    "company_name": "福州榕味小馆餐饮有限公司",
    "scope": "餐饮服务；食品销售",
    "for_good": "true",
    "capital": "100",
    "shareholders": [HOLDER, PARTNER],
    "legal_person": "林某",
    "legal_person_number": NUMBER,
    "post": "director",
    "supervisor": "false",
    "contact_phone": "13800000021",
    "address": "福州市鼓楼区南后街 1 号",
    "premises": "rented",
}
SHOP: dict[str, Any] = {
    "owner": "林某",
    "owner_number": NUMBER,
    "wants_name": "false",
    "scope": "餐饮服务",
    "contact_phone": "13800000021",
    "online_only": "false",
    "address": "福州市鼓楼区南后街 2 号",
    "premises": "own",
}


def test_the_declarations_are_right() -> None:
    assert problems(COMPANY, HOUSEHOLD) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"company_name": ""}, {"company_name": "请写公司名称，如 福州榕味小馆餐饮有限公司"}),
        ({"for_good": "false"}, {"years": "请填期限"}),
        ({"supervisor": "true"}, {"supervisor_name": "请填监事姓名"}),
        ({"capital": "一百"}, {"capital": "注册资本要填数字，如 50000"}),
        (
            {"shareholders": [{**HOLDER, "number": "123"}]},
            {"shareholders.0.number": "证件号码不对：个人写身份证号，单位写统一社会信用代码"},
        ),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(Company, COMPANY_DATA, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"company_name": "榕味小馆"}, {"name-limited"}),
        ({"capital": "120"}, {"shares"}),
        ({"shareholders": [HOLDER, {**PARTNER, "pay_by": "2032-01-01"}]}, {"five-years"}),
        ({"shareholders": [HOLDER, {**HOLDER, "share": "40"}]}, {"shareholders"}),
        ({"legal_person_number": CHILD}, {"adult"}),
    ],
)
def test_rules_of_a_company(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(COMPANY, filled_form(Company, COMPANY_DATA, **changes)) == found


def test_a_shop_needs_a_place_or_a_platform() -> None:
    assert mistakes(Household, SHOP, address="") == {"address": "请填经营场所"}
    assert mistakes(Household, SHOP, online_only="true") == {"platform": "请填网店地址"}
    assert mistakes(Household, SHOP, wants_name="true") == {"shop_name": "请填字号全名"}


def test_a_shop_needs_few_papers() -> None:
    assert needed(HOUSEHOLD, filled_form(Household, SHOP)) == ["identity", "place-pledge"]
    online = filled_form(Household, SHOP, online_only="true", platform="某平台 shop.example.cn")
    assert needed(HOUSEHOLD, online) == ["identity", "platform-proof", "place-pledge"]


@pytest.mark.parametrize(("number", "found"), [(NUMBER, set()), (CHILD, {"adult"})])
def test_the_owner_of_a_shop_is_an_adult(number: str, found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(HOUSEHOLD, filled_form(Household, SHOP, owner_number=number)) == found


def test_a_licence_bears_the_owner_where_there_is_no_name() -> None:
    case = Granted(filled_form(Household, SHOP), "1", "林某", "鼓楼区市场监督管理局", date(2026, 11, 23))
    assert household_content(case)["name"] == "林某（个体工商户）"
