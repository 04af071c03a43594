"""What a new employer is asked (企业社会保险登记)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, Form, Page
from banyan.engines.services.declare.types import Count, Name, Telephone


class EmployerInsurance(Form):
    """The registration of an employer for social insurance."""

    pages: ClassVar = (Page("staff", "用工", "请了几个人？"),)

    founded: Annotated[date | None, Ask("哪天成立", prefill="firms.founded")] = None
    staff: Annotated[Count, Field(ge=1), Ask("要参保的员工", unit="人")]
    first_pay: Annotated[date, Ask("从哪个月开始发工资", help="写那个月的任何一天。")]
    risk: Annotated[
        bool, Ask("有接触高温、粉尘、高处等危险作业的岗位吗？", help="工伤保险费率用得上。", yes="有", no="没有")
    ]
    officer: Annotated[Name, Ask("社保专管员", missing="请写社保专管员的姓名")]
    contact_phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True, autocomplete="tel"),
    ]
