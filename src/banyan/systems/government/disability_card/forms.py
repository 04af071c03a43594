"""What is asked for a disability card (残疾人证申请)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import HomeAddress, Name, Telephone


class Kind(CodeList):
    """Kind of disability (残疾类别)."""

    SIGHT = "sight", "视力"
    HEARING = "hearing", "听力"
    SPEECH = "speech", "言语"
    LIMBS = "limbs", "肢体"
    MIND = "mind", "智力"
    SPIRIT = "spirit", "精神"


class Card(Form):
    """The application for the card."""

    pages: ClassVar = (Page("person", "情况", "哪里不方便？"), Page("help", "评定", "怎么评定方便？"))

    kind: Annotated[
        list[Kind], Field(min_length=1, max_length=6), Ask("残疾类别", page="person", missing="请至少选一类")
    ]
    since: Annotated[date | None, Ask("从什么时候开始", optional=True)] = None
    guardian: Annotated[Name | None, Ask("监护人", help="未满 18 岁，或者智力、精神残疾的填。", optional=True)] = None

    home_visit: Annotated[bool, Ask("需要上门评定吗？", page="help", help="重度残疾、行动不便的，医生到家里来。")]
    address: Annotated[HomeAddress | None, Ask("上门地址", shown=when("home_visit", True))] = None
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
