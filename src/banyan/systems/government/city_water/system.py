"""城镇排水许可与水土保持方案审批."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import HOUSING, WATER
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    EVERYBODY,
    FIRMS,
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
    expert_review,
    review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.city_water.forms import Drain, Soil, Trade

DRAIN_RULE = Regulation(
    "城镇排水与污水处理条例",
    21,
    says="从事工业、建筑、餐饮、医疗等活动向城镇排水设施排放污水的，应当申请领取污水排入排水管网许可证。",
)
SOIL_LAW = Law(
    "水土保持法",
    25,
    says="可能造成水土流失的生产建设项目，应当编制水土保持方案，报县级以上人民政府水行政主管部门审批。",
)

DRAIN_LICENCE = LicenceType(
    code="drainage-permit",
    title="城镇污水排入排水管网许可证",
    issuer=HOUSING,
    fields=(LicenceField("address", "排水地址"), LicenceField("daily", "排水量")),
    valid=Validity(years=5),
    holder_label="排水户名称",
)
SOIL_APPROVAL = LicenceType(
    code="soil-plan-approval",
    title="水土保持方案审批准予许可决定书",
    issuer=WATER,
    fields=(LicenceField("project", "项目名称"), LicenceField("earth", "土石方")),
    valid=Validity(years=3),
    layout="letter",
    holder_label="建设单位",
)


def has_trap(form: Drain, facts: Mapping[str, Any]) -> Finding:
    """Restaurants, car washes and sites pre-treat their water."""
    if not form.grease_trap:
        return Finding(False, "要先装好隔油、沉淀设施，再来申请。", DRAIN_RULE)
    return Finding(True, "有预处理设施", DRAIN_RULE)


def is_separated(form: Drain, facts: Mapping[str, Any]) -> Finding:
    """Rain and sewage go their own ways."""
    return Finding(form.separated, "雨污分流" if form.separated else "没有雨污分流，请现场核对", DRAIN_RULE)


def discharges_much(form: Drain) -> bool:
    """Much water, or a site's, is looked at (assumed threshold)."""
    return form.daily >= 50 or form.trade is Trade.SITE


def spoil_is_part(form: Soil, facts: Mapping[str, Any]) -> Finding:
    """What is thrown away is part of what is moved."""
    if form.spoil > form.earth:
        return Finding(False, "弃土弃渣不会多于挖填总量，请核对。")
    return Finding(True, "土石方平衡")


def needs_experts(form: Soil) -> bool:
    """Five hectares or 50,000 cubic metres: a report that experts review; below, a table on pledge."""
    return form.hectares >= 5 or form.earth >= 5


def drain_content(case: Granted) -> dict[str, str]:
    """What the permit says."""
    form: Drain = case.form
    return {"address": form.address, "daily": f"每日 {form.daily} 立方米"}


def soil_content(case: Granted) -> dict[str, str]:
    """What the approval says."""
    form: Soil = case.form
    return {"project": form.project, "earth": f"挖填 {form.earth} 万立方米，弃渣 {form.spoil} 万立方米"}


DRAINAGE = ServiceItem(
    code="drainage-permit",
    title="城镇污水排入排水管网许可",
    title_en="Drainage permit",
    summary="餐馆、洗车店、工厂和工地，把污水排进市政管网以前取得。",
    keywords=("排水证", "下水道", "隔油池", "洗车店"),
    department=HOUSING,
    levels=(COUNTY,),
    basis=(DRAIN_RULE, Law("行政许可法", 42)),
    serves=EVERYBODY,
    conditions=("排放口的设置符合规划要求。", "按规定建设预处理设施和水质、水量检测设施。"),
    form=Drain,
    materials=(
        Material(code="pipe-plan", title="内部排水管网图", help="标出隔油池和接出的口子，手画也行。"),
        Material(code="facilities", title="预处理设施照片", formats=("jpg", "png"), most=6),
    ),
    rules=(
        Rule("trap", "预处理设施", has_trap, stops=True),
        Rule("separated", "雨污分流", is_separated),
    ),
    statutory=WorkingDays(20, basis=Law("行政许可法", 42)),
    promised=WorkingDays(5),
    procedure=(
        accept
        >> review.within(2)
        >> site_check.within(3).when(discharges_much, "每天 50 立方米以上或工地（本地约定）")
        >> decide.within(1)
    ),
    result=Licence("drainage-permit", content=drain_content),
    topics=(Topic.UTILITIES, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    faq=(Question("小吃店也要办吗？", "要。小店的手续简单，一般不上门。"),),
)

SOIL = ServiceItem(
    code="soil-conservation",
    title="生产建设项目水土保持方案审批",
    title_en="Soil conservation plan",
    summary="开挖、填土的建设项目，开工前要批水土保持方案；小项目填表承诺就行。",
    keywords=("水保", "弃土", "渣土", "开工"),
    department=WATER,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(SOIL_LAW, Law("行政许可法", 42)),
    serves=FIRMS,
    conditions=("水土流失防治责任范围明确。", "防治措施可行。"),
    form=Soil,
    materials=(Material(code="plan", title="水土保持方案报告书或报告表", most=3),),
    rules=(Rule("earth", "土石方", spoil_is_part, stops=True),),
    statutory=WorkingDays(20, basis=Law("行政许可法", 42)),
    promised=WorkingDays(7),
    procedure=(
        accept
        >> review.within(3)
        >> expert_review.within(10).called("技术评审").when(needs_experts, "占地 5 公顷或土石方 5 万立方米以上的")
        >> decide.within(3)
    ),
    result=Licence("soil-plan-approval", content=soil_content),
    topics=(Topic.WATER, Topic.CONSTRUCTION),
    life_events=(LifeEvent.FIRM_BUILD,),
    faq=(Question("小项目也要专家评审吗？", "不用，占地不到 5 公顷、土石方不到 5 万立方米的填报告表。"),),
)

SYSTEM = System(
    code="city-water",
    title="城镇排水和水土保持",
    plan=("4-2-3b",),
    owner=WATER.code,
    declares=(DRAIN_LICENCE, SOIL_APPROVAL, DRAINAGE, SOIL),
)
