"""What is asked for a social-security card (社会保障卡申领)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import CitizenNumber, HomeAddress, Name, Telephone


class Whose(CodeList):
    """For whom the card is."""

    SELF = "self", "给自己"
    CHILD = "child", "给未成年的孩子"


class Bank(CodeList):
    """Banks that put their account on the card (assumed; the installation's own agreement)."""

    ICBC = "icbc", "中国工商银行"
    ABC = "abc", "中国农业银行"
    BOC = "boc", "中国银行"
    CCB = "ccb", "中国建设银行"
    POST = "post", "中国邮政储蓄银行"
    RURAL = "rural", "福建农信"


class SocialSecurityCard(Form):
    """The application for a social-security card."""

    pages: ClassVar = (Page("card", "持卡人", "卡给谁用？"), Page("bank", "制卡", "卡怎么给您？"))

    whose: Annotated[Whose, Ask("给谁办", page="card", missing="请选给谁办")]
    child_name: Annotated[Name | None, Ask("孩子姓名", shown=when("whose", Whose.CHILD))] = None
    child_number: Annotated[
        CitizenNumber | None,
        Ask("孩子身份证号", help="新生儿还没有号码的，先不填。", shown=when("whose", Whose.CHILD), optional=True),
    ] = None
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    bank: Annotated[Bank, Ask("选哪家银行", page="bank", help="卡上带一个这家银行的账户。", missing="请选一家银行")]
    post: Annotated[bool, Ask("实体卡怎么拿？", yes="寄给我", no="到银行网点取")]
    address: Annotated[HomeAddress | None, Ask("寄到哪里", shown=when("post", True))] = None
