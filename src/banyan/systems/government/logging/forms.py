"""What is asked of whoever fells trees (林木采伐许可申请)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import Address, Area, ShortText, Telephone


class Way(CodeList):
    """How they are felled (采伐方式)."""

    CLEAR = "clear", "皆伐"
    SELECTIVE = "selective", "择伐"
    THINNING = "thinning", "抚育采伐"


class Felling(Form):
    """The application to fell."""

    pages: ClassVar = (Page("stand", "林子", "采哪里的树？"), Page("felling", "采伐", "怎么采？"))

    place: Annotated[Address, Ask("采伐地点", page="stand", help="村、山场名、小班号。")]
    certificate: Annotated[ShortText, Ask("林权证或不动产权证号", missing="请写林权证号")]
    species: Annotated[ShortText, Ask("树种", missing="请写树种，如杉木、马尾松")]
    hectares: Annotated[Area, Ask("采伐面积", unit="公顷")]

    way: Annotated[Way, Ask("采伐方式", page="felling", missing="请选采伐方式")]
    volume: Annotated[Area, Ask("采伐蓄积", unit="立方米")]
    begins: Annotated[date, Ask("从哪天开始采")]
    ends: Annotated[date, Ask("采到哪天")]
    replant: Annotated[date, Ask("哪天前补种好", help="不晚于采伐后的第二年。")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
