"""What guides and travel agencies are asked (导游证、旅行社设立)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Count, Money, Name, ShortText, Telephone


class Language(CodeList):
    """Language of guiding (导游语种)."""

    CHINESE = "zh", "中文"
    MINNAN = "nan", "闽南话"
    ENGLISH = "en", "英语"
    JAPANESE = "ja", "日语"


class Guide(Form):
    """The application of a guide."""

    pages: ClassVar = (Page("guide", "资格", "考过了吗？"),)

    certificate: Annotated[ShortText, Ask("导游资格证书编号", page="guide", missing="请写导游资格证书编号")]
    language: Annotated[Language, Ask("语种", missing="请选语种")]
    engaged: Annotated[bool, Ask("和旅行社签了劳动合同吗？", yes="签了", no="在行业组织注册")]
    engaged_by: Annotated[ShortText | None, Ask("旅行社名称", shown=when("engaged", True))] = None
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]


class Agency(Form):
    """The application of a travel agency."""

    pages: ClassVar = (Page("agency", "经营", "做什么业务？"), Page("means", "条件", "人、钱、场地"))

    inbound: Annotated[bool, Ask("做入境旅游吗？", page="agency", yes="做", no="只做国内")]
    office: Annotated[Address, Ask("营业场所")]
    manager: Annotated[Name, Ask("总经理", page="means")]
    guides: Annotated[Count, Ask("有导游证的员工", unit="人")]
    capital: Annotated[Money, Ask("实缴资本", unit="元", asked_because="法人库记的是认缴，这里要实缴")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
