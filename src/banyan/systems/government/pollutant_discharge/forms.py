"""What is asked of whoever discharges pollutants (排污许可证申请)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row
from banyan.engines.services.declare.types import Address, Area, ShortText, Telephone


class Management(CodeList):
    """How strictly the trade is managed (管理类别)."""

    KEY = "key", "重点管理"
    SIMPLE = "simple", "简化管理"


class Medium(CodeList):
    """Where it goes."""

    WATER = "water", "废水"
    AIR = "air", "废气"
    SOLID = "solid", "工业固体废物"
    NOISE = "noise", "工业噪声"


class Outlet(Row):
    """One outlet (排放口)."""

    code: Annotated[ShortText, Ask("排放口编号", help="如 DW001、DA001。")]
    medium: Annotated[Medium, Ask("排什么")]
    pollutant: Annotated[ShortText, Ask("主要污染物", help="如化学需氧量、二氧化硫。")]
    yearly: Annotated[Area, Ask("一年最多排多少", unit="吨")]


class Discharge(Form):
    """The application for a discharge permit."""

    pages: ClassVar = (Page("plant", "生产", "生产什么？"), Page("outlets", "排放口", "从哪里排、排多少？"))

    management: Annotated[
        Management, Ask("管理类别", page="plant", help="按固定污染源排污许可分类管理名录对照。", missing="请选管理类别")
    ]
    plant: Annotated[Address, Ask("生产场所")]
    product: Annotated[ShortText, Ask("主要产品和年产量", missing="请写产品和产量，如瓷砖 300 万平方米")]
    assessment: Annotated[ShortText, Ask("环评批复文号或备案号", missing="请写环评批复文号或备案号")]
    outlets: Annotated[
        list[Outlet], Field(min_length=1, max_length=100), Ask("排放口", page="outlets", missing="请至少写一个排放口")
    ]
    monitored: Annotated[bool, Ask("装了自动监测设备并联网吗？")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
