"""What is asked of a firm that sends workers (劳务派遣经营许可)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import Address, LongText, Money, Name, ShortText, Telephone


class Ownership(CodeList):
    """Whose the office is."""

    OWN = "own", "自己的"
    RENTED = "rented", "租的"


class LabourDispatch(Form):
    """The application for a labour dispatch licence."""

    pages: ClassVar = (Page("firm", "单位", "单位够条件吗？"), Page("office", "场所", "在哪里办公？"))

    capital: Annotated[Money | None, Ask("注册资本", page="firm", unit="元", prefill="firms.capital")] = None
    contracts: Annotated[bool, Ask("和被派遣的人都签两年以上的合同吗？", yes="都签", no="不是都签")]
    kinds: Annotated[
        LongText, Ask("打算派到哪些岗位", help="只能是临时性、辅助性、替代性的岗位。", missing="请写打算派到哪些岗位")
    ]
    contact_name: Annotated[Name, Ask("联系人", group="怎么联系您")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]

    office: Annotated[Address, Ask("办公地址", page="office", missing="请写办公地址")]
    ownership: Annotated[Ownership, Ask("房子是谁的？", missing="请选房子是谁的")]
    equipment: Annotated[ShortText, Ask("办公设备", example="电脑 5 台、档案柜 2 个")]
