"""What is asked of whoever takes water (取水许可申请)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Count, ShortText, Telephone


class Source(CodeList):
    """Where the water comes from (取水水源)."""

    SURFACE = "surface", "地表水"
    GROUND = "ground", "地下水"


class Use(CodeList):
    """What it is for (取水用途)."""

    DOMESTIC = "domestic", "生活供水"
    INDUSTRY = "industry", "工业"
    FARMING = "farming", "农业灌溉"
    POWER = "power", "水力发电"


class Abstraction(Form):
    """The application for a permit to take water."""

    pages: ClassVar = (Page("water", "水", "取哪里的水？"), Page("works", "工程", "怎么取、怎么退？"))

    source: Annotated[Source, Ask("取水水源", page="water", missing="请选取水水源")]
    river: Annotated[ShortText, Ask("河流、湖库或水井的名字", missing="请写从哪里取水，如闽江干流")]
    place: Annotated[Address, Ask("取水地点")]
    use: Annotated[Use, Ask("取水用途", missing="请选取水用途")]
    yearly: Annotated[Area, Ask("一年取多少水", unit="万立方米", help="按最多的一年算。")]

    fitted: Annotated[Count, Ask("设计流量", page="works", unit="立方米每小时")]
    metered: Annotated[bool, Ask("装了计量设施吗？", yes="装了", no="还没有")]
    returns: Annotated[bool, Ask("用完的水会排回河里吗？")]
    outlet: Annotated[Address | None, Ask("退水地点", shown=when("returns", True))] = None
    until: Annotated[date, Ask("想用到哪一天", help="一般五年，最多十年。")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
