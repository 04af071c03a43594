"""What is asked before a building site opens (施工许可申请)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row
from banyan.engines.services.declare.types import Address, Area, CreditCode, Money, Name, ShortText, Telephone


class Kind(CodeList):
    """Kind of project (工程类别)."""

    HOUSING = "housing", "住宅"
    PUBLIC = "public", "公共建筑"
    INDUSTRIAL = "industrial", "工业建筑"
    MUNICIPAL = "municipal", "市政工程"
    FIT_OUT = "fit-out", "装饰装修"


class Role(CodeList):
    """What a firm does in the project (参建单位)."""

    SURVEY = "survey", "勘察单位"
    DESIGN = "design", "设计单位"
    BUILDER = "builder", "施工单位"
    SUPERVISOR = "supervisor", "监理单位"


class Party(Row):
    """A firm that takes part, and who answers for it."""

    role: Annotated[Role, Ask("做什么")]
    code: Annotated[CreditCode, Ask("统一社会信用代码", asked_because="参建单位不是申请人，系统不知道是哪一家")]
    leader: Annotated[Name, Ask("项目负责人")]


class BuildingSite(Form):
    """The application for a construction permit."""

    pages: ClassVar = (
        Page("project", "工程", "建什么？"),
        Page("parties", "参建单位", "谁来建？"),
        Page("dates", "合同与工期", "什么时候开工？"),
    )

    project: Annotated[ShortText, Ask("工程名称", page="project", missing="请写工程名称，和规划许可证上一样")]
    project_code: Annotated[
        ShortText,
        Ask("项目代码", help="投资项目在线平台给的代码，如 2610-350102-04-01-123456。", missing="请写项目代码"),
    ]
    site: Annotated[Address, Ask("建设地点")]
    kind: Annotated[Kind, Ask("工程类别", missing="请选工程类别")]
    area: Annotated[Area, Ask("建筑面积", unit="平方米")]

    parties: Annotated[
        list[Party],
        Field(min_length=2, max_length=30),
        Ask("参建单位", page="parties", help="至少有设计单位和施工单位；必须监理的工程，还要有监理单位。"),
    ]

    price: Annotated[Money, Ask("合同价", page="dates", unit="元")]
    begins: Annotated[date, Ask("计划开工日期")]
    ends: Annotated[date, Ask("计划竣工日期")]
    contact: Annotated[Name, Ask("联系人")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
