"""What is asked for the support of persons in special hardship (特困人员认定)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import CitizenNumber, LongText, Money, Name, Telephone


class Group(CodeList):
    """Who may be supported (社会救助暂行办法第十四条)."""

    OLD = "old", "老年人"
    DISABLED = "disabled", "残疾人"
    MINOR = "minor", "未成年人"


class Care(CodeList):
    """How somebody wants to be supported."""

    HOME = "home", "住在自己家"
    INSTITUTION = "institution", "住到供养服务机构"


class SpecialHardship(Form):
    """The application for the support of a person in special hardship."""

    pages: ClassVar = (Page("person", "本人", "为谁申请？"), Page("need", "困难", "家里是什么情况？"))

    for_self: Annotated[bool, Ask("为自己申请吗？", page="person", yes="为自己", no="替别人申请")]
    person: Annotated[Name | None, Ask("他的姓名", shown=when("for_self", False))] = None
    person_number: Annotated[CitizenNumber | None, Ask("他的身份证号", shown=when("for_self", False))] = None
    group: Annotated[Group, Ask("属于哪一种", missing="请选属于哪一种")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    able: Annotated[bool, Ask("能劳动吗？", page="need", yes="能", no="不能")]
    income: Annotated[Money, Ask("每月收入", unit="元", help="养老金、土地租金、亲友给的，加在一起。")]
    supporters: Annotated[bool, Ask("有赡养、抚养、扶养他的人吗？", yes="有", no="没有")]
    supporters_able: Annotated[
        bool | None, Ask("他们有能力吗？", yes="有", no="没有，也是困难的人", shown=when("supporters", True))
    ] = None
    care: Annotated[Care, Ask("想怎么供养", missing="请选想怎么供养")]
    note: Annotated[LongText | None, Ask("还有要说明的")] = None
