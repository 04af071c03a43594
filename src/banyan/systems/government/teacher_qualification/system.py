"""教师资格认定: county for kindergarten to junior school, city for senior school."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import EDUCATION
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    PERSONS,
    CalendarDays,
    Finding,
    Granted,
    Law,
    Licence,
    LifeEvent,
    Material,
    Question,
    Regulation,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    expert_review,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.teacher_qualification.forms import Schooling, Stage, Teacher

LAW = Law("教师法", 10, says="国家实行教师资格制度。")
REGULATION = Regulation("教师资格条例", says="受理申请期限终止之日起三十日内作出是否认定的结论。")

LICENCE = LicenceType(
    code="teacher-certificate",
    title="教师资格证书",
    issuer=EDUCATION,
    fields=(LicenceField("stage", "资格种类"), LicenceField("subject", "任教学科")),
    layout="card",
    holder="person",
    holder_label="持证人",
)

_LEAST = {
    Stage.KINDERGARTEN: Schooling.COLLEGE,
    Stage.PRIMARY: Schooling.COLLEGE,
    Stage.JUNIOR: Schooling.BACHELOR,
    Stage.SENIOR: Schooling.BACHELOR,
}
_ORDER = list(Schooling)


def schooling_suffices(form: Teacher, facts: Mapping[str, Any]) -> Finding:
    """The degree that the kind of school asks for (the examination's present conditions in Fujian are assumed)."""
    least = _LEAST[form.stage]
    if _ORDER.index(form.schooling) < _ORDER.index(least):
        return Finding(False, f"申请{form.stage.label}教师资格，学历要在{least.label}以上。", LAW)
    return Finding(True, "学历符合", LAW)


def speaks_mandarin(form: Teacher, facts: Mapping[str, Any]) -> Finding:
    """Level 2B (80), teachers of Chinese 2A (87), by the national test of Mandarin."""
    least = 87 if form.language_teacher else 80
    if form.grade < least:
        return Finding(False, f"普通话要 {least} 分以上，您填的是 {form.grade} 分。")
    return Finding(True, "普通话等级符合")


def content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: Teacher = case.form
    return {"stage": f"{form.stage.label}教师资格", "subject": form.subject}


RECOGNITION = ServiceItem(
    code="teacher-qualification",
    title="中小学教师资格认定",
    title_en="Recognition of teachers",
    summary="考试合格以后，向户籍、居住地或就读学校所在地的教育部门申请认定。",
    keywords=("教师证", "教资", "当老师"),
    department=EDUCATION,
    levels=(CITY, COUNTY),
    basis=(LAW, Law("教师法", 13, says="中小学教师资格由县级以上地方人民政府教育行政部门认定。"), REGULATION),
    serves=PERSONS,
    conditions=("遵守宪法和法律，热爱教育事业。", "有规定的学历，考试合格。", "普通话达到规定等级，体检合格。"),
    form=Teacher,
    materials=(
        Material(code="photo", title="近期证件照", formats=("jpg", "png"), most=1),
        Material(code="health", title="体检合格证明", issued_by="指定医院"),
        Material(code="diploma", title="学历证书", help="能在学信网查到的不用传。", required=False),
    ),
    rules=(
        Rule("schooling", "学历", schooling_suffices, stops=True),
        Rule("mandarin", "普通话", speaks_mandarin, stops=True),
    ),
    statutory=CalendarDays(30, basis=REGULATION),
    extension=None,
    promised=WorkingDays(15),
    procedure=(
        accept
        >> review.within(7).called("材料审核")
        >> expert_review.within(5).called("专家审查委员会审议")
        >> decide.within(3).called("认定")
    ),
    result=Licence("teacher-certificate", content=content),
    topics=(Topic.EDUCATION, Topic.QUALIFICATION),
    life_events=(LifeEvent.WORK,),
    faq=(Question("没过考试能认定吗？", "不能。先在教师资格考试网报名，笔试、面试都合格才能申请。"),),
)

SYSTEM = System(
    code="teacher-qualifications",
    title="教师资格认定",
    plan=("4-2-3b",),
    owner=EDUCATION.code,
    declares=(LICENCE, RECOGNITION),
)
