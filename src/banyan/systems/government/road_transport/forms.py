"""What a haulier is asked (道路货物运输经营许可申请)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row
from banyan.engines.services.declare.types import Address, Area, Count, ShortText, Telephone


class Scope(CodeList):
    """What is carried (经营范围)."""

    GENERAL = "general", "普通货物"
    CONTAINER = "container", "集装箱专用运输"
    COLD = "cold", "冷藏保鲜"
    TANK = "tank", "罐式容器"


class Vehicle(Row):
    """One vehicle."""

    plate: Annotated[ShortText, Ask("车牌号", help="还没上牌的写拟购。")]
    tons: Annotated[Area, Ask("核定载质量", unit="吨")]
    positioned: Annotated[bool, Ask("装了北斗定位吗？")]


class Haulier(Form):
    """The application to carry goods by road."""

    pages: ClassVar = (Page("business", "经营", "运什么？"), Page("vehicles", "车辆", "有哪些车？"))

    scope: Annotated[
        list[Scope],
        Field(min_length=1, max_length=4),
        Ask(
            "经营范围",
            page="business",
            missing="请至少选一项",
            asked_because="登记簿里的经营范围是一段文字，许可要按货物运输的类别选",
        ),
    ]
    yard: Annotated[Address, Ask("停车场地")]
    drivers: Annotated[Count, Ask("有从业资格的驾驶员", unit="人")]

    vehicles: Annotated[
        list[Vehicle], Field(min_length=1, max_length=200), Ask("车辆", page="vehicles", missing="请至少写一辆车")
    ]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
