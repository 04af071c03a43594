"""What is asked for joining the drains, and for disturbing soil (排水许可、水土保持方案)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Count, ShortText, Telephone


class Trade(CodeList):
    """What is discharged into the drains."""

    CATERING = "catering", "餐饮"
    CARWASH = "carwash", "洗车"
    INDUSTRY = "industry", "工业"
    SITE = "site", "建筑工地"


class Drain(Form):
    """The application to discharge into the public drains."""

    pages: ClassVar = (Page("place", "场所", "哪里排水？"), Page("water", "水", "排什么水？"))

    trade: Annotated[Trade, Ask("行业", page="place", missing="请选行业")]
    address: Annotated[Address, Ask("排水地址")]
    daily: Annotated[Area, Ask("一天排多少水", unit="立方米")]

    grease_trap: Annotated[bool, Ask("装了隔油、沉淀设施吗？", page="water", yes="装了", no="还没有")]
    separated: Annotated[bool, Ask("雨水和污水分开了吗？", yes="分开了", no="没有分开")]
    outlets: Annotated[Count, Ask("接到市政管网的口子", unit="个")]
    until: Annotated[date | None, Ask("工地排水到哪一天", shown=when("trade", Trade.SITE))] = None
    phone: Annotated[Telephone, Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True)]


class Soil(Form):
    """The application for the approval of a soil conservation plan."""

    pages: ClassVar = (Page("project", "项目", "动多少土？"),)

    project: Annotated[ShortText, Ask("项目名称", page="project", missing="请写项目名称")]
    hectares: Annotated[Area, Ask("占地面积", unit="公顷")]
    earth: Annotated[Area, Ask("挖填土石方总量", unit="万立方米")]
    spoil: Annotated[Area, Ask("弃土弃渣", unit="万立方米", help="没有写 0.01 以下的数。")]
    spoil_place: Annotated[Address, Ask("弃渣放在哪里")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
