"""What is asked of whoever withdraws from the housing fund (住房公积金提取)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Money, ShortText, Telephone


class Why(CodeList):
    """Why (提取原因)."""

    RENT = "rent", "租房"
    PURCHASE = "purchase", "买房"
    RETIRED = "retired", "离休、退休"
    LEFT = "left", "出境定居"


class Withdrawal(Form):
    """The withdrawal."""

    pages: ClassVar = (Page("why", "原因", "为什么提？"), Page("money", "收款", "提多少、打到哪里？"))

    why: Annotated[Why, Ask("提取原因", page="why", missing="请选提取原因")]
    owns_home: Annotated[bool | None, Ask("在本市有自己的房子吗？", shown=when("why", Why.RENT))] = None
    rent: Annotated[Money | None, Ask("每月租金", unit="元", shown=when("why", Why.RENT))] = None
    contract: Annotated[ShortText | None, Ask("购房合同备案号", shown=when("why", Why.PURCHASE))] = None

    amount: Annotated[Money, Ask("提多少", page="money", unit="元")]
    bank: Annotated[ShortText, Ask("开户银行", missing="请写开户银行")]
    card: Annotated[ShortText, Ask("银行卡号", secret=True, help="本人名下的一类卡。", missing="请写银行卡号")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
