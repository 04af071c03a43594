"""What the owner of a new vehicle is asked (机动车注册登记)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import HomeAddress, Looks, ShortText, Telephone


class Kind(CodeList):
    """Kind of vehicle."""

    CAR = "car", "小型汽车"
    NEW_ENERGY = "new-energy", "小型新能源汽车"
    LARGE = "large", "大型汽车"
    MOTORCYCLE = "motorcycle", "摩托车"


VIN_LETTERS = frozenset("ABCDEFGHJKLMNPRSTUVWXYZ0123456789")


def vin(text: str) -> str:
    """A vehicle identification number: 17 characters without I, O and Q (GB 16735)."""
    value = text.upper().replace(" ", "")
    if len(value) != 17:
        raise ValueError(f"车辆识别代号是 17 位，现在 {len(value)} 位")
    if not set(value) <= VIN_LETTERS:
        raise ValueError("车辆识别代号里没有字母 I、O、Q，请核对")
    return value


Vin = Annotated[str, AfterValidator(vin), Looks(width="w20", example="LSVAA4182E2184847")]


class VehicleRegistration(Form):
    """The application to register a vehicle."""

    pages: ClassVar = (Page("vehicle", "车辆", "是什么车？"), Page("papers", "税和保险", "税缴了吗，保险买了吗？"))

    kind: Annotated[Kind, Ask("车辆类型", page="vehicle", missing="请选车辆类型")]
    vin: Annotated[Vin, Ask("车辆识别代号（车架号）", help="合格证和前挡风玻璃左下角都有，17 位。")]
    engine: Annotated[ShortText, Ask("发动机或电机号")]
    imported: Annotated[bool, Ask("进口车吗？", yes="进口", no="国产")]
    bought: Annotated[date, Ask("哪天买的", help="写发票上的日期。")]
    made: Annotated[date, Ask("出厂日期", help="合格证上有。")]

    tax_paid: Annotated[bool, Ask("车辆购置税缴了或者免了吗？", page="papers", yes="缴了或免了", no="还没有")]
    insured_to: Annotated[date, Ask("交强险保到哪天")]
    address: Annotated[HomeAddress, Ask("号牌和证寄到哪里", missing="请写号牌和证寄到哪里")]
    contact_phone: Annotated[
        Telephone,
        Ask("联系电话", prefill=("population.mobile", "firms.telephone"), editable=True, autocomplete="tel"),
    ]
