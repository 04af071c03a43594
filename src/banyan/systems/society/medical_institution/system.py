"""医疗机构执业登记, by the health office of the level that oversees the institution."""

from __future__ import annotations

from banyan.engines.divisions.departments import DISEASE_CONTROL, ECOLOGY, HEALTH
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    ORGANISATIONS,
    PROVINCE,
    CalendarDays,
    Licence,
    LifeEvent,
    Material,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    expert_review,
    joint,
    review,
    second_review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.society.medical_institution.forms import MedicalInstitution
from banyan.systems.society.medical_institution.rules import LIMIT, REGULATION, RULES, is_hospital, licence_content

LICENCE = LicenceType(
    code="medical-institution-licence",
    title="医疗机构执业许可证",
    issuer=HEALTH,
    fields=(
        LicenceField("institution_name", "机构名称"),
        LicenceField("kind", "类别"),
        LicenceField("subjects", "诊疗科目"),
        LicenceField("address", "地址"),
        LicenceField("head", "主要负责人"),
    ),
    holder_label="登记人",
)

REGISTER = ServiceItem(
    code="medical-institution",
    title="医疗机构执业登记",
    title_en="Registration of a medical institution",
    summary="医院、门诊部、卫生院开业前登记。诊所办备案，不用办这个。",
    keywords=("开医院", "诊所", "开诊所", "门诊部", "卫生院", "医疗机构许可证"),
    department=HEALTH,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(REGULATION, LIMIT),
    serves=ORGANISATIONS,
    conditions=(
        "符合医疗机构基本标准。",
        "有适合的名称、场所、经费、设施、设备和专业卫生技术人员。",
        "有相应的规章制度。",
    ),
    form=MedicalInstitution,
    materials=(
        Material(
            code="business-licence",
            title="营业执照或法人证书",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
        ),
        Material(
            code="set-up-approval",
            title="设置医疗机构批准书",
            required=lambda form: bool(form.approved),
            when="有设置批准书的",
            issued_by="卫生健康部门",
        ),
        Material(code="floor-plan", title="业务用房平面图"),
        Material(code="staff-list", title="卫生技术人员名录和资格证书", most=50),
        Material(code="medical-rules", title="规章制度", formats=("pdf",)),
    ),
    rules=RULES,
    statutory=CalendarDays(45, basis=LIMIT),
    extension=None,
    promised=WorkingDays(15),
    procedure=(
        accept
        >> review.within(4)
        >> site_check
        >> expert_review.when(is_hospital, "医院")
        >> joint(DISEASE_CONTROL, ECOLOGY, within=4, deemed=True).when(is_hospital, "医院")
        >> second_review.within(3)
        >> decide.within(3)
    ),
    result=Licence("medical-institution-licence", content=licence_content),
    topics=(Topic.HEALTH, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=15,
)

SYSTEM = System(
    code="medical-institution",
    title="医疗机构执业登记",
    plan=("4-2-3b",),
    owner=HEALTH.code,
    declares=(LICENCE, REGISTER),
)
