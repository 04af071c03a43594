"""What an operator is asked whose price the government sets (政府定价的制定和调整)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import Count, LongText, Looks, Money, Name, ShortText, Telephone

#: A price, which may have more decimals than a sum of money.
Price = Annotated[Decimal, Field(gt=0, le=1_000_000, decimal_places=4), Looks("number", "decimal", "w12", "2.85")]
#: How much was sold in a year, in units of the price.
Volume = Annotated[
    Decimal, Field(gt=0, le=1_000_000_000_000, decimal_places=2), Looks("number", "decimal", "w12", "1200")
]
Year = Annotated[int, Field(ge=2000, le=2100), Looks("number", "numeric", "w8", "2025")]


class Service(CodeList):
    """Public utilities and services of public interest, as they are usual in a local price catalogue (assumed)."""

    WATER = "water", "城镇供水"
    GAS = "gas", "管道燃气"
    BUS = "bus", "城市公共交通"
    WASTE = "waste", "生活垃圾处理"
    PARKING = "parking", "政府投资的停车场"
    TELEVISION = "television", "有线电视基本收视"
    SCENIC = "scenic", "利用公共资源建设的景区门票"
    CARE = "care", "公办养老机构"
    FUNERAL = "funeral", "殡葬基本服务"
    OTHER = "other", "其他列入定价目录的"


class What(CodeList):
    """Whether there is a price yet."""

    SET = "set", "制定：还没有政府定的价"
    ADJUST = "adjust", "调整：已有政府定的价"


class Affected(CodeList):
    """Who pays another price from then on."""

    HOUSEHOLDS = "households", "居民家庭"
    TRAVELLERS = "travellers", "乘客、游客"
    FIRMS = "firms", "企业和个体工商户"
    INSTITUTIONS = "institutions", "学校、医院等单位"


class CostYear(Row):
    """What one year has cost and brought."""

    year: Annotated[Year, Ask("年份")]
    cost: Annotated[Money, Field(gt=0), Ask("总成本", unit="万元", help="按审计后的财务报表。")]
    income: Annotated[Money, Ask("收入", unit="万元")]
    sold: Annotated[Volume, Ask("销售量或服务量", unit="万计价单位", help="如按立方米计价的，写多少万立方米。")]


class PriceApplication(Form):
    """The application to set or change a price."""

    pages: ClassVar = (
        Page("price", "价格", "什么服务，要定多少？"),
        Page("costs", "成本", "三年来花了多少？"),
        Page("effect", "影响", "为什么定价，影响谁？"),
    )

    service: Annotated[Service, Ask("哪一种服务", page="price", missing="请选哪一种服务")]
    other_service: Annotated[ShortText | None, Ask("目录里的名称", shown=when("service", Service.OTHER))] = None
    what: Annotated[What, Ask("制定还是调整", missing="请选制定还是调整")]
    per: Annotated[ShortText, Ask("计价单位", help="如 元/立方米、元/人次。", missing="请写计价单位，如 元/立方米")]
    present: Annotated[Price | None, Ask("现在的价", shown=when("what", What.ADJUST))] = None
    asked: Annotated[Price, Ask("申请的价", missing="请写申请的价")]
    whole: Annotated[bool, Ask("在本地全部范围实行吗？", yes="全部", no="一部分")]
    area: Annotated[ShortText | None, Ask("在哪些范围实行", shown=when("whole", False))] = None

    costs: Annotated[
        list[CostYear],
        Field(min_length=1, max_length=3),
        Ask("最近三年的成本", page="costs", help="一年一行，写连续三年。", missing="请写最近三年的成本"),
    ]

    reasons: Annotated[LongText, Ask("制定或调整的理由", page="effect", missing="请写理由")]
    affected: Annotated[list[Affected], Field(min_length=1), Ask("影响哪些人", missing="请至少选一项")]
    households: Annotated[Count | None, Ask("影响多少户", unit="户", shown=when("affected", Affected.HOUSEHOLDS))] = (
        None
    )
    relief: Annotated[
        LongText | None,
        Ask("对低收入家庭怎么照顾", shown=when("affected", Affected.HOUSEHOLDS), help="如保持原价的水量、减免的对象。"),
    ] = None
    contact: Annotated[Name, Ask("联系人")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]
