"""What parents are asked to enter their child into the household register (出生登记)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import CitizenNumber, HomeAddress, Name, ShortText, Telephone


class BabySex(CodeList):
    """Sex of the child."""

    MALE = "male", "男"
    FEMALE = "female", "女"


class Follows(CodeList):
    """Whose household the child joins."""

    MOTHER = "mother", "跟妈妈"
    FATHER = "father", "跟爸爸"


class BirthRegistration(Form):
    """The declaration of a birth to the household register."""

    pages: ClassVar = (Page("baby", "宝宝", "宝宝叫什么，哪天出生？"), Page("household", "户口", "户口上在谁那里？"))

    baby_name: Annotated[Name, Ask("宝宝姓名", page="baby", help="和出生医学证明一样。", missing="请写宝宝的姓名")]
    sex: Annotated[BabySex, Ask("宝宝性别", missing="请选宝宝性别")]
    born: Annotated[date, Ask("宝宝出生日期", missing="请写宝宝的出生日期")]
    certificate: Annotated[
        ShortText | None, Ask("出生医学证明编号", help="一起申领证明的，不用填。", optional=True)
    ] = None
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    follows: Annotated[Follows, Ask("跟谁落户", page="household", missing="请选跟谁落户")]
    parent: Annotated[Name, Ask("他（她）的姓名", missing="请写落户那一方的姓名")]
    parent_number: Annotated[CitizenNumber, Ask("他（她）的身份证号", missing="请写落户那一方的身份证号")]
    address: Annotated[HomeAddress, Ask("户口所在地址", help="户口簿首页上有。", missing="请写户口所在地址")]
