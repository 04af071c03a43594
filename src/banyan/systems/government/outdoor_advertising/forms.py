"""What is asked of who puts up a signboard or a large advertisement."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Name, ShortText, Telephone


class Fixing(CodeList):
    """How a sign is fixed."""

    FLAT = "flat", "贴墙或门头上"
    PROJECTING = "projecting", "伸出墙面"
    ROOF = "roof", "立在屋顶"
    GROUND = "ground", "立在地上"


class Signboard(Form):
    """The application to put up a shop's signboard (门店招牌设置)."""

    pages: ClassVar = (Page("sign", "招牌", "招牌是什么样的？"), Page("place", "位置", "挂在哪里？"))

    text: Annotated[
        ShortText, Ask("招牌上写什么", page="sign", help="店名、字号，不写广告语。", missing="请写招牌上的字")
    ]
    width: Annotated[Area, Field(le=100), Ask("宽", unit="米", example="4.8")]
    height: Annotated[Area, Field(le=50), Ask("高", unit="米", example="1.2")]
    lit: Annotated[bool, Ask("晚上亮灯吗？", yes="亮", no="不亮")]
    contact_phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True, autocomplete="tel"),
    ]

    same_place: Annotated[bool, Ask("店就开在登记的住所吗？", page="place", yes="是，就在这里", no="不是，在别处")]
    address: Annotated[Address | None, Ask("店的地址", help="写到门牌号。", shown=when("same_place", False))] = None
    fixing: Annotated[Fixing, Ask("怎么装", missing="请选怎么装")]
    bottom: Annotated[Area, Field(le=300), Ask("招牌底边离地", unit="米", example="3")]
    own_wall: Annotated[bool, Ask("挂招牌的墙是您的吗？", yes="是我的或已租下", no="要别人同意")]


class Kind(CodeList):
    """Kind of large outdoor advertisement."""

    WALL = "wall", "墙面广告"
    ROOF = "roof", "屋顶广告"
    COLUMN = "column", "立柱广告"
    SCREEN = "screen", "电子显示屏"


class Advertisement(Form):
    """The application to put up a large outdoor advertisement (大型户外广告设置)."""

    pages: ClassVar = (
        Page("facility", "设施", "装什么样的广告设施？"),
        Page("place", "位置", "装在哪里，装多久？"),
    )

    kind: Annotated[Kind, Ask("哪一种", page="facility", missing="请选是哪一种广告")]
    width: Annotated[Area, Field(le=500), Ask("宽", unit="米", example="12")]
    height: Annotated[Area, Field(le=300), Ask("高", unit="米", example="6")]
    designer: Annotated[Name, Ask("结构设计单位", missing="请写结构设计单位的名称")]
    brightness: Annotated[bool, Ask("夜间能自动调暗吗？", yes="能", no="不能", shown=when("kind", Kind.SCREEN))] = False
    contact_name: Annotated[Name, Ask("联系人", group="怎么联系您")]
    contact_phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True, autocomplete="tel"),
    ]

    address: Annotated[
        Address, Ask("安装地点", page="place", help="写到哪幢楼、哪一面或哪段路。", missing="请写安装地点")
    ]
    begins: Annotated[date, Ask("从哪天")]
    ends: Annotated[date, Ask("到哪天", help="到期要拆，或者重新申请。")]
