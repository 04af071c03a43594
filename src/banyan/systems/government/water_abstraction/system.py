"""取水许可: the permit to take water, by the level whose rivers it concerns."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.divisions.departments import WATER
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    ORGANISATIONS,
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
from banyan.systems.government.water_abstraction.forms import Abstraction, Source

LIMIT = Regulation("取水许可和水资源费征收管理条例", says="自受理取水申请之日起四十五个工作日内决定。")

LICENCE = LicenceType(
    code="water-abstraction-permit",
    title="取水许可证",
    issuer=WATER,
    fields=(
        LicenceField("place", "取水地点"),
        LicenceField("source", "水源类型"),
        LicenceField("use", "取水用途"),
        LicenceField("yearly", "年取水量"),
    ),
    valid=Validity(years=5),
    holder_label="取水权人",
)


def is_metered(form: Abstraction, facts: Mapping[str, Any]) -> Finding:
    """Whoever takes water measures it."""
    if not form.metered:
        return Finding(False, "还没有装计量设施，请在现场核验前装好", LIMIT)
    return Finding(True, "已装计量设施", LIMIT)


def takes_what_it_can(form: Abstraction, facts: Mapping[str, Any]) -> Finding:
    """The yearly amount is not more than the works can deliver in a year of 8,760 hours."""
    most = Decimal(form.fitted) * 8760 / 10_000
    if form.yearly > most:
        return Finding(False, f"一年取 {form.yearly} 万立方米，按设计流量最多 {most:.1f} 万立方米。请改一处。")
    return Finding(True, "取水量与设计流量相称")


def is_large(form: Abstraction) -> bool:
    """Large amounts and all groundwater are looked at by experts (assumed threshold)."""
    return form.source is Source.GROUND or form.yearly >= 100


def content(case: Granted) -> dict[str, str]:
    """What the permit says."""
    form: Abstraction = case.form
    return {
        "place": f"{form.river}，{form.place}",
        "source": form.source.label,
        "use": form.use.label,
        "yearly": f"{form.yearly} 万立方米",
    }


PERMIT = ServiceItem(
    code="water-abstraction",
    title="取水许可",
    title_en="Water abstraction permit",
    summary="用取水工程或设施直接从江河、湖泊或者地下取水的，先要取得许可。",
    keywords=("打井", "水井", "抽水", "取水证", "水电站"),
    department=WATER,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(
        Law("水法", 48, says="直接从江河、湖泊或者地下取用水资源的，应当申请领取取水许可证，并缴纳水资源费。"),
        LIMIT,
    ),
    serves=ORGANISATIONS,
    conditions=("取水符合水资源规划和用水总量控制。", "不损害第三者的合法权益，或者已经达成一致。"),
    form=Abstraction,
    materials=(
        Material(code="assessment", title="水资源论证报告（表）", standard="有编制单位盖章。"),
        Material(
            code="third-party",
            title="与第三者利害关系的说明",
            pledge="本单位取水不影响他人用水；有影响的，已经与对方商定补偿。",
        ),
    ),
    rules=(Rule("metered", "计量设施", is_metered), Rule("amount", "取水量", takes_what_it_can, stops=True)),
    statutory=WorkingDays(45, basis=LIMIT),
    promised=WorkingDays(15),
    procedure=(
        accept
        >> review.within(6)
        >> expert_review.within(10).when(is_large, "取地下水，或年取水 100 万立方米以上的（本地约定）")
        >> site_check.within(5).called("现场核验")
        >> decide.within(4)
    ),
    result=Licence("water-abstraction-permit", content=content),
    topics=(Topic.WATER,),
    life_events=(LifeEvent.FIRM_PERMIT, LifeEvent.FIRM_BUILD),
    faq=(Question("家里打井要办吗？", "家庭生活和零星散养畜禽饮用等少量取水，不用办。"),),
)

SYSTEM = System(
    code="water-abstraction",
    title="取水许可",
    plan=("4-2-3b",),
    owner=WATER.code,
    declares=(LICENCE, PERMIT),
)
