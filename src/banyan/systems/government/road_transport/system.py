"""道路货物运输经营许可: by the county's transport bureau."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.divisions.departments import TRANSPORT
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    ORGANISATIONS,
    CalendarDays,
    Finding,
    Granted,
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
)
from banyan.kernel.systems import System
from banyan.systems.government.road_transport.forms import Haulier

REGULATION = Regulation(
    "道路运输条例",
    says="从事货运经营的，应当具备车辆、驾驶人员和安全管理制度等条件，并取得许可；总质量 4.5 吨及以下普通货车除外。",
)

LICENCE = LicenceType(
    code="road-transport-licence",
    title="道路运输经营许可证",
    issuer=TRANSPORT,
    fields=(LicenceField("scope", "经营范围"), LicenceField("vehicles", "车辆数")),
    valid=Validity(years=4),
    holder_label="业户名称",
)

#: Lorries that carry this much or more must be positioned by satellite (assumed threshold on the load).
HEAVY = Decimal(12)


def heavy_lorries_are_positioned(form: Haulier, facts: Mapping[str, Any]) -> Finding:
    """Heavy lorries carry a satellite positioning terminal."""
    without = [one.plate for one in form.vehicles if one.tons >= HEAVY and not one.positioned]
    if without:
        return Finding(False, "重型货车要装北斗定位：" + "、".join(without))
    return Finding(True, "重型货车都装了北斗定位")


def there_are_drivers(form: Haulier, facts: Mapping[str, Any]) -> Finding:
    """There is a driver for each vehicle."""
    if form.drivers < len(form.vehicles):
        return Finding(False, f"{len(form.vehicles)} 辆车只有 {form.drivers} 名驾驶员，请核对", REGULATION)
    return Finding(True, "驾驶员与车辆相称", REGULATION)


def content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: Haulier = case.form
    return {"scope": "、".join(one.label for one in form.scope), "vehicles": f"{len(form.vehicles)} 辆"}


HAULAGE = ServiceItem(
    code="road-haulage",
    title="道路货物运输经营许可",
    title_en="Road haulage licence",
    summary="用货车给别人运货收钱，要先取得许可；总质量 4.5 吨及以下的普通货车不用。",
    keywords=("货运", "货车", "营运证", "物流", "冷链"),
    department=TRANSPORT,
    levels=(COUNTY,),
    basis=(REGULATION,),
    serves=ORGANISATIONS,
    conditions=("有与经营业务相适应并经检测合格的车辆。", "有符合规定条件的驾驶人员。", "有健全的安全生产管理制度。"),
    form=Haulier,
    materials=(
        Material(code="vehicle-papers", title="车辆行驶证和检测合格证明", most=50),
        Material(
            code="safety-rules",
            title="安全生产管理制度",
            pledge="本单位已建立安全生产责任、车辆维护、驾驶员管理和应急处置制度，并保证执行。",
        ),
    ),
    rules=(
        Rule("positioning", "北斗定位", heavy_lorries_are_positioned),
        Rule("drivers", "驾驶员", there_are_drivers),
    ),
    statutory=CalendarDays(20, basis=REGULATION),
    extension=None,
    promised=WorkingDays(6),
    procedure=accept >> review.within(3) >> decide.within(2),
    result=Licence("road-transport-licence", content=content),
    topics=(Topic.TRANSPORT, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    faq=(Question("自家的货自己运，要办吗？", "不收运费、只运自己的货，不是经营，不用办。"),),
)

SYSTEM = System(
    code="road-transport",
    title="道路运输经营许可",
    plan=("4-2-3b",),
    owner=TRANSPORT.code,
    declares=(LICENCE, HAULAGE),
)
