"""义务教育入学报名: parents register a child; places are given by district and order of right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import EDUCATION
from banyan.engines.services.declare import (
    COUNTY,
    PERSONS,
    Finding,
    Law,
    LifeEvent,
    Material,
    OtherResult,
    PowerType,
    Question,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    publicise,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.school_enrolment.forms import Enrolment, Grade, Home

LAW = Law("义务教育法", 12, says="适龄儿童、少年免试入学，保障在户籍所在地学校就近入学。")
AGE = Law("义务教育法", 11, says="凡年满六周岁的儿童，其父母或者其他法定监护人应当送其入学。")


def is_old_enough(form: Enrolment, facts: Mapping[str, Any]) -> Finding:
    """Six years old by 31 August of the year of entry; here of the year in which the child turns six or later."""
    if form.grade is Grade.PRIMARY and (form.born.month, form.born.day) > (8, 31):
        entry = form.born.year + 7
        return Finding(False, f"9 月以后出生的孩子，{entry} 年秋季才满六周岁入学，请核对报名的年份", AGE)
    return Finding(True, "年龄符合", AGE)


def number_has_birthday(form: Enrolment, facts: Mapping[str, Any]) -> Finding:
    """The child's number holds the birthday."""
    if form.number[6:14] != form.born.strftime("%Y%m%d"):
        return Finding(False, "孩子的生日和身份证号对不上，请核对。")
    return Finding(True, "生日与身份证号一致")


def lives_elsewhere(form: Enrolment) -> bool:
    """Children of those who moved here bring the residence permit."""
    return form.home is Home.RESIDENCE


ENROLMENT = ServiceItem(
    code="school-enrolment",
    title="义务教育新生入学报名",
    title_en="School enrolment",
    summary="孩子上小学、初中，家长在网上报名，按片区就近安排。",
    keywords=("上学", "报名", "入学", "小学", "初中", "幼升小", "小升初", "随迁子女"),
    department=EDUCATION,
    levels=(COUNTY,),
    basis=(LAW, AGE),
    power=PowerType.PUBLIC_SERVICE,
    serves=PERSONS,
    conditions=("孩子到入学年龄。", "在本县（市、区）有户籍、房产或者居住证。"),
    form=Enrolment,
    materials=(
        Material(code="property", title="房产证明", from_licence="property-certificate", required=False),
        Material(
            code="residence-proof",
            title="居住证明",
            help="租房备案、居住证都行。",
            required=lives_elsewhere,
            when="随迁子女",
        ),
    ),
    rules=(
        Rule("number", "生日与身份证号", number_has_birthday, stops=True),
        Rule("age", "入学年龄", is_old_enough),
    ),
    statutory=None,
    extension=None,
    promised=WorkingDays(10),
    procedure=(
        accept
        >> review.within(4).called("资格核对")
        >> publicise.within(3).called("录取公示")
        >> decide.within(2).called("派位")
    ),
    result=OtherResult("入学通知书"),
    topics=(Topic.EDUCATION,),
    life_events=(LifeEvent.SCHOOL,),
    faq=(Question("没有房产能报吗？", "能。有户口的按户口，随迁子女按居住证，都有学位，顺序以当地公告为准。"),),
)

SYSTEM = System(
    code="school-enrolment",
    title="义务教育入学",
    plan=("4-2-3b",),
    owner=EDUCATION.code,
    declares=(ENROLMENT,),
)
