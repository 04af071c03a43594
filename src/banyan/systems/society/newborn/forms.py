"""The one form of 新生儿一件事."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import CitizenNumber, Count, HomeAddress, Name, Telephone


class BabySex(CodeList):
    """Sex of the child."""

    MALE = "male", "男"
    FEMALE = "female", "女"


class Follows(CodeList):
    """Whose household the child joins."""

    MOTHER = "mother", "跟妈妈"
    FATHER = "father", "跟爸爸"


class Bank(CodeList):
    """Banks of the social-security card; the codes are those of that item."""

    ICBC = "icbc", "中国工商银行"
    ABC = "abc", "中国农业银行"
    BOC = "boc", "中国银行"
    CCB = "ccb", "中国建设银行"
    POST = "post", "中国邮政储蓄银行"
    RURAL = "rural", "福建农信"


class Newborn(Form):
    """All that four offices ask about a newborn child, asked once."""

    pages: ClassVar = (
        Page("baby", "宝宝", "宝宝叫什么，哪天在哪里出生？"),
        Page("parents", "父母", "爸爸妈妈是谁？"),
        Page("household", "户口", "户口上在哪里？"),
        Page("card", "社保和医保", "社保卡和医保要不要一起办？"),
    )

    baby_name: Annotated[
        Name, Ask("宝宝姓名", page="baby", help="想好再写，签发以后不能随意改。", missing="请写宝宝的姓名")
    ]
    sex: Annotated[BabySex, Ask("宝宝性别", missing="请选宝宝性别")]
    born: Annotated[date, Ask("宝宝出生日期", missing="请写宝宝的出生日期")]
    hospital: Annotated[Name, Ask("在哪家医院出生", missing="请写出生的医院")]
    has_certificate: Annotated[bool, Ask("出生医学证明领了吗？", yes="领了", no="还没有")]

    mother: Annotated[Name, Ask("妈妈姓名", page="parents", missing="请写妈妈的姓名")]
    mother_number: Annotated[CitizenNumber, Ask("妈妈身份证号", missing="请写妈妈的身份证号")]
    has_father: Annotated[bool, Ask("写爸爸的信息吗？", yes="写", no="不写")]
    father: Annotated[Name | None, Ask("爸爸姓名", shown=when("has_father", True))] = None
    father_number: Annotated[CitizenNumber | None, Ask("爸爸身份证号", shown=when("has_father", True))] = None
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    follows: Annotated[
        Follows, Ask("跟谁落户", page="household", help="没有写爸爸的，跟妈妈。", missing="请选跟谁落户")
    ]
    address: Annotated[HomeAddress, Ask("户口所在地址", help="户口簿首页上有。", missing="请写户口所在地址")]

    wants_card: Annotated[bool, Ask("办社保卡吗？", page="card", yes="办", no="先不办")]
    bank: Annotated[Bank | None, Ask("社保卡用哪家银行", missing="请选一家银行", shown=when("wants_card", True))] = None
    wants_insurance: Annotated[
        bool, Ask("参加居民医保吗？", help="出生 90 天内参保，从出生起报销。", yes="参加", no="先不参加")
    ]
    year: Annotated[
        Count | None,
        Field(ge=2020, le=2100),
        Ask("参保年度", unit="年", example="2027", shown=when("wants_insurance", True)),
    ] = None
