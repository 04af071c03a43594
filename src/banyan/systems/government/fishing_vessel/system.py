"""渔业船舶登记: ownership and nationality of fishing vessels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import OCEAN_FISHERIES
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    EVERYBODY,
    Finding,
    Granted,
    Licence,
    LifeEvent,
    Material,
    PowerType,
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
from banyan.systems.government.fishing_vessel.forms import Origin, Vessel

MEASURES = Regulation("渔业船舶登记办法")

LICENCE = LicenceType(
    code="fishing-vessel-certificate",
    title="渔业船舶国籍证书",
    issuer=OCEAN_FISHERIES,
    fields=(
        LicenceField("name", "船名"),
        LicenceField("port", "船籍港"),
        LicenceField("tonnage", "总吨位"),
        LicenceField("power", "主机功率"),
    ),
    valid=Validity(years=5),
    holder="person",
    holder_label="船舶所有人",
)


def size_is_plausible(form: Vessel, facts: Mapping[str, Any]) -> Finding:
    """A vessel under 12 metres has not hundreds of tons (assumed bound)."""
    if form.length < 12 and form.tonnage > 100:
        return Finding(False, f"船长 {form.length} 米，总吨位却有 {form.tonnage}，请核对检验证书")
    return Finding(True, "主尺度与吨位相称")


def is_old(form: Vessel) -> bool:
    """Vessels bought second-hand are looked at."""
    return form.origin is Origin.BOUGHT


def content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: Vessel = case.form
    return {"name": form.name, "port": form.port, "tonnage": f"{form.tonnage} 总吨", "power": f"{form.power} 千瓦"}


REGISTRATION = ServiceItem(
    code="fishing-vessel-registration",
    title="渔业船舶登记（所有权和国籍）",
    title_en="Registration of a fishing vessel",
    summary="新造、购买或继承渔船以后，登记船舶的所有权和国籍。",
    keywords=("渔船登记", "船证", "国籍证书", "买船"),
    department=OCEAN_FISHERIES,
    levels=(CITY, COUNTY),
    basis=(MEASURES,),
    power=PowerType.CONFIRMATION,
    serves=EVERYBODY,
    conditions=("船名已经核定。", "渔业船舶检验合格。"),
    form=Vessel,
    materials=(
        Material(code="inspection", title="渔业船舶检验证书", issued_by="渔船检验机构"),
        Material(code="origin-proof", title="船舶所有权取得证明", help="建造合同、买卖合同或者继承材料。"),
        Material(
            code="cancellation",
            title="原登记注销证明",
            required=lambda form: form.origin is Origin.BOUGHT,
            when="购置的",
            issued_by="原登记机关",
        ),
        Material(
            code="photos", title="船舶照片", help="首尾、左右各一张，看得清船名。", formats=("jpg", "png"), most=6
        ),
    ),
    rules=(Rule("size", "主尺度", size_is_plausible),),
    promised=WorkingDays(10),
    procedure=(
        accept
        >> review.within(4)
        >> site_check.within(5).called("实船勘验").when(is_old, "购置的二手船")
        >> decide.within(3).called("登记")
    ),
    result=Licence("fishing-vessel-certificate", content=content),
    topics=(Topic.AGRICULTURE, Topic.TRANSPORT),
    life_events=(LifeEvent.WORK,),
    faq=(Question("船名怎么定？", "先向船籍港所在地渔政机构申请核定船名，核定以后再来登记。"),),
)

SYSTEM = System(
    code="fishing-vessels",
    title="渔业船舶登记",
    plan=("4-2-3b",),
    owner=OCEAN_FISHERIES.code,
    declares=(LICENCE, REGISTRATION),
)
