"""机动车驾驶证期满换证, by the city's public security office (vehicle administration)."""

from __future__ import annotations

from banyan.engines.divisions.departments import PUBLIC_SECURITY
from banyan.engines.services.declare import (
    CITY,
    PERSONS,
    Fee,
    Law,
    LifeEvent,
    Material,
    OtherResult,
    Question,
    Regulation,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.driving_licence.forms import LicenceRenewal
from banyan.systems.government.driving_licence.rules import ORDER, RULES, TERMS

RENEW = ServiceItem(
    code="driving-licence-renewal",
    title="机动车驾驶证期满换证",
    title_en="Renewal of a driving licence",
    summary="驾驶证快到期了，提前 90 天内换。没有记满过 12 分的，六年换十年，十年换长期。",
    keywords=("驾照", "换驾照", "驾驶证到期", "换证", "车管所"),
    department=PUBLIC_SECURITY,
    levels=(CITY,),
    basis=(Law("道路交通安全法", 19, says="驾驶机动车，应当依法取得机动车驾驶证。"), TERMS, ORDER),
    serves=PERSONS,
    conditions=("离有效期满不到九十日，或者过期不到一年。", "身体条件符合要求。", "没有未处理完的交通违法。"),
    form=LicenceRenewal,
    materials=(
        Material(
            code="identity",
            title="居民身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(
            code="medical",
            title="身体条件证明",
            issued_by="医疗机构",
            help="体检机构已经网上传送的，不用交。",
            required=False,
        ),
        Material(code="photo", title="照片", formats=("jpg", "png"), most=1, help="白底一寸照，手机拍也行。"),
    ),
    rules=RULES,
    statutory=WorkingDays(1, basis=Regulation("机动车驾驶证申领和使用规定")),
    extension=None,
    promised=WorkingDays(1),
    procedure=accept >> review.within(1).called("核对") >> decide.called("换发"),
    fee=Fee(
        "按国家核定的工本费标准收取",
        Law("道路交通安全法", says="发放牌证收取工本费，应当严格执行国务院价格主管部门核定的收费标准。"),
    ),
    result=OtherResult("新的机动车驾驶证"),
    terminal=True,
    topics=(Topic.TRANSPORT, Topic.DOCUMENTS),
    life_events=(LifeEvent.DRIVE,),
    minutes=4,
    faq=(Question("已经过期了，还能换吗？", "一年以内可以。换好以前不能开车。"),),
)

SYSTEM = System(
    code="driving-licence", title="机动车驾驶证", plan=("4-2-3b",), owner=PUBLIC_SECURITY.code, declares=(RENEW,)
)
