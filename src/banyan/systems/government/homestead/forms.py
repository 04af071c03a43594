"""What a village household is asked that wants a plot (农村宅基地和建房申请)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row
from banyan.engines.services.declare.types import (
    Address,
    Area,
    CitizenNumber,
    Count,
    DivisionCode,
    Name,
    ShortText,
    Telephone,
)


class Reason(CodeList):
    """Why it wants one (申请理由)."""

    DIVIDED = "divided", "分户新建"
    REBUILD = "rebuild", "原址翻建"
    MOVED = "moved", "地质灾害避险搬迁"


class Member(Row):
    """One of the household."""

    name: Annotated[Name, Ask("姓名")]
    number: Annotated[CitizenNumber, Ask("身份证号")]
    relation: Annotated[ShortText, Ask("和户主的关系")]


class Homestead(Form):
    """The application for a plot and to build on it."""

    pages: ClassVar = (
        Page("family", "家庭", "家里有几口人？"),
        Page("now", "现有宅基地", "现在的房子怎么样？"),
        Page("wish", "拟建", "想建在哪里、建多大？"),
    )

    village: Annotated[DivisionCode, Ask("哪个村", page="family", missing="请选到村")]
    members: Annotated[
        list[Member],
        Field(min_length=1, max_length=20),
        Ask("家庭成员", help="户口在本户、是本村集体经济组织成员的。", missing="请至少写一位"),
    ]

    reason: Annotated[Reason, Ask("申请理由", page="now", missing="请选申请理由")]
    plots: Annotated[Count, Ask("现在有几处宅基地", unit="处")]
    gives_back: Annotated[bool, Ask("建好以后，旧宅基地交回村里吗？", yes="交回", no="不交回")] = False

    place: Annotated[Address, Ask("拟建地点", page="wish", help="写清自然村和四至，如东到村道。")]
    plot_area: Annotated[Area, Ask("宅基地面积", unit="平方米")]
    floors: Annotated[Count, Ask("建几层", unit="层")]
    built_area: Annotated[Area, Ask("建筑面积", unit="平方米")]
    agreed: Annotated[bool, Ask("左右邻居都同意吗？", yes="都同意", no="还没有")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
