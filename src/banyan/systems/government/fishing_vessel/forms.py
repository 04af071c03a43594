"""What is asked for the registration of a fishing vessel (渔业船舶登记申请)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Area, ShortText, Telephone


class Origin(CodeList):
    """How the owner came by the vessel (取得方式)."""

    BUILT = "built", "新造"
    BOUGHT = "bought", "购置"
    INHERITED = "inherited", "继承"


class Vessel(Form):
    """The application for registration."""

    pages: ClassVar = (Page("vessel", "船舶", "是一条什么船？"), Page("owner", "来历", "船是怎么来的？"))

    name: Annotated[ShortText, Ask("船名", page="vessel", help="先核定船名，再来登记。", missing="请写核定的船名")]
    port: Annotated[ShortText, Ask("船籍港", missing="请写船籍港，如连江")]
    hull: Annotated[ShortText, Ask("船体材料", help="钢质、木质、玻璃钢。", missing="请写船体材料")]
    length: Annotated[Area, Ask("船长", unit="米")]
    tonnage: Annotated[Area, Ask("总吨位", unit="总吨")]
    power: Annotated[Area, Ask("主机功率", unit="千瓦")]
    finished: Annotated[date, Ask("建造完工日期")]

    origin: Annotated[Origin, Ask("取得方式", page="owner", missing="请选取得方式")]
    former_name: Annotated[ShortText | None, Ask("原船名", shown=when("origin", Origin.BOUGHT))] = None
    shares: Annotated[bool, Ask("和别人合有吗？", yes="合有", no="一人所有")] = False
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
