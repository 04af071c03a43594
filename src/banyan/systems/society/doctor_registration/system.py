"""医师执业注册, by the health office that oversees the institution."""

from __future__ import annotations

from banyan.engines.divisions.departments import HEALTH
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    PERSONS,
    PROVINCE,
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
from banyan.systems.society.doctor_registration.forms import DoctorRegistration
from banyan.systems.society.doctor_registration.rules import REFUSED, REGISTRATION, RULES, certificate_content

LICENCE = LicenceType(
    code="doctor-practice-certificate",
    title="医师执业证书",
    issuer=HEALTH,
    fields=(
        LicenceField("category", "执业类别"),
        LicenceField("scope", "执业范围"),
        LicenceField("institution", "执业机构"),
        LicenceField("certificate", "医师资格证书编码", shown="number"),
    ),
    holder="person",
    holder_label="姓名",
)

REGISTER = ServiceItem(
    code="doctor-registration",
    title="医师执业注册",
    title_en="Registration of a doctor",
    summary="取得医师资格以后，在医院、诊所行医，先注册。",
    keywords=("医生", "医师证", "行医", "执业医师"),
    department=HEALTH,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(REGISTRATION, REFUSED),
    serves=PERSONS,
    conditions=("取得医师资格。", "有医疗卫生机构聘用。", "没有医师法第十六条的情形。"),
    form=DoctorRegistration,
    materials=(
        Material(
            code="identity",
            title="居民身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(code="doctor-qualification", title="医师资格证书", issued_by="卫生健康部门"),
        Material(code="employment", title="医疗卫生机构聘用证明", issued_by="医疗卫生机构"),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=REGISTRATION),
    promised=WorkingDays(5),
    procedure=accept >> review.within(3) >> decide.within(2),
    result=Licence("doctor-practice-certificate", content=certificate_content),
    topics=(Topic.QUALIFICATION, Topic.HEALTH),
    life_events=(LifeEvent.WORK,),
    minutes=6,
)

SYSTEM = System(
    code="doctor-registration", title="医师执业注册", plan=("4-2-3b",), owner=HEALTH.code, declares=(LICENCE, REGISTER)
)
