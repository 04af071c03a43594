"""What a shopkeeper who wants to sell cigarettes is asked (烟草专卖零售许可证新办)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Telephone


class Shop(CodeList):
    """Kind of shop (经营业态)."""

    GROCERY = "grocery", "便利店、食杂店"
    SUPERMARKET = "supermarket", "超市、商场"
    TOBACCO = "tobacco", "烟酒店"
    CATERING = "catering", "餐馆、宾馆"
    OTHER = "other", "其他"


class Ownership(CodeList):
    """Whose the premises are."""

    OWN = "own", "自己的"
    RENTED = "rented", "租的"
    LENT = "lent", "借用的"


class TobaccoRetail(Form):
    """The application for a new tobacco retail licence."""

    pages: ClassVar = (Page("shop", "店铺", "在什么样的店里卖烟？"), Page("place", "地点", "店开在哪里？"))

    shop: Annotated[Shop, Ask("店是哪一种？", page="shop", missing="请选店是哪一种")]
    separate: Annotated[
        bool, Ask("店和住的地方分开吗？", help="卖烟的店要有与住所相独立的固定经营场所。", yes="分开", no="没有分开")
    ]
    unsuitable: Annotated[bool, Ask("店里还卖化工、油漆、农药一类会串味或易燃易爆的东西吗？", yes="卖", no="不卖")]
    contact_phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True, autocomplete="tel"),
    ]

    same_place: Annotated[bool, Ask("店就开在登记的住所吗？", page="place", yes="是，就在这里", no="不是，在别处")]
    address: Annotated[Address | None, Ask("店的地址", help="写到门牌号。", shown=when("same_place", False))] = None
    ownership: Annotated[Ownership, Ask("房子是谁的？", missing="请选房子是谁的")]
    near_school: Annotated[
        bool,
        Ask(
            "店在中小学、幼儿园周边吗？",
            help="多远算周边，由当地烟草专卖局的合理布局规划规定，核查时会量。",
            yes="在",
            no="不在",
        ),
    ]
