"""What is asked of who disposes of construction waste (城市建筑垃圾处置核准)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import Address, Area, LongText, Name, Telephone


class Role(CodeList):
    """What the applicant does with the waste."""

    PRODUCES = "produces", "工地要运出去"
    CARRIES = "carries", "运输企业"
    RECEIVES = "receives", "消纳场所"


class Vehicle(Row):
    """A lorry that carries the waste."""

    plate: Annotated[str, Field(min_length=7, max_length=8), Ask("车牌号")]
    tons: Annotated[Area, Field(le=100), Ask("核定载重", unit="吨")]
    covered: Annotated[bool, Ask("全密闭、装了定位", yes="是", no="不是")]


class ConstructionWaste(Form):
    """The application for permission to dispose of construction waste."""

    pages: ClassVar = (
        Page("source", "来源", "垃圾从哪里来，有多少？"),
        Page("transport", "运输", "谁来运，走哪条路？"),
        Page("destination", "去向", "运到哪里去？"),
    )

    role: Annotated[Role, Ask("您是哪一方？", page="source", missing="请选您是哪一方")]
    project: Annotated[Name, Ask("工程名称", missing="请写工程名称")]
    site: Annotated[Address, Ask("工地地址", missing="请写工地地址")]
    volume: Annotated[Area, Ask("处置总量", unit="立方米", help="按施工图算的外运量。")]
    contact_name: Annotated[Name, Ask("联系人", group="怎么联系您")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]

    vehicles: Annotated[
        list[Vehicle], Field(min_length=1, max_length=200), Ask("运输车辆", page="transport", missing="请至少写一辆车")
    ]
    route: Annotated[LongText, Ask("运输路线", help="从工地到消纳场经过的路。", missing="请写运输路线")]
    begins: Annotated[date, Ask("从哪天开始运")]
    ends: Annotated[date, Ask("运到哪天")]
    at_night: Annotated[bool, Ask("夜里 10 点到早上 6 点要运吗？", yes="要", no="不要")]

    destination: Annotated[
        Address, Ask("消纳场所", page="destination", help="写名称和地址。", missing="请写运到哪个消纳场所")
    ]
    reuse: Annotated[bool, Ask("有一部分拿去再利用吗？", yes="有", no="没有")] = False
    reuse_volume: Annotated[Area | None, Ask("再利用的量", unit="立方米", shown=when("reuse", True))] = None
