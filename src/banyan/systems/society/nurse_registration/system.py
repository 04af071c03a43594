"""护士执业注册, by the health office that oversees the institution."""

from __future__ import annotations

from banyan.engines.divisions.departments import HEALTH
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    PERSONS,
    Licence,
    LifeEvent,
    Material,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.society.nurse_registration.forms import NurseRegistration
from banyan.systems.society.nurse_registration.rules import CONDITIONS, LIMIT, RULES, certificate_content

LICENCE = LicenceType(
    code="nurse-practice-certificate",
    title="护士执业证书",
    issuer=HEALTH,
    fields=(LicenceField("institution", "执业地点"),),
    valid=Validity(years=5),
    holder="person",
    holder_label="姓名",
)

REGISTER = ServiceItem(
    code="nurse-registration",
    title="护士执业注册",
    title_en="Registration of a nurse",
    summary="通过护士执业资格考试后，三年内申请注册，拿到护士执业证书。",
    keywords=("护士", "护士证", "护理"),
    department=HEALTH,
    levels=(CITY, COUNTY),
    basis=(CONDITIONS, LIMIT),
    serves=PERSONS,
    conditions=(
        "有完全民事行为能力。",
        "完成护理专业学习和八个月以上临床实习。",
        "通过护士执业资格考试。",
        "符合健康标准。",
    ),
    form=NurseRegistration,
    materials=(
        Material(
            code="identity",
            title="居民身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(code="nurse-schooling", title="护理专业学历证书和临床实习证明", issued_by="学校、医院"),
        Material(code="exam-result", title="护士执业资格考试成绩合格证明"),
        Material(code="medical", title="半年内的体检证明", issued_by="医疗机构"),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=LIMIT),
    promised=WorkingDays(5),
    procedure=accept >> review.within(3) >> decide.within(2),
    result=Licence("nurse-practice-certificate", content=certificate_content),
    topics=(Topic.QUALIFICATION, Topic.HEALTH),
    life_events=(LifeEvent.WORK,),
    minutes=5,
)

SYSTEM = System(
    code="nurse-registration", title="护士执业注册", plan=("4-2-3b",), owner=HEALTH.code, declares=(LICENCE, REGISTER)
)
