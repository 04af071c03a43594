"""住房公积金提取: by the city's housing-fund centre."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.divisions.departments import HOUSING_FUND
from banyan.engines.services.declare import (
    CITY,
    PERSONS,
    CalendarDays,
    Finding,
    LifeEvent,
    Material,
    OtherResult,
    PowerType,
    Question,
    Regulation,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
)
from banyan.kernel.systems import System
from banyan.systems.government.housing_fund.forms import Why, Withdrawal

CASES = Regulation(
    "住房公积金管理条例", 24, says="购买自住住房、离退休、出境定居、房租超出家庭工资收入规定比例等情形，可以提取。"
)
LIMIT = Regulation("住房公积金管理条例", 25, says="应当自受理申请之日起三日内作出准予提取或者不准提取的决定。")

#: The most that may be withdrawn for rent in a month; each city sets its own (assumed).
MOST_RENT = Decimal(1500)


def rents_without_home(form: Withdrawal, facts: Mapping[str, Any]) -> Finding:
    """Rent is for those who own no home in the city."""
    if form.why is Why.RENT and form.owns_home:
        return Finding(False, "在本市有自有住房的，不能按租房提取。", CASES)
    return Finding(True, "符合提取情形", CASES)


def not_more_than_rent(form: Withdrawal, facts: Mapping[str, Any]) -> Finding:
    """Not more than the rent, and not more than the city allows."""
    if form.why is Why.RENT and form.rent is not None:
        most = min(form.rent, MOST_RENT) * 12
        if form.amount > most:
            return Finding(False, f"按租房提取，一年最多提 {most:g} 元。")
    return Finding(True, "金额符合")


WITHDRAWAL = ServiceItem(
    code="housing-fund-withdrawal",
    title="住房公积金提取",
    title_en="Housing fund withdrawal",
    summary="租房、买房、退休等，可以提取自己账户里的住房公积金。",
    keywords=("公积金", "租房提取", "提公积金"),
    department=HOUSING_FUND,
    levels=(CITY,),
    basis=(CASES, LIMIT),
    power=PowerType.PUBLIC_SERVICE,
    serves=PERSONS,
    conditions=("账户没有被冻结。", "符合规定的提取情形。"),
    form=Withdrawal,
    materials=(
        Material(
            code="contract",
            title="购房合同",
            required=lambda form: form.why is Why.PURCHASE,
            when="买房的，合同没有网签备案时",
        ),
        Material(
            code="no-home",
            title="无自有住房承诺",
            required=lambda form: form.why is Why.RENT,
            when="租房的",
            pledge="我和配偶在本市没有自有住房；不实的，愿意退回提取的公积金并接受记录。",
        ),
    ),
    rules=(
        Rule("home", "提取情形", rents_without_home, stops=True),
        Rule("amount", "提取金额", not_more_than_rent, stops=True),
    ),
    statutory=CalendarDays(3, basis=LIMIT),
    extension=None,
    promised=WorkingDays(1),
    procedure=accept.within(0) >> decide.within(1).called("审核付款"),
    result=OtherResult("公积金转入本人银行卡"),
    topics=(Topic.HOUSING,),
    life_events=(LifeEvent.BUY_HOME, LifeEvent.RETIRE),
    faq=(Question("可以每个月自动提吗？", "第一次办好以后，可以约定按月提取。"),),
)

SYSTEM = System(
    code="housing-fund",
    title="住房公积金提取",
    plan=("4-2-3b",),
    owner=HOUSING_FUND.code,
    declares=(WITHDRAWAL,),
)
