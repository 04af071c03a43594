"""The one form of 开餐馆一件事."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import Address, Area, CitizenNumber, Count, Money, Name, ShortText, Telephone


class Registration(CodeList):
    """Whether there is a business licence, and which is wanted if not."""

    HAVE = "have", "有了"
    HOUSEHOLD = "household", "还没有，登记成个体工商户"
    COMPANY = "company", "还没有，开一家有限公司"


class Line(CodeList):
    """What the kitchen makes; the codes are those of the food operation licence."""

    HOT_FOOD = "hot-food", "热菜、面食、热汤"
    COLD_FOOD = "cold-food", "凉菜、卤味"
    RAW_FOOD = "raw-food", "生鱼片等生食"
    DRINKS = "drinks", "现做饮品"


class Ownership(CodeList):
    """Whose the premises are."""

    OWN = "own", "自己的"
    RENTED = "rented", "租的"
    LENT = "lent", "借用的"


class Fixing(CodeList):
    """How the sign is fixed; what stands on a roof is a large advertisement and goes elsewhere."""

    FLAT = "flat", "贴墙或门头上"
    PROJECTING = "projecting", "伸出墙面"


class FireWay(CodeList):
    """The two ways of Fire Protection Law, article 15."""

    PLEDGE = "pledge", "我作出承诺，先拿许可"
    CHECK = "check", "请先来检查"


class Manager(Row):
    """One who answers for food safety."""

    name: Annotated[Name, Ask("姓名")]
    number: Annotated[CitizenNumber, Ask("身份证号")]
    full_time: Annotated[bool, Ask("专职还是兼职", yes="专职", no="兼职")] = True


class OpenRestaurant(Form):
    """All that the departments ask of who opens a restaurant, asked once."""

    pages: ClassVar = (
        Page("shop", "店", "开一家什么样的店？"),
        Page("place", "场所", "店开在哪里？"),
        Page("kitchen", "厨房", "厨房做什么？"),
        Page("safety", "消防", "万一起火，人怎么出去？"),
        Page("sign", "招牌", "招牌是什么样的？"),
        Page("people", "人员", "谁来管，怎么联系您？"),
    )

    shop_name: Annotated[Name, Ask("店名", page="shop", help="和招牌一样。", missing="请写店名，和招牌一样")]
    licence: Annotated[Registration, Ask("营业执照有了吗？", missing="请选营业执照有没有")]
    owner: Annotated[
        Name | None,
        Ask("经营者", prefill="population.name", shown=when("licence", Registration.HOUSEHOLD, Registration.COMPANY)),
    ] = None
    owner_number: Annotated[
        CitizenNumber | None,
        Ask(
            "经营者身份证号",
            prefill="population.citizen_number",
            shown=when("licence", Registration.HOUSEHOLD, Registration.COMPANY),
        ),
    ] = None
    company_name: Annotated[
        Name | None,
        Ask("公司名称", help="如 福州榕味小馆餐饮有限公司。", shown=when("licence", Registration.COMPANY)),
    ] = None
    capital: Annotated[
        Money | None,
        Ask("注册资本", unit="万元", help="您一人出资，五年内缴足。", shown=when("licence", Registration.COMPANY)),
    ] = None
    pay_by: Annotated[date | None, Ask("最迟哪天缴足", shown=when("licence", Registration.COMPANY))] = None
    tobacco: Annotated[bool, Ask("店里卖烟吗？", yes="卖", no="不卖")]
    near_school: Annotated[
        bool | None, Ask("店在中小学、幼儿园周边吗？", yes="在", no="不在", shown=when("tobacco", True))
    ] = None
    lodging: Annotated[bool, Ask("店里还给客人住宿吗？", yes="有住宿", no="没有")]
    beds: Annotated[Count | None, Ask("床位", unit="张", shown=when("lodging", True))] = None

    address: Annotated[Address, Ask("店的地址", page="place", help="写到门牌号。", missing="请写店的地址，到门牌号")]
    area: Annotated[Area, Ask("使用面积", help="厨房、库房、店堂加在一起。", unit="平方米")]
    ownership: Annotated[Ownership, Ask("房子是谁的？", missing="请选房子是谁的")]
    dine_in: Annotated[bool, Ask("有堂食吗？", yes="有座位", no="只做外卖、外带")]
    seats: Annotated[Count | None, Ask("座位", unit="个", shown=when("dine_in", True))] = None

    lines: Annotated[
        list[Line], Field(min_length=1), Ask("做哪些东西", page="kitchen", help="可以选几项。", missing="请至少选一项")
    ]
    grease_trap: Annotated[bool, Ask("装了隔油池吗？", yes="装了", no="还没有")]
    separated: Annotated[bool, Ask("雨水和污水分开了吗？", yes="分开了", no="没有分开")]
    daily_water: Annotated[Area, Ask("一天大约排多少污水", unit="立方米", example="6")]
    outlets: Annotated[Count, Field(ge=1), Ask("接到市政管网的口子", unit="个")]

    floors: Annotated[ShortText, Ask("店在哪几层", page="safety", example="1–2 层")]
    exits: Annotated[Count, Field(ge=1, le=50), Ask("安全出口", unit="个")]
    sprinkler: Annotated[bool, Ask("装了自动喷水灭火系统吗？", yes="装了", no="没有")]
    alarm: Annotated[bool, Ask("装了火灾自动报警系统吗？", yes="装了", no="没有")]
    accepted: Annotated[bool, Ask("这处房子的消防验收或备案办过吗？", help="问房东。", yes="办过", no="没有或不清楚")]
    opening: Annotated[date, Ask("打算哪天开业")]
    way: Annotated[FireWay, Ask("消防检查怎么办？", missing="请选一种办法")]

    sign_text: Annotated[ShortText, Ask("招牌上写什么", page="sign", missing="请写招牌上的字")]
    width: Annotated[Area, Field(le=100), Ask("宽", unit="米", example="4.8")]
    height: Annotated[Area, Field(le=50), Ask("高", unit="米", example="1.2")]
    fixing: Annotated[Fixing, Ask("怎么装", missing="请选怎么装")]
    bottom: Annotated[Area, Field(le=300), Ask("招牌底边离地", unit="米", example="3")]
    lit: Annotated[bool, Ask("晚上亮灯吗？", yes="亮", no="不亮")]
    own_wall: Annotated[bool, Ask("挂招牌的墙是您的吗？", yes="是我的或已租下", no="要别人同意")]

    managers: Annotated[
        list[Manager],
        Field(min_length=1, max_length=10),
        Ask("食品安全管理人员", page="people", missing="请至少写一位管理人员"),
    ]
    fire_manager: Annotated[Name, Ask("消防安全管理人", missing="请写消防安全管理人的姓名")]
    staff: Annotated[Count, Ask("请几个员工", unit="人", help="自己和家人不算。没有写 0。")]
    first_pay: Annotated[date | None, Ask("从哪个月开始发工资", help="请了员工才填，写那个月的任何一天。")] = None
    contact_name: Annotated[Name, Ask("联系人", group="怎么联系您")]
    contact_phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True, autocomplete="tel"),
    ]
