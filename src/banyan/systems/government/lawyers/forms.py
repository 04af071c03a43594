"""What a lawyer to be is asked (律师执业申请)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, Form, Page, when
from banyan.engines.services.declare.types import ShortText, Telephone


class Practice(Form):
    """The application to practise."""

    pages: ClassVar = (Page("qualification", "资格", "考过了吗？"), Page("firm", "律所", "在哪里执业？"))

    qualification: Annotated[
        ShortText, Ask("法律职业资格证书编号", page="qualification", missing="请写法律职业资格证书编号")
    ]
    passed: Annotated[date, Ask("取得资格的日期")]
    trained_from: Annotated[date, Ask("实习开始日期")]
    trained_to: Annotated[date, Ask("实习结束日期", help="实习满一年，考核合格。")]

    firm: Annotated[ShortText, Ask("接收您的律师事务所", page="firm", missing="请写律师事务所名称")]
    full_time: Annotated[bool, Ask("专职还是兼职？", yes="专职", no="兼职（高校、科研机构）")]
    employer: Annotated[ShortText | None, Ask("任教或科研单位", shown=when("full_time", False))] = None
    convicted: Annotated[bool, Ask("受过刑事处罚吗？", help="过失犯罪的除外。")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
