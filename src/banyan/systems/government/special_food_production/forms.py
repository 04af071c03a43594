"""What a maker of foods that the province licenses is asked (食品生产许可)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Count, LongText, Name, ShortText, Telephone


class Kind(CodeList):
    """Foods whose production the province licenses (食品生产许可管理办法第七条)."""

    HEALTH_FOOD = "health-food", "保健食品"
    MEDICAL = "medical", "特殊医学用途配方食品"
    INFANT = "infant", "婴幼儿配方食品"
    INFANT_SUPPLEMENT = "infant-supplement", "婴幼儿辅助食品"
    SALT = "salt", "食盐"


class SpecialFood(Form):
    """The application for a production licence."""

    pages: ClassVar = (Page("food", "食品", "生产什么食品？"), Page("plant", "工厂", "在哪里生产？"))

    kind: Annotated[Kind, Ask("食品类别", page="food", missing="请选食品类别")]
    products: Annotated[LongText, Ask("品种明细", help="一个品种一行。", missing="请写品种明细")]
    approval: Annotated[
        ShortText | None,
        Ask(
            "产品注册或备案号",
            help="注册批件或备案凭证上的编号。",
            shown=when("kind", Kind.HEALTH_FOOD, Kind.MEDICAL, Kind.INFANT),
        ),
    ] = None
    safety_head: Annotated[Name, Ask("食品安全总监", missing="请写食品安全总监的姓名")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]

    plant: Annotated[Address, Ask("生产地址", page="plant", missing="请写生产地址")]
    area: Annotated[Area, Ask("厂房面积", unit="平方米")]
    laboratory: Annotated[bool, Ask("产品自己检验吗？", yes="自己检验", no="委托有资质的机构")]
    distance: Annotated[Count, Ask("离最近的污染源", unit="米", help="垃圾场、养殖场、有毒有害场所。")]
