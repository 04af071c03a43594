"""What an organisation is asked that wants to survey for principals abroad (涉外调查机构资格认定)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import Address, Count, Money, Name, Telephone


class Survey(CodeList):
    """Kind of survey (涉外调查的种类)."""

    MARKET = "market", "市场调查"
    SOCIAL = "social", "社会调查"


class SurveyBody(Form):
    """The application for recognition as a body that surveys for principals abroad."""

    pages: ClassVar = (Page("scope", "范围", "打算做什么调查？"), Page("ability", "能力", "做过多少，谁懂规定？"))

    kinds: Annotated[list[Survey], Field(min_length=1), Ask("调查种类", page="scope", missing="请至少选一种调查")]
    within_province: Annotated[bool, Ask("只在本省调查吗？", yes="只在本省", no="还到外省")]
    in_scope: Annotated[bool, Ask("业务范围里有市场调查或社会调查吗？", yes="有", no="没有")]
    office: Annotated[Address, Ask("办公地址", missing="请写办公地址")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]

    versed: Annotated[Name, Ask("熟悉涉外调查规定的人员", page="ability", missing="请写熟悉涉外调查规定的人的姓名")]
    staff: Annotated[Count, Ask("调查人员", unit="人")]
    projects: Annotated[Count, Ask("近一年做过的调查项目", unit="项")]
    turnover: Annotated[Money, Ask("近一年的调查营业额", unit="元")]
    clean: Annotated[bool, Ask("近两年有重大违法记录吗？", yes="没有", no="有")]
