"""What is asked before a public gathering place opens (公众聚集场所投入使用、营业前消防安全检查)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Count, Name, ShortText, Telephone


class Way(CodeList):
    """The two ways of Fire Protection Law, article 15."""

    PLEDGE = "pledge", "我作出承诺，先拿许可"
    CHECK = "check", "请先来检查"


class Place(CodeList):
    """Kind of public gathering place (公众聚集场所; Fire Protection Law, article 73)."""

    HOTEL = "hotel", "宾馆"
    CATERING = "catering", "饭店、餐馆"
    SHOP = "shop", "商场、集贸市场"
    ENTERTAINMENT = "entertainment", "歌舞厅、影剧院、网吧等娱乐场所"
    SPORT = "sport", "体育场馆、会堂"
    STATION = "station", "车站、码头、机场的候车候船候机厅"


class FireSafety(Form):
    """The application for the fire safety check before opening."""

    pages: ClassVar = (
        Page("place", "场所", "什么样的场所要开业？"),
        Page("building", "建筑", "场所在哪幢楼、哪几层？"),
        Page("way", "办理方式", "先承诺，还是先检查？"),
    )

    place_name: Annotated[
        Name, Ask("场所名称", page="place", help="和门头招牌一样。", missing="请写场所名称，和门头招牌一样")
    ]
    place: Annotated[Place, Ask("场所类别", missing="请选场所类别")]
    opening: Annotated[date, Ask("打算哪天开业", missing="请写打算哪天开业")]
    fire_manager: Annotated[Name, Ask("消防安全管理人", missing="请写消防安全管理人的姓名")]
    contact_phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("firms.telephone", "population.mobile"), editable=True, autocomplete="tel"),
    ]

    same_place: Annotated[bool, Ask("场所就在登记的住所吗？", page="building", yes="是，就在这里", no="不是，在别处")]
    address: Annotated[Address | None, Ask("场所地址", help="写到门牌号。", shown=when("same_place", False))] = None
    area: Annotated[Area, Ask("场所建筑面积", unit="平方米")]
    floors: Annotated[ShortText, Ask("在哪几层", example="1–2 层", help="地下层写“地下 1 层”。")]
    exits: Annotated[Count, Field(ge=1, le=200), Ask("安全出口", unit="个")]
    sprinkler: Annotated[bool, Ask("装了自动喷水灭火系统吗？", yes="装了", no="没有")]
    alarm: Annotated[bool, Ask("装了火灾自动报警系统吗？", yes="装了", no="没有")]
    accepted: Annotated[
        bool,
        Ask(
            "这处房子的消防验收或备案办过吗？",
            help="房东那里有消防验收意见书或备案凭证。",
            yes="办过",
            no="没有或不清楚",
        ),
    ]

    way: Annotated[
        Way,
        Ask(
            "怎么办？",
            page="way",
            missing="请选一种办法",
            choice_help={
                "pledge": "承诺场所符合消防安全要求，材料齐全就给许可；开业后会来核查，不实的撤销许可。",
                "check": "受理后十个工作日内到场检查，合格的给许可。",
            },
        ),
    ]
