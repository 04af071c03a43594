"""What is asked of who opens a pharmacy (药品经营许可，零售)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, Row, when
from banyan.engines.services.declare.types import Address, Area, Name, ShortText, Telephone


class Scope(CodeList):
    """What a pharmacy sells (经营类别)."""

    PRESCRIPTION = "prescription", "处方药、甲类非处方药、乙类非处方药"
    OTC = "otc", "甲类非处方药、乙类非处方药"
    OTC_B = "otc-b", "只卖乙类非处方药"


class Pharmacist(Row):
    """Somebody qualified who works in the shop (药师或其他药学技术人员)."""

    name: Annotated[Name, Ask("姓名")]
    certificate: Annotated[ShortText, Ask("资格证号", help="执业药师、药师的证书编号。")]
    licensed: Annotated[bool, Ask("是执业药师吗", yes="是", no="其他药学技术人员")]


class DrugRetail(Form):
    """The application for a drug retail licence."""

    pages: ClassVar = (
        Page("shop", "药店", "药店卖哪些药？"),
        Page("place", "场所", "药店开在哪里？"),
        Page("people", "人员", "谁来管药品质量？"),
    )

    shop_name: Annotated[Name, Ask("店名", page="shop", missing="请写店名，和门头招牌一样")]
    scope: Annotated[Scope, Ask("卖哪些药", missing="请选卖哪些药")]
    herbal: Annotated[bool, Ask("卖中药饮片吗？", yes="卖", no="不卖")] = False
    cold_chain: Annotated[bool, Ask("卖要冷藏的药吗？", yes="卖", no="不卖")] = False
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]

    address: Annotated[Address, Ask("药店地址", page="place", help="写到门牌号。", missing="请写药店地址")]
    area: Annotated[Area, Ask("营业面积", unit="平方米")]
    fridge: Annotated[bool, Ask("有能记录温度的冷藏设备吗？", yes="有", no="没有", shown=when("cold_chain", True))] = (
        False
    )

    quality_head: Annotated[Name, Ask("质量负责人", page="people", missing="请写质量负责人的姓名")]
    pharmacists: Annotated[
        list[Pharmacist], Field(min_length=1, max_length=30), Ask("药学技术人员", missing="请至少写一位药学技术人员")
    ]
