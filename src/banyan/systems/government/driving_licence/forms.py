"""What a driver is asked when the licence runs out (机动车驾驶证期满换证)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import HomeAddress, Telephone


class Term(CodeList):
    """How long the present licence holds (道路交通安全法实施条例第二十六条)."""

    SIX = "six", "六年"
    TEN = "ten", "十年"


class LicenceRenewal(Form):
    """The application to change a driving licence that runs out."""

    pages: ClassVar = (
        Page("licence", "驾驶证", "您的驾驶证哪天到期？"),
        Page("body", "身体和送达", "身体怎么样，证寄到哪里？"),
    )

    valid_to: Annotated[
        date, Ask("驾驶证有效期止", page="licence", help="证上“有效期限”后面那一天。", missing="请写有效期止")
    ]
    term: Annotated[Term, Ask("现在的证管几年", missing="请选现在的证管几年")]
    full_points: Annotated[bool, Ask("有哪个记分周期记满过 12 分吗？", yes="有", no="没有")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    checked: Annotated[date, Ask("哪天做的体检", page="body", help="县级以上医院或体检机构，六个月内的有效（假定）。")]
    vision: Annotated[bool, Ask("体检合格吗？", yes="合格", no="不合格")]
    post: Annotated[bool, Ask("新证怎么拿？", yes="寄给我", no="到窗口取")]
    address: Annotated[HomeAddress | None, Ask("寄到哪里", shown=when("post", True))] = None
