"""农村宅基地审批: by the township government; one household, one plot."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.divisions.departments import AGRICULTURE, GOVERNMENT, NATURAL_RESOURCES
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    PERSONS,
    TOWNSHIP,
    Finding,
    Granted,
    Law,
    Licence,
    LifeEvent,
    Material,
    Question,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    joint,
    publicise,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.homestead.forms import Homestead, Reason

LAW = Law(
    "土地管理法",
    62,
    says="农村村民一户只能拥有一处宅基地，面积不得超过省、自治区、直辖市规定的标准；由乡（镇）人民政府审核批准。",
)

#: The province sets the largest plot by the number of people; these figures are assumed for the demonstration.
LARGEST = {3: Decimal(80), 5: Decimal(100), 6: Decimal(120)}

LICENCE = LicenceType(
    code="homestead-approval",
    title="农村宅基地批准书",
    issuer=GOVERNMENT,
    fields=(
        LicenceField("place", "土地坐落", shown="place"),
        LicenceField("plot_area", "批准用地面积"),
        LicenceField("building", "批准建筑"),
    ),
    valid=Validity(years=1),
    layout="letter",
    holder="person",
    holder_label="户主",
)


def largest_for(people: int) -> Decimal:
    """The largest plot for so many people, in square metres."""
    return next((area for most, area in LARGEST.items() if people <= most), max(LARGEST.values()))


def one_household_one_plot(form: Homestead, facts: Mapping[str, Any]) -> Finding:
    """Who has a plot rebuilds on it, or gives it back (土地管理法第六十二条)."""
    keeps = form.plots > 0 and form.reason is not Reason.REBUILD and not form.gives_back
    if keeps:
        return Finding(False, "一户只能有一处宅基地：已有宅基地的，要交回旧宅基地才能申请新的。", LAW)
    return Finding(True, "符合一户一宅", LAW)


def not_too_large(form: Homestead, facts: Mapping[str, Any]) -> Finding:
    """The plot keeps within the province's standard."""
    most = largest_for(len(form.members))
    if form.plot_area > most:
        return Finding(
            False, f"{len(form.members)} 口人最多 {most} 平方米，申请了 {form.plot_area} 平方米。请改小。", LAW
        )
    return Finding(True, f"没有超过 {most} 平方米", LAW)


def neighbours_agree(form: Homestead, facts: Mapping[str, Any]) -> Finding:
    """Neighbours are asked before anything is built beside them."""
    if not form.agreed:
        return Finding(False, "邻居还没有都同意，请到场了解")
    return Finding(True, "邻居同意")


def content(case: Granted) -> dict[str, str]:
    """What the approval says."""
    form: Homestead = case.form
    return {
        "place": form.place,
        "plot_area": f"{form.plot_area} 平方米",
        "building": f"{form.floors} 层，建筑面积 {form.built_area} 平方米",
    }


APPROVAL = ServiceItem(
    code="homestead",
    title="农村村民宅基地审批",
    title_en="Rural homestead approval",
    summary="村民分户、翻建或搬迁要用宅基地建房的，经村里同意后，由乡镇批准。",
    keywords=("宅基地", "盖房子", "农村建房", "翻建", "分户"),
    department=GOVERNMENT,
    levels=(TOWNSHIP,),
    basis=(LAW,),
    serves=PERSONS,
    conditions=("申请人是本农村集体经济组织成员。", "符合一户一宅和面积标准。", "符合村庄规划，不占用永久基本农田。"),
    form=Homestead,
    materials=(
        Material(
            code="village-opinion",
            title="村级组织的讨论记录和公示情况",
            issued_by="村民委员会或农村集体经济组织",
            standard="有会议记录和公示照片。",
        ),
        Material(code="sketch", title="拟建房屋平面示意图", help="标出四至和层数，手画也行。"),
        Material(
            code="pledge",
            title="建房承诺书",
            pledge="我按批准的位置、面积和层数建房，不出售、出租宅基地；应当交回旧宅基地的，建好后三个月内交回。",
        ),
    ),
    rules=(
        Rule("one-plot", "一户一宅", one_household_one_plot, stops=True),
        Rule("area", "面积标准", not_too_large, stops=True),
        Rule("neighbours", "四邻意见", neighbours_agree),
    ),
    statutory=WorkingDays(20, basis=Law("行政许可法", 42)),
    promised=WorkingDays(15),
    procedure=(
        accept
        >> site_check.within(5).called("到场勘查").explained("乡镇和村里的人到场，看位置、量面积。")
        >> joint(NATURAL_RESOURCES, AGRICULTURE, within=4)
        >> publicise.within(5).called("公示")
        >> decide.within(2)
    ),
    result=Licence("homestead-approval", content=content),
    topics=(Topic.HOUSING, Topic.LAND, Topic.AGRICULTURE),
    life_events=(LifeEvent.BUY_HOME,),
    faq=(Question("城里户口能申请吗？", "不能。宅基地只分给本集体经济组织的成员。"),),
)

SYSTEM = System(
    code="homesteads",
    title="农村宅基地审批",
    plan=("4-2-3b", "4-5-2c"),
    owner=AGRICULTURE.code,
    state="partial",
    note="申请、勘查、联审、批准在用；地图核验和竣工验收以后再加",
    declares=(LICENCE, APPROVAL),
)
