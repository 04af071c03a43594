"""What sellers of dangerous chemicals are asked (危险化学品经营许可申请)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import Address, Area, Name, ShortText, Telephone


class Storage(CodeList):
    """Whether goods are kept (经营方式)."""

    NONE = "none", "不带储存（票据经营）"
    SHOP = "shop", "零售门店"
    WAREHOUSE = "warehouse", "带储存设施"


class Chemical(Row):
    """One of the goods."""

    name: Annotated[ShortText, Ask("品名", help="按危险化学品目录。")]
    cas: Annotated[ShortText, Ask("CAS 号", help="如 67-56-1。")]
    most: Annotated[Area | None, Ask("最多存多少", unit="吨")] = None


class Chemicals(Form):
    """The application to sell dangerous chemicals."""

    pages: ClassVar = (Page("goods", "品种", "卖什么？"), Page("safety", "安全", "谁管安全？"))

    storage: Annotated[Storage, Ask("经营方式", page="goods", missing="请选经营方式")]
    chemicals: Annotated[list[Chemical], Field(min_length=1, max_length=200), Ask("品种", missing="请至少写一种")]
    warehouse: Annotated[Address | None, Ask("储存地点", shown=when("storage", Storage.WAREHOUSE))] = None

    responsible: Annotated[Name, Ask("主要负责人", page="safety")]
    trained: Annotated[bool, Ask("主要负责人和安全管理人员都考核合格了吗？", yes="都合格", no="还没有")]
    plan: Annotated[bool, Ask("应急预案备案了吗？", yes="备案了", no="还没有")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
