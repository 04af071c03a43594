"""What founders of an association or a private non-enterprise unit are asked."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import Address, Count, LongText, Money, Name, Telephone


class Association(Form):
    """The application to register an association (社会团体成立登记)."""

    pages: ClassVar = (
        Page("body", "社团", "成立什么样的社团？"),
        Page("members", "会员和资金", "有多少会员，多少资金？"),
    )

    body_name: Annotated[Name, Ask("社团名称", page="body", example="福州市某行业协会", missing="请写社团名称")]
    purpose: Annotated[LongText, Ask("宗旨和业务", missing="请写宗旨和业务")]
    supervisor: Annotated[Name, Ask("业务主管单位", help="直接登记的写“直接登记”。", missing="请写业务主管单位")]
    address: Annotated[Address, Ask("办公地点", missing="请写办公地点")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    persons: Annotated[Count, Ask("个人会员", page="members", unit="人")]
    units: Annotated[Count, Ask("单位会员", unit="个")]
    funds: Annotated[Money, Ask("活动资金", unit="万元")]
    staff: Annotated[Count, Ask("专职工作人员", unit="人")]
    head: Annotated[Name, Ask("拟任法定代表人", missing="请写拟任法定代表人的姓名")]


class Trade(CodeList):
    """Field of a private non-enterprise unit."""

    EDUCATION = "education", "教育"
    HEALTH = "health", "卫生"
    CARE = "care", "养老、社会服务"
    CULTURE = "culture", "文化、体育"
    SCIENCE = "science", "科技"
    OTHER = "other", "其他"


class PrivateUnit(Form):
    """The application to register a private non-enterprise unit (民办非企业单位成立登记)."""

    pages: ClassVar = (Page("unit", "单位", "办什么样的单位？"), Page("money", "资金和人", "有多少资金，谁负责？"))

    unit_name: Annotated[Name, Ask("单位名称", page="unit", missing="请写单位名称")]
    field: Annotated[Trade, Ask("行业", missing="请选行业")]
    purpose: Annotated[LongText, Ask("宗旨和业务", missing="请写宗旨和业务")]
    supervisor: Annotated[Name, Ask("业务主管单位", missing="请写业务主管单位")]
    address: Annotated[Address, Ask("场所地址", missing="请写场所地址")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    funds: Annotated[Money, Field(gt=0), Ask("开办资金", page="money", unit="万元")]
    donated: Annotated[bool, Ask("资金都是捐出来、不求回报的吗？", yes="是", no="不是")]
    head: Annotated[Name, Ask("拟任负责人", missing="请写拟任负责人的姓名")]
