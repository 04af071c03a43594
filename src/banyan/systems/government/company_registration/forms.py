"""What a founder is asked (有限公司设立登记、个体工商户登记)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import (
    Address,
    CitizenNumber,
    Count,
    LongText,
    Money,
    Name,
    Secret,
    ShortText,
    Telephone,
)
from banyan.standards import citizen, uscc
from banyan.standards.errors import StandardError


def party_number(text: str) -> str:
    """The number of a person or an organisation: a citizen number or a unified social credit code."""
    for parse in (citizen.parse, uscc.parse):
        try:
            return str(parse(text))
        except StandardError:
            continue
    raise ValueError("证件号码不对：个人写身份证号，单位写统一社会信用代码")


PartyNumber = Annotated[str, AfterValidator(party_number), Secret(citizen.mask)]


class Premises(CodeList):
    """By what right the premises are used."""

    OWN = "own", "自己的"
    RENTED = "rented", "租的"
    LENT = "lent", "借用的"


class Post(CodeList):
    """The post in which somebody represents a company (Company Law, article 10)."""

    DIRECTOR = "director", "董事"
    MANAGER = "manager", "经理"


class Shareholder(Row):
    """A shareholder (股东) and what he undertakes to pay in."""

    name: Annotated[Name, Ask("姓名或名称")]
    number: Annotated[PartyNumber, Ask("证件号码", help="个人写身份证号，单位写统一社会信用代码。")]
    share: Annotated[Money, Field(gt=0), Ask("认缴出资", unit="万元")]
    pay_by: Annotated[date, Ask("最迟哪天缴足")]


class Company(Form):
    """The application to establish a limited company (有限责任公司设立登记)."""

    pages: ClassVar = (
        Page("company", "公司", "公司叫什么，做什么？"),
        Page("money", "出资", "谁出资，各出多少？"),
        Page("people", "人员", "谁代表公司？"),
        Page("place", "住所", "公司设在哪里？"),
    )

    company_name: Annotated[
        Name,
        Ask(
            "公司名称",
            page="company",
            help="地名、字号、行业加上“有限公司”，如 福州榕味小馆餐饮有限公司。先在名称自主申报里查过不重名。",
            missing="请写公司名称，如 福州榕味小馆餐饮有限公司",
        ),
    ]
    scope: Annotated[
        LongText,
        Ask(
            "做哪些生意",
            help="照经营范围规范目录的说法写，一项一句，如 餐饮服务；食品销售。",
            missing="请写至少一项生意",
        ),
    ]
    for_good: Annotated[bool, Ask("公司开多久？", yes="长期", no="写一个期限")]
    years: Annotated[Count | None, Field(ge=1, le=99), Ask("期限", unit="年", shown=when("for_good", False))] = None

    capital: Annotated[
        Money, Field(gt=0), Ask("注册资本", page="money", unit="万元", help="自公司成立起五年内要缴足。")
    ]
    shareholders: Annotated[
        list[Shareholder],
        Field(min_length=1, max_length=50),
        Ask("股东", help="一人到五十人。各人认缴加起来等于注册资本。", missing="请至少写一位股东"),
    ]

    legal_person: Annotated[Name, Ask("谁当法定代表人", page="people", missing="请写法定代表人的姓名")]
    legal_person_number: Annotated[CitizenNumber, Ask("他的身份证号", missing="请写法定代表人的身份证号")]
    post: Annotated[Post, Ask("他在公司的职务")]
    supervisor: Annotated[bool, Ask("设监事吗？", yes="设一名监事", no="全体股东一致同意不设")]
    supervisor_name: Annotated[Name | None, Ask("监事姓名", shown=when("supervisor", True))] = None
    contact_phone: Annotated[
        Telephone, Ask("联系电话", group="怎么联系您", prefill="population.mobile", editable=True, autocomplete="tel")
    ]

    address: Annotated[Address, Ask("住所", page="place", help="写到门牌号和房号。", missing="请写住所，到门牌号")]
    premises: Annotated[Premises, Ask("房子是谁的？", missing="请选房子是谁的")]


class Household(Form):
    """The application to register an individual business (个体工商户登记)."""

    pages: ClassVar = (
        Page("business", "生意", "叫什么，做什么？"),
        Page("place", "经营场所", "在哪里做生意？"),
    )

    owner: Annotated[Name, Ask("经营者", page="business", prefill="population.name", missing="请写经营者的姓名")]
    owner_number: Annotated[
        CitizenNumber,
        Ask("经营者身份证号", prefill="population.citizen_number", missing="请写经营者的身份证号"),
    ]
    wants_name: Annotated[bool, Ask("要起字号吗？", yes="要", no="不要，用我的姓名")]
    shop_name: Annotated[
        Name | None, Ask("字号全名", help="如 鼓楼区林记沙县小吃店。", shown=when("wants_name", True))
    ] = None
    scope: Annotated[LongText, Ask("做哪些生意", help="一项一句，如 餐饮服务；食品销售。", missing="请写至少一项生意")]
    by_family: Annotated[bool, Ask("自己做还是全家一起做？", yes="全家一起", no="我自己")] = False
    family: Annotated[
        ShortText | None, Ask("一起做的家人", help="写姓名，用顿号隔开。", shown=when("by_family", True))
    ] = None
    capital: Annotated[Money | None, Field(gt=0), Ask("打算投多少钱", unit="万元")] = None
    staff: Annotated[Count | None, Ask("打算请几个人", unit="人")] = None
    contact_phone: Annotated[
        Telephone, Ask("联系电话", group="怎么联系您", prefill="population.mobile", editable=True, autocomplete="tel")
    ]

    online_only: Annotated[bool, Ask("只在网上开店吗？", page="place", yes="只在网上", no="有实体店铺或摊位")]
    platform: Annotated[
        ShortText | None, Ask("网店地址", help="写平台名称和网店网址。", shown=when("online_only", True))
    ] = None
    address: Annotated[Address | None, Ask("经营场所", help="写到门牌号。", shown=when("online_only", False))] = None
    premises: Annotated[Premises | None, Ask("房子是谁的？", shown=when("online_only", False))] = None
