"""What a future teacher is asked (教师资格认定申请)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page
from banyan.engines.services.declare.types import Count, ShortText, Telephone


class Stage(CodeList):
    """Which schools (资格种类)."""

    KINDERGARTEN = "kindergarten", "幼儿园"
    PRIMARY = "primary", "小学"
    JUNIOR = "junior", "初级中学"
    SENIOR = "senior", "高级中学"


class Schooling(CodeList):
    """Highest degree."""

    COLLEGE = "college", "大学专科"
    BACHELOR = "bachelor", "大学本科"
    MASTER = "master", "研究生"


class Teacher(Form):
    """The application to be recognised as a teacher."""

    pages: ClassVar = (Page("what", "资格", "想教哪一段？"), Page("proof", "学历和考试", "考过了吗？"))

    stage: Annotated[Stage, Ask("资格种类", page="what", missing="请选资格种类")]
    subject: Annotated[ShortText, Ask("任教学科", help="和考试合格证明上一样。", missing="请写任教学科")]

    schooling: Annotated[Schooling, Ask("学历", page="proof", missing="请选学历")]
    diploma: Annotated[ShortText, Ask("毕业证书编号", missing="请写毕业证书编号")]
    examination: Annotated[ShortText, Ask("考试合格证明编号", missing="请写考试合格证明编号")]
    mandarin: Annotated[ShortText, Ask("普通话等级证书编号", missing="请写普通话等级证书编号")]
    language_teacher: Annotated[bool, Ask("教语文吗？")] = False
    grade: Annotated[Count, Ask("普通话成绩", unit="分", help="二级乙等 80 分，二级甲等 87 分。")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="population.mobile", editable=True)]
