"""What is asked of who runs a public place (公共场所卫生许可)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Count, Name, Telephone


class Place(CodeList):
    """Kinds of public places that need the licence; eating places no longer do."""

    LODGING = "lodging", "宾馆、旅店、民宿"
    BATH = "bath", "公共浴室、足浴"
    BEAUTY = "beauty", "理发店、美容店"
    POOL = "pool", "游泳场馆"
    ENTERTAINMENT = "entertainment", "歌舞厅、影剧院、游艺厅"
    SHOP = "shop", "商场、书店"
    WAITING = "waiting", "候车室、候诊室"
    EXHIBITION = "exhibition", "展览馆、图书馆、博物馆、美术馆"


class PublicPlace(Form):
    """The application for a public place hygiene licence."""

    pages: ClassVar = (Page("place", "场所", "什么样的场所？"), Page("site", "地点", "场所在哪里，多大？"))

    place_name: Annotated[
        Name, Ask("场所名称", page="place", help="和门头招牌一样。", missing="请写场所名称，和门头招牌一样")
    ]
    place: Annotated[Place, Ask("场所类别", missing="请选场所类别")]
    beds: Annotated[Count | None, Ask("床位", unit="张", shown=when("place", Place.LODGING))] = None
    disinfects: Annotated[bool, Ask("毛巾、床单、用具怎么消毒？", yes="自己消毒", no="送到消毒单位")] = True
    staff: Annotated[Count, Ask("直接为顾客服务的人员", unit="人", help="每人都要有健康合格证明。")]
    contact_phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True, autocomplete="tel"),
    ]

    same_place: Annotated[bool, Ask("就在登记的住所吗？", page="site", yes="是，就在这里", no="不是，在别处")]
    address: Annotated[Address | None, Ask("场所地址", help="写到门牌号。", shown=when("same_place", False))] = None
    area: Annotated[Area, Ask("使用面积", unit="平方米")]
    air: Annotated[bool, Ask("用集中空调吗？", yes="用", no="不用")]
