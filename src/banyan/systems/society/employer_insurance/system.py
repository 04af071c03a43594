"""用人单位社会保险登记, by the social insurance office."""

from __future__ import annotations

from banyan.engines.divisions.departments import SOCIAL_INSURANCE
from banyan.engines.services.declare import (
    COUNTY,
    EVERYBODY,
    CalendarDays,
    LifeEvent,
    Material,
    OtherResult,
    PowerType,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.society.employer_insurance.forms import EmployerInsurance
from banyan.systems.society.employer_insurance.rules import EMPLOYEES, RULES, THIRTY_DAYS

REGISTER = ServiceItem(
    code="employer-insurance",
    title="用人单位社会保险登记",
    title_en="Registration of an employer for social insurance",
    summary="公司、店铺请了人，成立三十日内登记社保。",
    keywords=("社保开户", "员工社保", "五险", "招人"),
    department=SOCIAL_INSURANCE,
    levels=(COUNTY,),
    basis=(THIRTY_DAYS, EMPLOYEES),
    power=PowerType.CONFIRMATION,
    serves=EVERYBODY,
    conditions=("已登记成立。", "请了职工。"),
    form=EmployerInsurance,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
            issued_by="市场监督管理部门",
        ),
    ),
    rules=RULES,
    statutory=CalendarDays(15, basis=THIRTY_DAYS),
    extension=None,
    promised=WorkingDays(1),
    procedure=accept >> review.within(1).called("核对") >> decide.called("登记"),
    result=OtherResult("社会保险登记成功"),
    topics=(Topic.SOCIAL_SECURITY, Topic.HUMAN_RESOURCES),
    life_events=(LifeEvent.FIRM_START,),
    minutes=3,
)

SYSTEM = System(
    code="employer-insurance",
    title="用人单位社会保险登记",
    plan=("4-2-3b",),
    owner=SOCIAL_INSURANCE.code,
    declares=(REGISTER,),
)
