"""What the platform looks at before the registrar does, and what the licence says."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.kernel import clock
from banyan.standards import citizen
from banyan.systems.government.company_registration.forms import Company, Household, Premises

COMPANY_LAW = "公司法"
FIVE_YEARS = Law(COMPANY_LAW, 47, says="全体股东认缴的出资额由股东自公司成立之日起五年内缴足。")
NAMED_LIMITED = Law(COMPANY_LAW, 7, says="有限责任公司应当在名称中标明有限责任公司或者有限公司字样。")
FIFTY = Law(COMPANY_LAW, 42, says="有限责任公司由一个以上五十个以下股东出资设立。")
CAPABLE = Law(COMPANY_LAW, 178, says="无民事行为能力或者限制民事行为能力的人，不得担任董事、监事、高级管理人员。")


def name_says_limited(form: Company, facts: Mapping[str, Any]) -> Finding:
    """The name says that it is a limited company (公司法第七条)."""
    if not form.company_name.endswith(("有限公司", "有限责任公司")):
        return Finding(False, f"名称要以“有限公司”或“有限责任公司”结尾，现在是“{form.company_name}”。", NAMED_LIMITED)
    return Finding(True, "名称标明了公司类型", NAMED_LIMITED)


def shares_make_capital(form: Company, facts: Mapping[str, Any]) -> Finding:
    """What the shareholders undertake to pay in is the registered capital."""
    total = sum((one.share for one in form.shareholders), Decimal(0))
    if total != form.capital:
        return Finding(False, f"股东认缴合计 {total} 万元，注册资本写的是 {form.capital} 万元，请改成一样。")
    return Finding(True, f"{len(form.shareholders)} 位股东认缴合计 {total} 万元")


def paid_in_five_years(form: Company, facts: Mapping[str, Any]) -> Finding:
    """Every share is paid in within five years of the founding (公司法第四十七条)."""
    today = clock.today()
    last = today.replace(year=today.year + 5, day=min(today.day, 28))
    late = [one.name for one in form.shareholders if one.pay_by > last]
    if late:
        return Finding(False, f"{'、'.join(late)}的缴足日期晚于五年，请改到 {last:%Y-%m-%d} 以前。", FIVE_YEARS)
    return Finding(True, "出资都在五年内缴足", FIVE_YEARS)


def nobody_twice(form: Company, facts: Mapping[str, Any]) -> Finding:
    """A shareholder stands in the list once; the list has at most fifty (公司法第四十二条)."""
    numbers = [one.number for one in form.shareholders]
    if len(set(numbers)) < len(numbers):
        return Finding(False, "有一位股东写了两次，请合成一行。", FIFTY)
    return Finding(True, f"股东 {len(numbers)} 位", FIFTY)


def representative_is_adult(form: Company, facts: Mapping[str, Any]) -> Finding:
    """Whoever represents the company is an adult (公司法第一百七十八条)."""
    age = citizen.parse(form.legal_person_number).age(clock.today())
    if age < 18:
        return Finding(False, f"法定代表人 {age} 岁，要满 18 岁才能担任。", CAPABLE)
    return Finding(True, "法定代表人已成年", CAPABLE)


COMPANY_RULES = (
    Rule("name-limited", "名称标明公司类型", name_says_limited, stops=True),
    Rule("shares", "认缴合计等于注册资本", shares_make_capital, stops=True),
    Rule("five-years", "五年内缴足", paid_in_five_years, stops=True),
    Rule("shareholders", "股东不重复", nobody_twice, stops=True),
    Rule("adult", "法定代表人成年", representative_is_adult, stops=True),
)


def adult_founder(form: Household, facts: Mapping[str, Any]) -> Finding:
    """A natural person who may trade is one of full capacity; a minor is looked at by the registrar."""
    age = citizen.parse(form.owner_number).age(clock.today())
    return Finding(age >= 18, "经营者已成年" if age >= 18 else f"经营者 {age} 岁，请核对是否有民事行为能力")


HOUSEHOLD_RULES = (Rule("adult", "经营者成年", adult_founder),)


def rents(form: Company | Household) -> bool:
    """Whether the premises belong to somebody else."""
    return form.premises in (Premises.RENTED, Premises.LENT)


def sells_online(form: Household) -> bool:
    """Whether the shop is on a platform only."""
    return form.online_only


def company_content(case: Granted) -> dict[str, str]:
    """What a company's licence says."""
    form: Company = case.form
    return {
        "uscc": case.given,
        "name": form.company_name,
        "kind": "有限责任公司",
        "legal_person": form.legal_person,
        "capital": f"{form.capital} 万元",
        "founded": case.day.isoformat(),
        "address": form.address,
        "scope": form.scope,
    }


def household_content(case: Granted) -> dict[str, str]:
    """What an individual business's licence says."""
    form: Household = case.form
    return {
        "uscc": case.given,
        "name": form.shop_name or f"{form.owner}（个体工商户）",
        "kind": "个体工商户",
        "legal_person": form.owner,
        "founded": case.day.isoformat(),
        "address": form.address or form.platform or "",
        "scope": form.scope,
    }
