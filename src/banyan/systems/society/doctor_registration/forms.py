"""What a doctor is asked (医师执业注册)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import Name, ShortText, Telephone


class Category(CodeList):
    """Category of practice (执业类别)."""

    CLINICAL = "clinical", "临床"
    DENTAL = "dental", "口腔"
    PUBLIC_HEALTH = "public-health", "公共卫生"
    CHINESE = "chinese", "中医"


class DoctorRegistration(Form):
    """The application to be registered as a practising doctor."""

    pages: ClassVar = (Page("doctor", "医师", "您有什么资格？"), Page("place", "执业", "在哪里执业？"))

    certificate: Annotated[ShortText, Ask("医师资格证书编码", page="doctor", missing="请写医师资格证书编码")]
    obtained: Annotated[date, Ask("哪天取得资格")]
    category: Annotated[Category, Ask("执业类别", missing="请选执业类别")]
    scope: Annotated[ShortText, Ask("执业范围", example="内科专业", missing="请写执业范围，如 内科专业")]
    punished: Annotated[
        bool, Ask("两年内受过刑罚，或被吊销过医师执业证书吗？", help="刑罚从执行完毕那天算起。", yes="有", no="没有")
    ]
    trained: Annotated[bool, Ask("取得资格后停了两年以上的，接受过考核或培训吗？", yes="接受过或不用", no="没有")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    institution: Annotated[Name, Ask("执业的医疗卫生机构", page="place", missing="请写执业的医疗卫生机构")]
    agreed: Annotated[bool, Ask("机构同意聘用了吗？", yes="同意了", no="还没有")]
