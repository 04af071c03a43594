"""What parents are asked (义务教育新生入学报名)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import CitizenNumber, HomeAddress, Name, Telephone


class Home(CodeList):
    """By what the child has a right to the school (入学依据)."""

    OWNED = "owned", "户口和房产一致"
    HOUSEHOLD = "household", "只有户口"
    RESIDENCE = "residence", "随迁子女，有居住证"


class Grade(CodeList):
    """Which school."""

    PRIMARY = "primary", "小学一年级"
    JUNIOR = "junior", "初中一年级"


class Enrolment(Form):
    """The registration of a child."""

    pages: ClassVar = (Page("child", "孩子", "给谁报名？"), Page("home", "住处", "住在哪里？"))

    child: Annotated[Name, Ask("孩子姓名", page="child", missing="请写孩子姓名")]
    number: Annotated[CitizenNumber, Ask("孩子的身份证号")]
    born: Annotated[date, Ask("孩子的生日", help="和户口簿一样。")]
    grade: Annotated[Grade, Ask("报几年级", missing="请选年级")]
    twin: Annotated[bool, Ask("有双胞胎一起报吗？", help="一起报的，会分到同一所学校。")] = False

    home: Annotated[Home, Ask("入学依据", page="home", missing="请选入学依据")]
    address: Annotated[HomeAddress, Ask("现在住的地方", asked_because="孩子跟谁住，人口库不一定知道")]
    since: Annotated[date | None, Ask("从哪天住到现在", shown=when("home", Home.RESIDENCE))] = None
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
