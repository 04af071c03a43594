"""排污许可: the permit to discharge, by the city's ecology bureau."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import ECOLOGY
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    CITY,
    ORGANISATIONS,
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
    review,
    second_review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.pollutant_discharge.forms import Discharge, Management

REGULATION = Regulation("排污许可管理条例", 2, says="依照法律规定实行排污许可管理的单位，应当申请取得排污许可证。")
LIMITS = Regulation("排污许可管理条例", says="简化管理的二十日内、重点管理的三十日内作出审批决定。")

LICENCE = LicenceType(
    code="discharge-permit",
    title="排污许可证",
    issuer=ECOLOGY,
    fields=(
        LicenceField("plant", "生产经营场所地址"),
        LicenceField("management", "管理类别"),
        LicenceField("outlets", "排放口与许可排放量"),
    ),
    valid=Validity(years=5),
    holder_label="排污单位",
)


def outlets_differ(form: Discharge, facts: Mapping[str, Any]) -> Finding:
    """Each outlet and pollutant is written once."""
    pairs = [(one.code, one.pollutant) for one in form.outlets]
    if len(set(pairs)) < len(pairs):
        return Finding(False, "同一个排放口的同一种污染物写了两次，请合成一行。")
    return Finding(True, f"{len(form.outlets)} 行排放口")


def key_units_monitor(form: Discharge, facts: Mapping[str, Any]) -> Finding:
    """Key units install automatic monitoring and join it to the network."""
    basis = Regulation(
        "排污许可管理条例", says="实行排污许可重点管理的排污单位，应当依法安装、使用、维护污染物排放自动监测设备。"
    )
    if form.management is Management.KEY and not form.monitored:
        return Finding(False, "重点管理单位要装自动监测设备并联网，请核对", basis)
    return Finding(True, "自动监测符合管理类别", basis)


def is_key(form: Discharge) -> bool:
    """Units under key management are visited."""
    return form.management is Management.KEY


def content(case: Granted) -> dict[str, str]:
    """What the permit says."""
    form: Discharge = case.form
    lines = (f"{one.code} {one.pollutant} {one.yearly} 吨/年" for one in form.outlets)
    return {"plant": form.plant, "management": form.management.label, "outlets": "；".join(lines)}


PERMIT = ServiceItem(
    code="pollutant-discharge",
    title="排污许可证核发",
    title_en="Pollutant discharge permit",
    summary="列入名录、实行重点管理或简化管理的排污单位，排放前取得；登记管理的只要填登记表。",
    keywords=("环保", "排污证", "废水", "废气", "环评"),
    department=ECOLOGY,
    levels=(CITY,),
    basis=(Law("环境保护法", 45, says="国家依照法律规定实行排污许可管理制度。"), REGULATION, LIMITS),
    serves=ORGANISATIONS,
    conditions=(
        "依法取得环境影响评价批复，或者已经备案。",
        "污染物排放符合标准和总量控制要求。",
        "有符合规定的自行监测方案。",
    ),
    form=Discharge,
    materials=(
        Material(code="application-table", title="排污许可证申请表附图", help="生产工艺流程图、平面布置图。", most=10),
        Material(
            code="pledge",
            title="守法承诺书",
            pledge="本单位如实填报，按证排污，按规定自行监测、记录台账、报告执行情况并公开信息。",
        ),
    ),
    rules=(
        Rule("outlets", "排放口", outlets_differ, stops=True),
        Rule("monitoring", "自动监测", key_units_monitor),
    ),
    statutory=CalendarDays(30, basis=LIMITS, note="简化管理的二十日"),
    extension=None,
    promised=WorkingDays(15),
    procedure=(
        accept
        >> review.within(5)
        >> site_check.within(5).when(is_key, "重点管理的到现场看")
        >> second_review.within(3)
        >> decide.within(3)
    ),
    result=Licence("discharge-permit", content=content),
    topics=(Topic.ENVIRONMENT,),
    life_events=(LifeEvent.FIRM_PERMIT,),
    faq=(Question("不知道自己是哪一类？", "看固定污染源排污许可分类管理名录，按行业和规模对照；拿不准打咨询电话。"),),
)

SYSTEM = System(
    code="pollutant-discharge",
    title="排污许可",
    plan=("4-2-3b",),
    owner=ECOLOGY.code,
    declares=(LICENCE, PERMIT),
)
