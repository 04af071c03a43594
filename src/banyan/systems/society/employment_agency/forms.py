"""What a private employment agency is asked (人力资源服务许可)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Count, Money, ShortText, Telephone


class Service(CodeList):
    """What the agency does (职业中介活动)."""

    SUPPLY = "supply", "为求职的人找工作"
    DEMAND = "demand", "为单位招人"
    FAIRS = "fairs", "办招聘会"
    ONLINE = "online", "网上招聘"


class EmploymentAgency(Form):
    """The application for a human-resources service licence."""

    pages: ClassVar = (Page("service", "业务", "做哪些业务？"), Page("people", "条件", "有多少人，在哪里？"))

    services: Annotated[list[Service], Field(min_length=1), Ask("业务", page="service", missing="请至少选一项业务")]
    website: Annotated[ShortText | None, Ask("网站或小程序", shown=when("services", Service.ONLINE))] = None
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]

    staff: Annotated[Count, Ask("专职工作人员", page="people", unit="人")]
    qualified: Annotated[Count, Ask("其中有职业资格的", unit="人")]
    office: Annotated[Address, Ask("办公地址", missing="请写办公地址")]
    area: Annotated[Area, Ask("办公面积", unit="平方米")]
    own_money: Annotated[Money, Ask("开办资金", unit="万元")]
