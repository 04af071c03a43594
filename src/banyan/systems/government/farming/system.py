"""农业准营: pesticide shops and the animal-epidemic conditions of farms, by the county."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import AGRICULTURE
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    FIRMS,
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
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.farming.forms import AnimalFarm, Pesticides

PESTICIDE_LAW = Regulation("农药管理条例", 24, says="国家实行农药经营许可制度，但经营卫生用农药的除外。")
PESTICIDE_RULES = Regulation("农药经营许可管理办法")
ANIMAL_LAW = Law("动物防疫法", 25, says="国家实行动物防疫条件审查制度。")
ANIMAL_RULES = Regulation("动物防疫条件审查办法")

PESTICIDE_LICENCE = LicenceType(
    code="pesticide-licence",
    title="农药经营许可证",
    issuer=AGRICULTURE,
    fields=(LicenceField("scope", "经营范围"), LicenceField("shop", "营业场所")),
    valid=Validity(years=5),
    holder_label="经营者名称",
)
ANIMAL_LICENCE = LicenceType(
    code="animal-conditions",
    title="动物防疫条件合格证",
    issuer=AGRICULTURE,
    fields=(LicenceField("kind", "场所类型"), LicenceField("animals", "动物种类"), LicenceField("farm", "场所地址")),
    holder_label="单位名称",
)


def large_enough(form: Pesticides, facts: Mapping[str, Any]) -> Finding:
    """A shop of 30 and a store of 50 square metres at least (农药经营许可管理办法)."""
    if form.shop_area < 30 or form.store_area < 50:
        return Finding(False, "营业场所不少于 30 平方米、仓储不少于 50 平方米。", PESTICIDE_RULES)
    return Finding(True, "面积符合", PESTICIDE_RULES)


def restricted_has_counter(form: Pesticides, facts: Mapping[str, Any]) -> Finding:
    """Restricted pesticides have a counter and a book of their own."""
    if form.restricted and not form.fixed_place:
        return Finding(False, "卖限制使用农药，要有专门柜台和台账。", PESTICIDE_RULES)
    return Finding(True, "柜台和台账符合", PESTICIDE_RULES)


def sells_restricted(form: Pesticides) -> bool:
    """Restricted pesticides are the province's to permit, so the county looks at the shop itself (assumed)."""
    return form.restricted


def far_enough(form: AnimalFarm, facts: Mapping[str, Any]) -> Finding:
    """The distance is assessed by risk; below 200 metres the clerk is told to look (assumed threshold)."""
    if form.distance < 200:
        return Finding(False, f"离居民区 {form.distance} 米，请按风险评估结果核对选址", ANIMAL_RULES)
    return Finding(True, "选址距离可以", ANIMAL_RULES)


def pesticide_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: Pesticides = case.form
    return {"scope": "农药" if form.restricted else "农药（限制使用农药除外）", "shop": form.shop}


def animal_content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: AnimalFarm = case.form
    return {"kind": form.kind.label, "animals": f"{form.animals}，存栏 {form.head}", "farm": form.farm}


PESTICIDE = ServiceItem(
    code="pesticide-licence",
    title="农药经营许可",
    title_en="Pesticide licence",
    summary="开农药店要先取得许可；只卖蚊香、杀虫气雾剂这类卫生用农药的不用。",
    keywords=("农药", "农资店", "卖农药"),
    department=AGRICULTURE,
    levels=(COUNTY,),
    basis=(PESTICIDE_LAW, PESTICIDE_RULES),
    serves=FIRMS,
    conditions=("有懂农药、会指导的经营人员。", "有符合要求的营业和仓储场所。", "有质量管理、台账、安全防护等制度。"),
    form=Pesticides,
    materials=(
        Material(code="training", title="经营人员学历或培训证明"),
        Material(code="premises", title="营业和仓储场所照片", formats=("jpg", "png"), most=10),
        Material(
            code="rules",
            title="经营管理制度",
            pledge="本店已建立进货查验、台账、安全用药指导、废弃物回收和应急处置制度，并保证执行。",
        ),
    ),
    rules=(
        Rule("area", "场所面积", large_enough, stops=True),
        Rule("restricted", "限制使用农药", restricted_has_counter, stops=True),
    ),
    statutory=WorkingDays(20, basis=Law("行政许可法", 42)),
    promised=WorkingDays(8),
    procedure=(
        accept
        >> review.within(3)
        >> site_check.within(5).when(sells_restricted, "卖限制使用农药的")
        >> decide.within(2)
    ),
    result=Licence("pesticide-licence", content=pesticide_content),
    topics=(Topic.AGRICULTURE, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    faq=(Question("网上卖农药行吗？", "先取得许可证，限制使用农药不能在网上卖。"),),
)

ANIMALS = ServiceItem(
    code="animal-conditions",
    title="动物防疫条件审查",
    title_en="Animal epidemic conditions",
    summary="开养殖场、屠宰场、隔离场，建好以后申请，合格才能用。",
    keywords=("养猪", "养鸡", "养殖场", "屠宰"),
    department=AGRICULTURE,
    levels=(COUNTY,),
    basis=(ANIMAL_LAW, ANIMAL_RULES),
    serves=FIRMS,
    conditions=(
        "场所位置与居民生活区等保持规定的距离。",
        "有相应的污水、废弃物和病死动物处理设施。",
        "有防疫技术人员和防疫制度。",
    ),
    form=AnimalFarm,
    materials=(
        Material(code="layout", title="场所平面图和设施清单"),
        Material(
            code="rules", title="防疫制度", pledge="本场已建立隔离消毒、免疫、检疫申报、疫情报告和无害化处理制度。"
        ),
    ),
    rules=(Rule("distance", "选址距离", far_enough),),
    statutory=WorkingDays(20, basis=Law("行政许可法", 42)),
    promised=WorkingDays(10),
    procedure=accept >> review.within(3) >> site_check.within(5).called("现场评审") >> decide.within(3),
    result=Licence("animal-conditions", content=animal_content),
    topics=(Topic.AGRICULTURE,),
    life_events=(LifeEvent.FIRM_PERMIT,),
    faq=(Question("家里养几头猪要办吗？", "自家散养的不用，达到规模标准的养殖场要办。"),),
)

SYSTEM = System(
    code="farming",
    title="农业准营",
    plan=("4-2-3b",),
    owner=AGRICULTURE.code,
    declares=(PESTICIDE_LICENCE, ANIMAL_LICENCE, PESTICIDE, ANIMALS),
)
