"""What a laboratory is asked (检验检测机构资质认定)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, Form, Page, when
from banyan.engines.services.declare.types import Address, Count, Name, ShortText, Telephone


class InspectionBody(Form):
    """The application for recognition as an inspection body."""

    pages: ClassVar = (Page("body", "机构", "是什么样的机构？"), Page("ability", "能力", "能检什么，谁来签字？"))

    first: Annotated[bool, Ask("第一次申请吗？", page="body", yes="第一次", no="扩项或延续")]
    number: Annotated[ShortText | None, Ask("现有证书编号", shown=when("first", False))] = None
    laboratory: Annotated[Address, Ask("实验室地址", missing="请写实验室地址")]
    own_site: Annotated[bool, Ask("场所、设备可以独立支配吗？", yes="可以", no="不可以")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]

    field: Annotated[ShortText, Ask("检验检测领域", page="ability", example="食品、环境", missing="请写检验检测领域")]
    parameters: Annotated[Count, Field(ge=1), Ask("申请的项目参数", unit="项")]
    signer: Annotated[Name, Ask("授权签字人", missing="请写授权签字人的姓名")]
    signer_years: Annotated[Count, Field(le=60), Ask("授权签字人从事本专业", unit="年")]
    staff: Annotated[Count, Ask("检验检测人员", unit="人")]
