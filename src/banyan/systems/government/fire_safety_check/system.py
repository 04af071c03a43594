"""公众聚集场所投入使用、营业前消防安全检查, handled by the county's fire brigade."""

from __future__ import annotations

from banyan.engines.divisions.departments import FIRE_RESCUE
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    EVERYBODY,
    Licence,
    LifeEvent,
    Material,
    Question,
    ServiceItem,
    Step,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.fire_safety_check.forms import FireSafety
from banyan.systems.government.fire_safety_check.rules import (
    BEFORE_OPENING,
    RULES,
    is_inspected,
    permit_content,
    pledges,
)

LICENCE = LicenceType(
    code="fire-safety-permit",
    title="公众聚集场所投入使用、营业前消防安全检查合格证",
    issuer=FIRE_RESCUE,
    fields=(
        LicenceField("place_name", "场所名称"),
        LicenceField("place", "使用性质"),
        LicenceField("address", "地址"),
        LicenceField("area", "场所建筑面积"),
        LicenceField("floors", "所在楼层"),
        LicenceField("way", "办理方式"),
    ),
    holder_label="单位",
    icon="flame",
)

CHECK = ServiceItem(
    code="fire-safety-check",
    title="公众聚集场所投入使用、营业前消防安全检查",
    title_en="Fire safety check of a public gathering place before opening",
    summary="饭店、宾馆、商场、网吧、歌厅开业前，先过消防这一关。可以先承诺后核查，也可以先检查再开业。",
    keywords=("消防", "消防检查", "开饭店", "开业", "消防证", "合格证", "餐馆"),
    department=FIRE_RESCUE,
    levels=(CITY, COUNTY),
    basis=(BEFORE_OPENING,),
    serves=EVERYBODY,
    conditions=(
        "属于公众聚集场所：宾馆、饭店、商场、集贸市场、客运场站候车厅、体育场馆、会堂和公共娱乐场所等。",
        "符合消防技术标准和管理规定。",
        "还没有开业。",
    ),
    form=FireSafety,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
            issued_by="市场监督管理部门",
        ),
        Material(
            code="fire-pledge",
            title="消防安全告知承诺书",
            required=pledges,
            when="选先承诺的",
            pledge="我已知道公众聚集场所的消防安全要求，承诺本场所符合这些要求，所填内容真实；愿意接受核查，不实的承担责任。",
        ),
        Material(
            code="fire-system",
            title="消防安全制度、灭火和应急疏散预案",
            help="写明谁负责、怎么巡查、起火时怎么疏散。",
        ),
        Material(
            code="floor-plan",
            title="场所平面布置图和消防设施平面图",
            help="标出安全出口、疏散通道、灭火器和消火栓。",
        ),
    ),
    statutory=WorkingDays(10, basis=BEFORE_OPENING),
    extension=None,
    promised=WorkingDays(8),
    procedure=(
        accept
        >> review.within(2).returning_to().explained("承诺的只看材料是否齐全。")
        >> Step("fire-check", "消防安全检查", role="inspect")
        .within(4)
        .when(is_inspected, "选先检查的")
        .explained("两名监督员到场，检查时间算在十个工作日里。")
        >> decide.within(2)
    ),
    rules=RULES,
    result=Licence("fire-safety-permit", content=permit_content),
    topics=(Topic.SAFETY, Topic.PERMISSION, Topic.FOOD),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=10,
    faq=(
        Question("选承诺，还来检查吗？", "来，在开业后。查出与承诺不符的，依法处罚，撤销许可。"),
        Question("小面馆也要办吗？", "消防法要求公众聚集场所办理。小面馆算不算，先问当地消防救援大队。"),
    ),
)

SYSTEM = System(
    code="fire-safety-check",
    title="公众聚集场所营业前消防安全检查",
    plan=("4-2-3b",),
    owner=FIRE_RESCUE.code,
    declares=(LICENCE, CHECK),
)
