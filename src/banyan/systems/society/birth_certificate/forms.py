"""What parents are asked for the birth certificate (出生医学证明首次签发)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import CitizenNumber, Name, Telephone


class BabySex(CodeList):
    """Sex of the child."""

    MALE = "male", "男"
    FEMALE = "female", "女"


class BirthCertificate(Form):
    """The application for a birth medical certificate."""

    pages: ClassVar = (Page("baby", "宝宝", "宝宝叫什么，哪天在哪里出生？"), Page("parents", "父母", "爸爸妈妈是谁？"))

    baby_name: Annotated[
        Name, Ask("宝宝姓名", page="baby", help="想好再写，签发以后不能随意改。", missing="请写宝宝的姓名")
    ]
    sex: Annotated[BabySex, Ask("宝宝性别", missing="请选宝宝性别")]
    born: Annotated[date, Ask("宝宝出生日期", missing="请写宝宝的出生日期")]
    hospital: Annotated[Name, Ask("在哪家医院出生", missing="请写出生的医院")]

    mother: Annotated[Name, Ask("妈妈姓名", page="parents", missing="请写妈妈的姓名")]
    mother_number: Annotated[CitizenNumber, Ask("妈妈身份证号", missing="请写妈妈的身份证号")]
    has_father: Annotated[bool, Ask("写爸爸的信息吗？", yes="写", no="不写")]
    father: Annotated[Name | None, Ask("爸爸姓名", shown=when("has_father", True))] = None
    father_number: Annotated[CitizenNumber | None, Ask("爸爸身份证号", shown=when("has_father", True))] = None
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]
