"""危险化学品经营许可: by the city, or by the county where nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import EMERGENCY, FIRE_RESCUE
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    FIRMS,
    CalendarDays,
    Finding,
    Granted,
    Law,
    Licence,
    LifeEvent,
    Material,
    Question,
    Regulation,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    joint,
    review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.hazardous_chemicals.forms import Chemicals, Storage

LICENSING = Regulation("危险化学品安全管理条例", 33, says="国家对危险化学品经营实行许可制度。")
LIMIT = Regulation(
    "危险化学品安全管理条例",
    35,
    says="依法进行审查，并对经营场所、储存设施进行现场核查，自收到证明材料之日起三十日内作出决定。",
)

LICENCE = LicenceType(
    code="hazardous-chemicals-licence",
    title="危险化学品经营许可证",
    issuer=EMERGENCY,
    fields=(LicenceField("way", "经营方式"), LicenceField("scope", "许可范围")),
    valid=Validity(years=3),
    holder_label="企业名称",
)


def people_are_trained(form: Chemicals, facts: Mapping[str, Any]) -> Finding:
    """Those who answer for safety have passed their examination."""
    basis = Law("安全生产法", 27, says="危险物品的经营单位的主要负责人和安全生产管理人员，应当由主管部门考核合格。")
    if not form.trained:
        return Finding(False, "主要负责人和安全管理人员要先考核合格，再来申请。", basis)
    return Finding(True, "人员考核合格", basis)


def amounts_are_told(form: Chemicals, facts: Mapping[str, Any]) -> Finding:
    """Whoever stores goods says how much at most."""
    if form.storage is Storage.WAREHOUSE and any(one.most is None for one in form.chemicals):
        return Finding(False, "带储存的，每一种都要写最多存多少。")
    return Finding(True, "储存量写全了")


def has_plan(form: Chemicals, facts: Mapping[str, Any]) -> Finding:
    """The emergency plan has been filed."""
    return Finding(form.plan, "应急预案已备案" if form.plan else "应急预案还没有备案，请核对", LIMIT)


def stores(form: Chemicals) -> bool:
    """Whether there is a shop or a store to be looked at."""
    return form.storage is not Storage.NONE


def content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: Chemicals = case.form
    return {"way": form.storage.label, "scope": "、".join(one.name for one in form.chemicals)}


PERMIT = ServiceItem(
    code="hazardous-chemicals",
    title="危险化学品经营许可",
    title_en="Licence to sell dangerous chemicals",
    summary="买卖列入目录的危险化学品（包括加油站、油漆、气瓶门店）要先取得许可。",
    keywords=("危化品", "加油站", "油漆店", "酒精"),
    department=EMERGENCY,
    levels=(CITY, COUNTY),
    basis=(LICENSING, LIMIT),
    serves=FIRMS,
    conditions=(
        "有符合国家标准、行业标准的经营场所和储存设施。",
        "从业人员经过培训并考核合格。",
        "有应急预案和必要的器材。",
    ),
    form=Chemicals,
    materials=(
        Material(code="assessment", title="安全评价报告", required=stores, when="有门店或储存设施的"),
        Material(code="certificates", title="主要负责人和安全管理人员考核合格证", most=10),
        Material(
            code="rules", title="安全管理制度和操作规程", pledge="本单位已建立安全生产责任制、操作规程和隐患排查制度。"
        ),
    ),
    rules=(
        Rule("trained", "人员考核", people_are_trained, stops=True),
        Rule("amounts", "储存量", amounts_are_told, stops=True),
        Rule("plan", "应急预案", has_plan),
    ),
    statutory=CalendarDays(30, basis=LIMIT),
    extension=None,
    promised=WorkingDays(14),
    procedure=(
        accept
        >> review.within(5)
        >> site_check.within(5).when(stores, "有门店或储存设施的")
        >> joint(FIRE_RESCUE, within=3, deemed=True)
        >> decide.within(3)
    ),
    result=Licence("hazardous-chemicals-licence", content=content),
    topics=(Topic.SAFETY, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    faq=(Question("只做贸易不存货要办吗？", "要办，选“不带储存”，不用安全评价。"),),
)

SYSTEM = System(
    code="hazardous-chemicals",
    title="危险化学品经营许可",
    plan=("4-2-3b",),
    owner=EMERGENCY.code,
    declares=(LICENCE, PERMIT),
)
