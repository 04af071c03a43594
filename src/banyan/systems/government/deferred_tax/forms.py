"""What a taxpayer is asked who cannot pay in time (延期缴纳税款)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import LongText, Looks, Money, ShortText, Telephone

TaxMoney = Annotated[
    Decimal, Field(gt=0, le=1_000_000_000_000, decimal_places=2), Looks("number", "decimal", "w12", "86000")
]


class Tax(CodeList):
    """Kind of tax (税种)."""

    VALUE_ADDED = "value-added", "增值税"
    FIRMS_INCOME = "firms-income", "企业所得税"
    PERSONS_INCOME = "persons-income", "个人所得税"
    CONSUMPTION = "consumption", "消费税"
    OTHER = "other", "其他税种"


class Difficulty(CodeList):
    """The special difficulty (特殊困难)."""

    DISASTER = "disaster", "因不可抗力受到较大损失"
    CASH = "cash", "资金付完工资和社保后不够缴税"


class Extension(CodeList):
    """How much later; the law allows three months at most."""

    ONE = "1", "一个月"
    TWO = "2", "两个月"
    THREE = "3", "三个月"


class DeferredTax(Form):
    """The application to pay a tax later."""

    pages: ClassVar = (Page("tax", "税款", "哪一笔税，晚多久缴？"), Page("means", "困难", "为什么现在缴不出？"))

    tax: Annotated[Tax, Ask("税种", page="tax", missing="请选税种")]
    other_tax: Annotated[ShortText | None, Ask("哪个税种", shown=when("tax", Tax.OTHER))] = None
    period: Annotated[ShortText, Ask("税款所属期", help="如 2026 年 10 月。", missing="请写税款所属期")]
    due: Annotated[date, Ask("缴纳期限", help="要在这一天以前申请。")]
    amount: Annotated[TaxMoney, Ask("这笔税款", unit="元")]
    deferred: Annotated[TaxMoney, Ask("其中要延期的", unit="元")]
    extension: Annotated[Extension, Ask("延期多久", help="最长三个月。", missing="请选延期多久")]

    difficulty: Annotated[Difficulty, Ask("什么困难", page="means", missing="请选是什么困难")]
    event: Annotated[LongText | None, Ask("什么事，损失多少", shown=when("difficulty", Difficulty.DISASTER))] = None
    funds: Annotated[Money, Ask("当期货币资金", unit="元", help="现金和所有银行账户的余额。")]
    wages: Annotated[Money, Ask("应付职工工资", unit="元")]
    insurance: Annotated[Money, Ask("应付社会保险费", unit="元")]
    phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True, autocomplete="tel"),
    ]
