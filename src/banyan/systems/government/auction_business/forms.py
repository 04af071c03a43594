"""What a firm that wants to hold auctions is asked (从事拍卖业务许可)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row
from banyan.engines.services.declare.types import Address, Count, Money, Name, ShortText, Telephone


class Lot(CodeList):
    """What is to be auctioned (拍卖标的)."""

    MOVABLES = "movables", "动产"
    PROPERTY = "property", "不动产"
    RIGHTS = "rights", "股权、债权等财产权利"


class Ownership(CodeList):
    """Whose the office is."""

    OWN = "own", "自己的"
    RENTED = "rented", "租的"


class Auctioneer(Row):
    """One licensed auctioneer (拍卖师)."""

    name: Annotated[Name, Ask("姓名")]
    certificate: Annotated[ShortText, Ask("拍卖师执业资格证书编号")]


class AuctionBusiness(Form):
    """The application for a licence to hold auctions."""

    pages: ClassVar = (Page("business", "业务", "打算拍什么？"), Page("people", "条件", "谁来主持，在哪里办公？"))

    capital: Annotated[Money | None, Ask("注册资本", page="business", unit="元", prefill="firms.capital")] = None
    lots: Annotated[list[Lot], Field(min_length=1), Ask("拍卖标的", missing="请至少选一种拍卖标的")]
    relics: Annotated[bool, Ask("拍卖文物吗？", yes="也拍文物", no="不拍文物")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]

    auctioneers: Annotated[
        list[Auctioneer], Field(min_length=1, max_length=30), Ask("拍卖师", page="people", missing="至少填一位拍卖师")
    ]
    staff: Annotated[Count, Ask("其他工作人员", unit="人")]
    office: Annotated[Address, Ask("办公地址", missing="请写办公地址")]
    ownership: Annotated[Ownership, Ask("房子是谁的？", missing="请选房子是谁的")]
