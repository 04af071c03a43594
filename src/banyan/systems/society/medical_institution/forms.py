"""What is asked of a medical institution (医疗机构执业登记)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Count, LongText, Name, Telephone


class Kind(CodeList):
    """Kind of institution; a clinic (诊所) is filed, not registered."""

    HOSPITAL = "hospital", "医院"
    OUTPATIENT = "outpatient", "门诊部"
    COMMUNITY = "community", "社区卫生服务中心、乡镇卫生院"
    NURSING = "nursing", "护理院、护理站"


class MedicalInstitution(Form):
    """The application to register a medical institution for practice."""

    pages: ClassVar = (Page("institution", "机构", "是什么样的医疗机构？"), Page("staff", "人员", "有多少人，谁负责？"))

    institution_name: Annotated[Name, Ask("机构名称", page="institution", missing="请写机构名称")]
    kind: Annotated[Kind, Ask("机构类别", missing="请选机构类别")]
    approved: Annotated[
        bool, Ask("有设置批准书吗？", help="床位不满一百张的医疗机构，各地有的不要批准书。", yes="有", no="没有或不用")
    ]
    subjects: Annotated[LongText, Ask("诊疗科目", help="一项一行，照诊疗科目名录写。", missing="请写诊疗科目")]
    beds: Annotated[Count | None, Ask("床位", unit="张", shown=when("kind", Kind.HOSPITAL, Kind.NURSING))] = None
    address: Annotated[Address, Ask("执业地址", missing="请写执业地址")]
    area: Annotated[Area, Ask("业务用房面积", unit="平方米")]

    head: Annotated[Name, Ask("主要负责人", page="staff", missing="请写主要负责人的姓名")]
    doctors: Annotated[Count, Field(ge=1), Ask("医师", unit="人")]
    nurses: Annotated[Count, Ask("护士", unit="人")]
    contact_phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True, autocomplete="tel")]
