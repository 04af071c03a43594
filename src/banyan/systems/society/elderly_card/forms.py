"""What is asked for an elderly preferential card (老年人优待证)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, Form, Page, when
from banyan.engines.services.declare.types import CitizenNumber, HomeAddress, Name, Telephone


class ElderlyCard(Form):
    """The application for an elderly preferential card."""

    pages: ClassVar = (Page("card", "领证", "证给谁，怎么拿？"),)

    for_self: Annotated[bool, Ask("给自己办吗？", yes="给自己", no="替家里老人办")]
    elder: Annotated[Name | None, Ask("老人姓名", shown=when("for_self", False))] = None
    elder_number: Annotated[CitizenNumber | None, Ask("老人身份证号", shown=when("for_self", False))] = None
    post: Annotated[bool, Ask("实体证怎么拿？", yes="寄到家", no="到社区取")]
    address: Annotated[HomeAddress | None, Ask("寄到哪里", shown=when("post", True))] = None
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]
