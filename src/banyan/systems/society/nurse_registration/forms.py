"""What a nurse is asked (护士执业注册)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, Form, Page
from banyan.engines.services.declare.types import Count, Name, Telephone


class NurseRegistration(Form):
    """The application to be registered as a nurse."""

    pages: ClassVar = (Page("nurse", "资格", "您怎么取得护士资格？"), Page("place", "执业", "在哪里当护士？"))

    school: Annotated[Name, Ask("护理专业毕业学校", page="nurse", missing="请写毕业学校")]
    practised: Annotated[Count, Field(le=60), Ask("临床实习", unit="个月", help="在教学、综合医院完成 8 个月以上。")]
    passed: Annotated[date, Ask("哪天通过护士执业资格考试", missing="请写通过考试的日子")]
    trained: Annotated[bool, Ask("通过考试满三年的，接受过三个月临床护理培训吗？", yes="接受过或没满三年", no="没有")]
    healthy: Annotated[bool, Ask("体检合格吗？", yes="合格", no="不合格")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True, autocomplete="tel")]

    institution: Annotated[Name, Ask("执业的医疗卫生机构", page="place", missing="请写执业的医疗卫生机构")]
