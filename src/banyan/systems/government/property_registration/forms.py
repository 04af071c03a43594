"""What is asked for the transfer of a house (不动产转移登记)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import Address, Area, CitizenNumber, Money, Name, ShortText, Telephone


class Cause(CodeList):
    """Why the house changes hands (转移原因)."""

    SALE = "sale", "买卖"
    INHERITANCE = "inheritance", "继承"
    GIFT = "gift", "赠与"
    DIVISION = "division", "离婚析产"


class Sharing(CodeList):
    """How the new owners hold it (共有方式)."""

    ALONE = "alone", "单独所有"
    TOGETHER = "together", "共同共有"
    SHARES = "shares", "按份共有"


class Owner(Row):
    """One of the new owners."""

    name: Annotated[Name, Ask("姓名")]
    number: Annotated[CitizenNumber, Ask("身份证号")]
    share: Annotated[ShortText | None, Ask("占多少份额", help="按份共有的才填，如 1/2。")] = None


class Transfer(Form):
    """The application for a transfer."""

    pages: ClassVar = (
        Page("house", "房子", "是哪一套房子？"),
        Page("cause", "怎么来的", "房子是怎么转给您的？"),
        Page("owners", "新产权人", "以后归谁？"),
    )

    certificate: Annotated[
        ShortText,
        Ask(
            "现在的产权证号", page="house", help="在不动产权证书或房产证的封面、首页上。", missing="请写现在的产权证号"
        ),
    ]
    address: Annotated[Address, Ask("房子坐落", help="和产权证上一样。")]
    area: Annotated[Area, Ask("建筑面积", unit="平方米")]
    mortgaged: Annotated[bool, Ask("房子还在抵押吗？", help="贷款没有还清的，算在抵押。")]

    cause: Annotated[Cause, Ask("转移原因", page="cause", missing="请选转移原因")]
    price: Annotated[Money | None, Ask("成交价", unit="元", shown=when("cause", Cause.SALE))] = None
    signed: Annotated[date | None, Ask("合同签订日期", shown=when("cause", Cause.SALE, Cause.GIFT))] = None
    late_owner: Annotated[Name | None, Ask("去世的产权人", shown=when("cause", Cause.INHERITANCE))] = None

    sharing: Annotated[Sharing, Ask("共有方式", page="owners", missing="请选共有方式")]
    owners: Annotated[list[Owner], Field(min_length=1, max_length=10), Ask("新的产权人", missing="请至少写一位")]
    phone: Annotated[
        Telephone, Ask("联系电话", prefill="population.mobile", editable=True, help="核验和领证都打这个电话。")
    ]
