"""What is asked of who lives away from the registered home (居住证申领)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import HomeAddress, Name, Telephone


class Ground(CodeList):
    """On what ground somebody applies (居住证暂行条例第二条)."""

    WORK = "work", "在这里稳定就业"
    HOME = "home", "在这里有稳定住所"
    STUDY = "study", "在这里连续就读"


class ResidencePermit(Form):
    """The application for a residence permit."""

    pages: ClassVar = (Page("stay", "居住", "您住在哪里，住了多久？"), Page("ground", "理由", "您凭什么申领？"))

    since: Annotated[
        date, Ask("从哪天住在这个市县", page="stay", help="要满半年才能申领。", missing="请写从哪天住在这里")
    ]
    registered: Annotated[bool, Ask("半年前做过居住登记吗？", yes="做过", no="没有")]
    address: Annotated[HomeAddress, Ask("现在住的地址", help="写到门牌号、房号。", missing="请写现在住的地址")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    ground: Annotated[Ground, Ask("三样里符合一样就行", page="ground", missing="请选一样")]
    employer: Annotated[Name | None, Ask("在哪里上班", shown=when("ground", Ground.WORK))] = None
    own_home: Annotated[
        bool | None, Ask("房子是自己的还是租的？", yes="自己的", no="租的", shown=when("ground", Ground.HOME))
    ] = None
    school: Annotated[Name | None, Ask("在哪所学校读书", shown=when("ground", Ground.STUDY))] = None
