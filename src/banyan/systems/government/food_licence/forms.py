"""What an applicant for a food operation licence is asked (食品经营许可申请)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import Address, Area, CitizenNumber, Count, LongText, Name, Telephone


class Business(CodeList):
    """Main kind of business (主体业态)."""

    SALES = "sales", "食品销售经营者"
    CATERING = "catering", "餐饮服务经营者"
    CANTEEN = "canteen", "集中用餐单位食堂"


class Line(CodeList):
    """Lines of business (经营项目)."""

    BULK_FOOD = "bulk-food", "散装食品销售"
    BULK_AND_PACKED = "bulk-and-packed", "散装食品和预包装食品销售"
    HOT_FOOD = "hot-food", "热食类食品制售"
    COLD_FOOD = "cold-food", "冷食类食品制售"
    RAW_FOOD = "raw-food", "生食类食品制售"
    DRINKS = "drinks", "自制饮品制售"


class Ownership(CodeList):
    """Whose the premises are."""

    OWN = "own", "自己的"
    RENTED = "rented", "租的"
    LENT = "lent", "借用的"


class Manager(Row):
    """One who answers for food safety (食品安全管理人员)."""

    name: Annotated[Name, Ask("姓名")]
    number: Annotated[CitizenNumber, Ask("身份证号")]
    full_time: Annotated[bool, Ask("专职还是兼职", yes="专职", no="兼职")] = True


class FoodLicence(Form):
    """The application for a new food operation licence."""

    pages: ClassVar = (
        Page("business", "经营项目", "卖什么、做什么？"),
        Page("premises", "经营场所", "店开在哪里？"),
        Page("people", "人员", "谁管食品安全？"),
    )

    shop_name: Annotated[
        Name,
        Ask("店名", page="business", help="和门头招牌一样。", missing="请写店名，和门头招牌一样"),
    ]
    business: Annotated[Business, Ask("主体业态", missing="请选一种主体业态")]
    lines: Annotated[
        list[Line],
        Field(min_length=1, max_length=6),
        Ask("经营项目", help="可以选几项。以后增加项目要办变更。", missing="请至少选一个经营项目"),
    ]
    central_kitchen: Annotated[
        bool,
        Ask("设中央厨房吗？", help="统一加工、配送给自家几家店的，才算。", shown=when("business", Business.CATERING)),
    ] = False

    same_place: Annotated[
        bool,
        Ask("店就开在登记的住所吗？", page="premises", yes="是，就在这里", no="不是，在别处"),
    ]
    registered: Annotated[
        Address | None, Ask("登记的住所", prefill="firms.address", shown=when("same_place", True))
    ] = None
    address: Annotated[Address | None, Ask("店的地址", help="写到门牌号。", shown=when("same_place", False))] = None
    area: Annotated[Area, Ask("使用面积", help="操作间、库房、就餐区加在一起。租房合同或房产证上有。", unit="平方米")]
    seats: Annotated[
        Count | None, Ask("就餐座位", unit="个", shown=when("business", Business.CATERING, Business.CANTEEN))
    ] = None
    ownership: Annotated[Ownership, Ask("房子是谁的？", missing="请选房子是谁的")]
    note: Annotated[LongText | None, Ask("还有要说明的")] = None

    managers: Annotated[
        list[Manager],
        Field(min_length=1, max_length=10),
        Ask("食品安全管理人员", page="people", help="至少一位，专职或兼职都行。", missing="请至少写一位管理人员"),
    ]
    contact_name: Annotated[Name, Ask("联系人", group="怎么联系您")]
    contact_phone: Annotated[
        Telephone,
        Ask(
            "联系电话",
            help="受理和核查都打这个电话。",
            prefill=("firms.telephone", "population.mobile"),
            editable=True,
            autocomplete="tel",
        ),
    ]
