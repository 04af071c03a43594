"""What the user of special equipment is asked (特种设备使用登记)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Name, ShortText, Telephone


class Equipment(CodeList):
    """Kind of special equipment (特种设备安全法第二条)."""

    BOILER = "boiler", "锅炉"
    VESSEL = "vessel", "压力容器（含气瓶）"
    PIPE = "pipe", "压力管道"
    LIFT = "lift", "电梯"
    CRANE = "crane", "起重机械"
    ROPEWAY = "ropeway", "客运索道"
    AMUSEMENT = "amusement", "大型游乐设施"
    VEHICLE = "vehicle", "场（厂）内专用机动车辆"


class SpecialEquipment(Form):
    """The application to register special equipment for use."""

    pages: ClassVar = (
        Page("equipment", "设备", "是什么设备？"),
        Page("use", "使用", "在哪里用，谁来管？"),
    )

    equipment: Annotated[Equipment, Ask("设备种类", page="equipment", missing="请选设备种类")]
    model: Annotated[ShortText, Ask("型号")]
    serial: Annotated[ShortText, Ask("出厂编号", help="铭牌上有。", missing="请写出厂编号，铭牌上有")]
    maker: Annotated[Name, Ask("制造单位")]
    made: Annotated[date, Ask("制造日期")]
    service_firm: Annotated[Name | None, Ask("维护保养单位", shown=when("equipment", Equipment.LIFT))] = None

    place: Annotated[Address, Ask("使用地点", page="use", missing="请写使用地点")]
    first_use: Annotated[date, Ask("哪天开始用", help="还没用的，写打算开始用的日子。")]
    inspected: Annotated[date, Ask("监督检验哪天合格")]
    next_inspection: Annotated[date, Ask("下次检验日期", help="检验报告上有。")]
    manager: Annotated[Name, Ask("安全管理员")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]
