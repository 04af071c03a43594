"""What is asked of whoever fishes (渔业捕捞许可申请)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import Area, ShortText, Telephone


class Water(CodeList):
    """Where he fishes (作业场所)."""

    INSHORE = "inshore", "近海"
    INLAND = "inland", "内陆水域"
    TIDAL = "tidal", "滩涂"


class Gear(CodeList):
    """How he fishes (作业类型)."""

    GILL_NET = "gill-net", "刺网"
    TRAWL = "trawl", "拖网"
    STOW_NET = "stow-net", "张网"
    LINE = "line", "钓具"
    POT = "pot", "笼壶"


class Fishing(Form):
    """The application for a fishing licence."""

    pages: ClassVar = (Page("boat", "船", "用哪条船？"), Page("fishing", "捕捞", "去哪里、怎么捕？"))

    boat_name: Annotated[ShortText, Ask("船名", page="boat", help="如 闽连渔 60000。", missing="请写船名")]
    boat_code: Annotated[ShortText, Ask("渔船编码", missing="请写渔船编码，在国籍证书上")]
    power: Annotated[Area, Ask("主机功率", unit="千瓦")]
    length: Annotated[Area, Ask("船长", unit="米")]
    quota: Annotated[ShortText, Ask("船网工具指标批准书号", missing="请写指标批准书号")]

    water: Annotated[Water, Ask("作业场所", page="fishing", missing="请选作业场所")]
    gear: Annotated[Gear, Ask("作业类型", missing="请选作业类型")]
    closed_season: Annotated[bool, Ask("知道并遵守伏季休渔吗？", yes="知道，会遵守", no="还不清楚")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
