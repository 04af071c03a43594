"""林木采伐许可: by the county's forestry bureau."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.divisions.departments import FORESTRY
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    EVERYBODY,
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
    review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.logging.forms import Felling, Way

LAW = Law("森林法", 56, says="采伐林地上的林木应当申请采伐许可证，并按照采伐许可证的规定进行采伐。")
REPLANT = Law("森林法", 61, says="采伐林木的组织和个人应当按照有关规定完成更新造林。")

#: Clear-felling beyond this many hectares in one piece is looked at on the spot (assumed).
LARGE = Decimal(5)

PERMIT_TYPE = LicenceType(
    code="felling-permit",
    title="林木采伐许可证",
    issuer=FORESTRY,
    fields=(
        LicenceField("place", "采伐地点"),
        LicenceField("way", "采伐方式"),
        LicenceField("amount", "采伐面积和蓄积"),
        LicenceField("period", "采伐期限"),
    ),
    valid=Validity(years=1),
    layout="letter",
    holder="person",
    holder_label="采伐单位（个人）",
)


def dates_are_in_order(form: Felling, facts: Mapping[str, Any]) -> Finding:
    """Felling ends after it begins, and replanting is done by the end of the next year."""
    if not form.begins <= form.ends:
        return Finding(False, "采伐结束日期要晚于开始日期。")
    if form.replant.year > form.ends.year + 1:
        return Finding(False, f"补种要在 {form.ends.year + 1} 年底前完成。", REPLANT)
    return Finding(True, "采伐和更新日期合适", REPLANT)


def is_large(form: Felling) -> bool:
    """Large clear-felling is looked at."""
    return form.way is Way.CLEAR and form.hectares >= LARGE


def content(case: Granted) -> dict[str, str]:
    """What the permit says."""
    form: Felling = case.form
    return {
        "place": form.place,
        "way": form.way.label,
        "amount": f"{form.species}，{form.hectares} 公顷，{form.volume} 立方米",
        "period": f"{form.begins:%Y-%m-%d} 至 {form.ends:%Y-%m-%d}",
    }


FELLING = ServiceItem(
    code="felling",
    title="林木采伐许可证核发",
    title_en="Felling permit",
    summary="采伐林地上的树，先办采伐证；房前屋后自有的零星林木不用。",
    keywords=("砍树", "采伐", "伐木", "林场"),
    department=FORESTRY,
    levels=(COUNTY,),
    basis=(LAW, REPLANT),
    serves=EVERYBODY,
    conditions=("不在禁止采伐的范围。", "在采伐限额以内。", "上年度采伐后的更新造林任务已经完成。"),
    form=Felling,
    materials=(
        Material(code="rights", title="林木权属材料", from_licence="property-certificate"),
        Material(code="survey", title="采伐作业设计或简易调查表", help="蓄积不大的，填简易表就行。"),
        Material(
            code="replant", title="更新造林承诺", pledge="采伐后按期完成更新造林，面积不少于采伐面积，并保证成活。"
        ),
    ),
    rules=(Rule("dates", "采伐与更新日期", dates_are_in_order, stops=True),),
    statutory=WorkingDays(20, basis=Law("行政许可法", 42)),
    promised=WorkingDays(7),
    procedure=(
        accept
        >> review.within(3)
        >> site_check.within(5).called("伐前查验").when(is_large, "皆伐 5 公顷以上的（本地约定）")
        >> decide.within(2)
    ),
    result=Licence("felling-permit", content=content),
    topics=(Topic.AGRICULTURE, Topic.ENVIRONMENT),
    life_events=(LifeEvent.FIRM_RUN,),
    faq=(Question("自家门口的树能砍吗？", "农村居民采伐自留地和房前屋后个人所有的零星林木，不用办证。"),),
)

SYSTEM = System(
    code="felling", title="林木采伐许可", plan=("4-2-3b",), owner=FORESTRY.code, declares=(PERMIT_TYPE, FELLING)
)
