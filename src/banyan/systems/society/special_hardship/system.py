"""特困人员认定, by the county's civil affairs office after the township has visited and published."""

from __future__ import annotations

from banyan.engines.divisions.departments import CIVIL_AFFAIRS
from banyan.engines.services.declare import (
    COUNTY,
    PERSONS,
    LifeEvent,
    Material,
    OtherResult,
    PowerType,
    Question,
    Regulation,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    publicise,
    review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.society.special_hardship.forms import SpecialHardship
from banyan.systems.society.special_hardship.rules import RULES, THREE_NOTS, disabled

RECOGNISE = ServiceItem(
    code="special-hardship",
    title="特困人员认定和救助供养",
    title_en="Support of persons in special hardship",
    summary="没有劳动能力、没有收入、没有人养的老人、残疾人和孩子，由政府供养。村里、社区可以代为申请。",
    keywords=("五保", "特困", "救助", "孤老", "困难补助"),
    department=CIVIL_AFFAIRS,
    levels=(COUNTY,),
    basis=(THREE_NOTS, Regulation("特困人员认定办法")),
    power=PowerType.PAYMENT,
    serves=PERSONS,
    conditions=("无劳动能力。", "无生活来源。", "无法定赡养、抚养、扶养义务人，或者义务人无能力。"),
    form=SpecialHardship,
    materials=(
        Material(
            code="identity",
            title="身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(
            code="family-pledge",
            title="收入和财产情况的承诺和核对授权",
            pledge="我说的劳动能力、收入、财产和家人情况属实，同意民政部门核对。",
        ),
        Material(
            code="disability-paper", title="残疾人证", required=disabled, when="残疾人", help="没有证的，传诊断证明。"
        ),
    ),
    rules=RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(20),
    procedure=(
        accept
        >> site_check.named("visit", "入户调查").explained("乡镇（街道）和村（社区）的人到家里看。")
        >> review.within(8).called("核对")
        >> publicise.within(5).explained("在村（社区）公示，不写身份证号和住址门牌。")
        >> decide.within(5)
    ),
    result=OtherResult("特困人员救助供养决定，按月发放供养金"),
    topics=(Topic.WELFARE,),
    life_events=(LifeEvent.RETIRE,),
    minutes=6,
    faq=(Question("不会写怎么办？", "口头说就行，乡镇（街道）便民服务中心的人帮您填。"),),
)

SYSTEM = System(
    code="special-hardship", title="特困人员救助供养", plan=("4-2-3b",), owner=CIVIL_AFFAIRS.code, declares=(RECOGNISE,)
)
