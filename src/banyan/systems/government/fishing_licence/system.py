"""渔业捕捞许可: fishing licences; inshore boats by size, inland waters by the county."""

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
from banyan.systems.government.fishing_licence.forms import Fishing, Gear, Water

LAW = Law("渔业法", 23, says="国家对捕捞业实行捕捞许可证制度。")
RULES_OF_LICENCE = Regulation("渔业捕捞许可管理规定")

LICENCE = LicenceType(
    code="fishing-licence",
    title="渔业捕捞许可证",
    issuer=OCEAN_FISHERIES,
    fields=(
        LicenceField("boat", "船名"),
        LicenceField("power", "主机总功率"),
        LicenceField("water", "作业场所"),
        LicenceField("gear", "作业类型"),
    ),
    valid=Validity(years=5),
    layout="card",
    holder="person",
    holder_label="持证人",
)


def gear_fits_water(form: Fishing, facts: Mapping[str, Any]) -> Finding:
    """Trawls do not belong on tidal flats or in inland waters (assumed local rule)."""
    if form.gear is Gear.TRAWL and form.water is not Water.INSHORE:
        return Finding(False, f"{form.water.label}不能用拖网。请改作业类型或作业场所。", RULES_OF_LICENCE)
    return Finding(True, "作业类型与作业场所相符", RULES_OF_LICENCE)


def knows_closed_season(form: Fishing, facts: Mapping[str, Any]) -> Finding:
    """Who does not know the closed season is told by the clerk."""
    if not form.closed_season:
        return Finding(False, "申请人还不清楚伏季休渔，请当面或电话讲清楚")
    return Finding(True, "知道伏季休渔")


def is_large(form: Fishing) -> bool:
    """Sea-going boats of 12 metres and more are looked at in port (assumed)."""
    return form.water is Water.INSHORE and form.length >= 12


def content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: Fishing = case.form
    return {"boat": form.boat_name, "power": f"{form.power} 千瓦", "water": form.water.label, "gear": form.gear.label}


FISHING = ServiceItem(
    code="fishing-licence",
    title="渔业捕捞许可",
    title_en="Fishing licence",
    summary="用渔船或者在滩涂、内陆水域从事捕捞，要有捕捞许可证。",
    keywords=("捕鱼", "渔船", "出海", "捕捞证"),
    department=OCEAN_FISHERIES,
    levels=(CITY, COUNTY),
    basis=(LAW, RULES_OF_LICENCE, Law("行政许可法", 42)),
    serves=EVERYBODY,
    conditions=("有渔业船舶检验证书。", "有渔业船舶登记证书。", "符合渔业主管部门的其他规定。"),
    form=Fishing,
    materials=(
        Material(code="inspection", title="渔业船舶检验证书", issued_by="渔船检验机构"),
        Material(code="registration", title="渔业船舶国籍（登记）证书", from_licence="fishing-vessel-certificate"),
        Material(code="quota", title="渔业船网工具指标批准书", issued_by="渔业主管部门"),
    ),
    rules=(
        Rule("gear", "作业类型", gear_fits_water, stops=True),
        Rule("closed-season", "伏季休渔", knows_closed_season),
    ),
    statutory=WorkingDays(20, basis=Law("行政许可法", 42)),
    promised=WorkingDays(7),
    procedure=(
        accept
        >> review.within(3)
        >> site_check.within(3).called("船舶核验").when(is_large, "近海、船长 12 米以上的（本地约定）")
        >> decide.within(2)
    ),
    result=Licence("fishing-licence", content=content),
    topics=(Topic.AGRICULTURE,),
    life_events=(LifeEvent.WORK, LifeEvent.FIRM_PERMIT),
    faq=(Question("钓着玩要办吗？", "个人在非禁渔区域用一人一竿休闲垂钓，不用办捕捞许可证，但要守当地规定。"),),
)

SYSTEM = System(
    code="fishing-licences",
    title="渔业捕捞许可",
    plan=("4-2-3b",),
    owner=OCEAN_FISHERIES.code,
    needs=("fishing-vessels",),
    declares=(LICENCE, FISHING),
)
