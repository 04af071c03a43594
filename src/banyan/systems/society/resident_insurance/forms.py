"""What is asked of who joins the residents' medical insurance (城乡居民参保登记)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Count, Name, Telephone


class Who(CodeList):
    """Who joins."""

    SELF = "self", "我自己"
    NEWBORN = "newborn", "新生儿"
    CHILD = "child", "未成年的孩子"


class ResidentInsurance(Form):
    """The application to join the residents' basic medical insurance."""

    pages: ClassVar = (Page("who", "参保人", "谁参保？"),)

    who: Annotated[Who, Ask("谁参保", missing="请选谁参保")]
    child_name: Annotated[Name | None, Ask("孩子姓名", shown=when("who", Who.NEWBORN, Who.CHILD))] = None
    born: Annotated[date | None, Ask("孩子出生日期", shown=when("who", Who.NEWBORN, Who.CHILD))] = None
    year: Annotated[Count, Field(ge=2020, le=2100), Ask("参保年度", unit="年", example="2027")]
    employed: Annotated[bool, Ask("参加了职工医保吗？", yes="参加了", no="没有", shown=when("who", Who.SELF))] = False
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]
