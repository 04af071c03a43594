"""What the holder of a food operation licence is asked when it is to be changed, renewed or given back."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Held, LongText, Name, ShortText, Telephone

FOOD_LICENCE = "food-operation-licence"
CHOOSE = "这里列出您名下在用的食品经营许可证。没有列出的，可能已经过期、注销，或者在别的账号名下。"


class Change(CodeList):
    """What has changed (变更事项)."""

    NAME = "name", "店名或经营者名称"
    PERSON = "person", "法定代表人（负责人）"
    LINES = "lines", "经营项目"
    LAYOUT = "layout", "布局、设备"


class Line(CodeList):
    """Lines of business that may be added (经营项目)."""

    BULK_FOOD = "bulk-food", "散装食品销售"
    HOT_FOOD = "hot-food", "热食类食品制售"
    COLD_FOOD = "cold-food", "冷食类食品制售"
    RAW_FOOD = "raw-food", "生食类食品制售"
    DRINKS = "drinks", "自制饮品制售"


class FoodChange(Form):
    """The application to change a food operation licence."""

    pages: ClassVar = (Page("change", "变更", "什么变了？"), Page("contact", "联系", "怎么联系您？"))

    licence: Annotated[
        UUID, Held(FOOD_LICENCE), Ask("哪一张许可证", page="change", missing="请选要变更的许可证", help=CHOOSE)
    ]
    what: Annotated[
        list[Change],
        Field(min_length=1),
        Ask("变更的事项", help="可以选几项。换了地址的，要新办。", missing="请至少选一项"),
    ]
    changed: Annotated[date, Ask("哪天变的", help="变化后 10 个工作日内来办。")]
    shop_name: Annotated[Name | None, Ask("新的店名", shown=when("what", Change.NAME))] = None
    head: Annotated[Name | None, Ask("新的负责人", shown=when("what", Change.PERSON))] = None
    lines: Annotated[list[Line] | None, Ask("改成这些经营项目", shown=when("what", Change.LINES))] = None
    layout: Annotated[LongText | None, Ask("改了哪里", shown=when("what", Change.LAYOUT))] = None
    contact_phone: Annotated[
        Telephone, Ask("联系电话", page="contact", prefill="firms.telephone", editable=True, autocomplete="tel")
    ]


class FoodRenewal(Form):
    """The application to renew a food operation licence."""

    pages: ClassVar = (Page("renewal", "延续", "条件有没有变？"),)

    licence: Annotated[UUID, Held(FOOD_LICENCE), Ask("哪一张许可证", missing="请选要延续的许可证", help=CHOOSE)]
    unchanged: Annotated[bool, Ask("经营条件和原来一样吗？", yes="一样", no="有变化")]
    changed: Annotated[LongText | None, Ask("哪里变了", shown=when("unchanged", False))] = None
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]


class Reason(CodeList):
    """Why the licence is given back."""

    CLOSED = "closed", "不做了"
    MOVED = "moved", "搬到别处，已新办"
    OTHER = "other", "其他"


class FoodCancellation(Form):
    """The application to cancel a food operation licence."""

    pages: ClassVar = (Page("end", "注销", "为什么注销？"),)

    licence: Annotated[UUID, Held(FOOD_LICENCE), Ask("哪一张许可证", missing="请选要注销的许可证", help=CHOOSE)]
    reason: Annotated[Reason, Ask("原因", missing="请选原因")]
    other: Annotated[ShortText | None, Ask("什么原因", shown=when("reason", Reason.OTHER))] = None
    stopped: Annotated[date, Ask("哪天停业")]
    cards: Annotated[bool, Ask("有顾客的预付卡、会员卡还没退吗？", yes="有", no="没有")]
