"""What a firm that keeps the books of others is asked (中介机构从事代理记账业务审批)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Count, Name, ShortText, Telephone


class Standing(CodeList):
    """Why the head of the business is fit for it (主管代理记账业务的负责人)."""

    TITLE = "title", "有会计师以上专业技术职务资格"
    YEARS = "years", "从事会计工作三年以上"


class BookkeepingAgency(Form):
    """The application of a bookkeeping agency."""

    pages: ClassVar = (Page("head", "负责人", "谁主管代理记账业务？"), Page("staff", "人员", "有几个人，在哪里办公？"))

    head: Annotated[Name, Ask("业务负责人", page="head", missing="请写业务负责人的姓名")]
    standing: Annotated[Standing, Ask("负责人凭什么资格？", missing="请选负责人的资格")]
    certificate: Annotated[ShortText | None, Ask("职务资格证书编号", shown=when("standing", Standing.TITLE))] = None
    years: Annotated[
        Annotated[int, Field(ge=0, le=60)] | None,
        Ask("从事会计工作", unit="年", shown=when("standing", Standing.YEARS)),
    ] = None
    full_time: Annotated[bool, Ask("负责人在本机构专职吗？", yes="专职", no="兼职")]

    staff: Annotated[
        Count, Ask("专职从业人员", page="staff", unit="人", help="只在您这一家做代理记账的才算，含负责人。")
    ]
    office: Annotated[Address, Ask("办公地址", missing="请写办公地址")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]
