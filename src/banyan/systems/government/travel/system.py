"""旅游准营: guide cards by the city, travel agencies by the province."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import CULTURE_TOURISM
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    CITY,
    FIRMS,
    PERSONS,
    PROVINCE,
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
    review,
    second_review,
)
from banyan.kernel.systems import System
from banyan.systems.government.travel.forms import Agency, Guide

GUIDE_LAW = Law(
    "旅游法",
    37,
    says="参加导游资格考试成绩合格，与旅行社订立劳动合同或者在相关旅游行业组织注册的人员，可以申请取得导游证。",
)
AGENCY_LAW = Law("旅游法", 28, says="设立旅行社，应当具备条件，取得旅游主管部门的许可，依法办理工商登记。")
REGULATION = Regulation(
    "旅行社条例", says="自受理申请之日起二十个工作日内作出许可或者不予许可的决定；注册资本不少于三十万元。"
)

GUIDE_CARD = LicenceType(
    code="guide-card",
    title="电子导游证",
    issuer=CULTURE_TOURISM,
    fields=(LicenceField("language", "语种"), LicenceField("engaged", "所在单位")),
    valid=Validity(years=3),
    layout="card",
    holder="person",
    holder_label="导游",
)
AGENCY_LICENCE = LicenceType(
    code="travel-agency-licence",
    title="旅行社业务经营许可证",
    issuer=CULTURE_TOURISM,
    fields=(LicenceField("scope", "许可经营业务"), LicenceField("office", "营业场所")),
    holder_label="旅行社名称",
)


def capital_suffices(form: Agency, facts: Mapping[str, Any]) -> Finding:
    """At least 300,000 yuan (旅行社条例)."""
    if form.capital < 300_000:
        return Finding(False, f"注册资本不少于 30 万元，您填的是 {form.capital} 元。", REGULATION)
    return Finding(True, "资本符合", REGULATION)


def has_guides(form: Agency, facts: Mapping[str, Any]) -> Finding:
    """There are guides among the staff."""
    if not form.guides:
        return Finding(False, "还没有持证导游，请核对人员条件", AGENCY_LAW)
    return Finding(True, f"有 {form.guides} 名导游", AGENCY_LAW)


def guide_content(case: Granted) -> dict[str, str]:
    """What the card says."""
    form: Guide = case.form
    return {"language": form.language.label, "engaged": form.engaged_by or "旅游行业组织注册"}


def agency_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: Agency = case.form
    return {"scope": "国内旅游和入境旅游业务" if form.inbound else "国内旅游业务", "office": form.office}


GUIDE = ServiceItem(
    code="guide-card",
    title="导游证核发",
    title_en="Guide card",
    summary="考过导游资格以后，签了旅行社或在行业组织注册，就可以申请电子导游证。",
    keywords=("导游", "带团", "旅游"),
    department=CULTURE_TOURISM,
    levels=(CITY,),
    basis=(GUIDE_LAW, Law("行政许可法", 42)),
    serves=PERSONS,
    conditions=("取得导游资格证书。", "与旅行社订立劳动合同，或者在旅游行业组织注册。"),
    form=Guide,
    materials=(Material(code="photo", title="近期免冠照片", formats=("jpg", "png"), most=1),),
    statutory=WorkingDays(20, basis=Law("行政许可法", 42)),
    promised=WorkingDays(4),
    procedure=accept >> review.within(2) >> decide.within(1),
    result=Licence("guide-card", content=guide_content),
    topics=(Topic.TRAVEL, Topic.QUALIFICATION),
    life_events=(LifeEvent.WORK,),
    faq=(Question("有纸质证吗？", "没有，导游证是电子的，执业时出示手机就行。"),),
)

AGENCY = ServiceItem(
    code="travel-agency",
    title="旅行社设立许可",
    title_en="Travel agency licence",
    summary="招徕、组织、接待旅游者，做国内旅游和入境旅游业务的，先取得许可。",
    keywords=("旅行社", "开旅行社", "旅游公司"),
    department=CULTURE_TOURISM,
    levels=(PROVINCE,),
    basis=(AGENCY_LAW, REGULATION),
    serves=FIRMS,
    conditions=("有固定的经营场所和必要的营业设施。", "有符合规定的注册资本。", "有必要的经营管理人员和导游。"),
    form=Agency,
    materials=(
        Material(code="office-proof", title="营业场所的产权或租赁证明"),
        Material(code="managers", title="经营管理人员履历", standard="写明从业年限。"),
        Material(
            code="deposit-pledge",
            title="存入质量保证金的承诺",
            pledge="取得许可证之日起三个工作日内，存入质量保证金或者提交银行担保。",
        ),
    ),
    rules=(Rule("capital", "注册资本", capital_suffices, stops=True), Rule("guides", "导游", has_guides)),
    statutory=WorkingDays(20, basis=REGULATION),
    promised=WorkingDays(8),
    procedure=accept >> review.within(4) >> second_review.within(2) >> decide.within(1),
    result=Licence("travel-agency-licence", content=agency_content),
    topics=(Topic.TRAVEL, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    faq=(Question("能做出境旅游吗？", "出境旅游业务另外申请，要先做满规定的年限。"),),
)

SYSTEM = System(
    code="travel",
    title="旅游准营",
    plan=("4-2-3b",),
    owner=CULTURE_TOURISM.code,
    declares=(GUIDE_CARD, AGENCY_LICENCE, GUIDE, AGENCY),
)
