"""What a firm tells of its project (企业投资项目备案信息)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import Address, LongText, Money, ShortText, Telephone


class Nature(CodeList):
    """Nature of the project (建设性质)."""

    NEW = "new", "新建"
    EXTENSION = "extension", "扩建"
    RENEWAL = "renewal", "技术改造"


class Project(Form):
    """The filing."""

    pages: ClassVar = (Page("project", "项目", "要建什么？"), Page("money", "资金与工期", "花多少钱、什么时候建？"))

    title: Annotated[ShortText, Ask("项目名称", page="project", missing="请写项目名称")]
    nature: Annotated[Nature, Ask("建设性质", missing="请选建设性质")]
    site: Annotated[Address, Ask("建设地点")]
    content: Annotated[LongText, Ask("建设规模和内容", missing="请写建设规模和内容")]
    permitted: Annotated[
        bool,
        Ask("查过市场准入负面清单和产业结构调整目录，不属于禁止类吗？", yes="查过，不属于", no="还没有查"),
    ]

    total: Annotated[Money, Ask("项目总投资", page="money", unit="万元")]
    own: Annotated[Money, Ask("其中自有资金", unit="万元")]
    begins: Annotated[date, Ask("计划开工日期")]
    ends: Annotated[date, Ask("计划建成日期")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
