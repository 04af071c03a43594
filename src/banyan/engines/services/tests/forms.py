"""A small form for the engine's own tests."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import Area, CitizenNumber, Name, ShortText, Telephone


class Owner(CodeList):
    OWN = "own", "自己的"
    RENTED = "rented", "租的"


class Helper(Row):
    name: Annotated[Name, Ask("姓名")]
    number: Annotated[CitizenNumber, Ask("身份证号")]


class Stall(Form):
    pages: ClassVar = (Page("what", "卖什么", "您卖什么？"), Page("where", "在哪里", "摊子摆在哪里？"))

    name: Annotated[Name, Ask("摊名", page="what", missing="请写摊名")]
    goods: Annotated[Literal["tea", "cake"], Ask("卖什么", choices={"tea": "茶", "cake": "糕点"})]
    opens: Annotated[date | None, Ask("哪天开张")] = None
    area: Annotated[Area, Ask("使用面积", page="where", unit="平方米")]
    owner: Annotated[Owner, Ask("摊位是谁的？")]
    landlord: Annotated[ShortText | None, Ask("房东", shown=when("owner", Owner.RENTED))] = None
    night: Annotated[bool, Ask("夜里摆吗？", yes="夜里也摆", no="只在白天")] = False
    helpers: Annotated[list[Helper], Field(max_length=3), Ask("帮手", optional=True)] = []
    phone: Annotated[Telephone, Ask("联系电话", group="怎么联系您")]


FILLED = {
    "name": "榕下茶摊",
    "goods": "tea",
    "area": "8.5",
    "owner": "rented",
    "landlord": "林某",
    "phone": "13800000021",
    "helpers": [{"name": "陈某", "number": "350102199001010016"}],
}
