"""What is asked of who is treated elsewhere (异地就医备案)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Name, ShortText, Telephone


class Why(CodeList):
    """Why somebody is treated elsewhere."""

    SETTLED = "settled", "退休后长期住在外地"
    LIVING = "living", "长期住在外地"
    POSTED = "posted", "单位派驻外地"
    TRANSFER = "transfer", "转诊到外地看病"
    OTHER = "other", "临时外出看病"


class RemoteTreatment(Form):
    """The filing for treatment in another place."""

    pages: ClassVar = (Page("where", "去哪里", "去哪里看病，为什么？"),)

    why: Annotated[Why, Ask("为什么在外地看病", missing="请选为什么在外地看病")]
    city: Annotated[ShortText, Ask("去哪个省、哪个市", example="上海市", missing="请写去哪个省、哪个市")]
    begins: Annotated[date, Ask("从哪天")]
    ends: Annotated[date | None, Ask("到哪天", shown=when("why", Why.TRANSFER, Why.OTHER))] = None
    referral: Annotated[Name | None, Ask("哪家医院转的", shown=when("why", Why.TRANSFER))] = None
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]
