"""涉外调查机构资格认定, by the province's statistics office."""

from __future__ import annotations

from banyan.engines.divisions.departments import STATISTICS
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    PROVINCE,
    Licence,
    LifeEvent,
    Material,
    Question,
    ServedObject,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
)
from banyan.engines.services.declare.law import TWENTY_DAYS
from banyan.kernel.systems import System
from banyan.systems.government.foreign_surveys.forms import SurveyBody
from banyan.systems.government.foreign_surveys.rules import ACT, MEASURES, REGULATION, RULES, permit_content

PERMIT = LicenceType(
    code="foreign-survey-permit",
    title="涉外调查许可证",
    issuer=STATISTICS,
    fields=(
        LicenceField("kinds", "调查种类"),
        LicenceField("area", "调查范围"),
        LicenceField("office", "地址"),
    ),
    valid=Validity(years=3),  # assumed
    holder_label="机构名称",
)

RECOGNITION = ServiceItem(
    code="foreign-survey-body",
    title="涉外调查机构资格认定",
    title_en="Recognition to survey for principals abroad",
    summary="受境外单位委托、资助，或者和他们合作在省内做市场调查、社会调查，先取得涉外调查许可证。",
    keywords=("涉外调查", "涉外统计调查", "市场调查", "问卷调查", "外资调研", "统计"),
    department=STATISTICS,
    levels=(PROVINCE,),
    basis=(ACT, REGULATION, MEASURES),
    serves=(ServedObject.ENTERPRISE, ServedObject.INSTITUTION, ServedObject.SOCIAL_ORGANISATION),
    conditions=(
        "依法成立，有法人资格。",
        "业务范围包含市场调查或者社会调查。",
        "有熟悉涉外调查规定的人员，有相适应的调查能力。",
        "近一年做过三项以上调查，或者调查营业额三十万元以上。",
        "有严格、健全的资料保密制度；近两年无重大违法记录。",
    ),
    form=SurveyBody,
    materials=(
        Material(
            code="body-certificate",
            title="营业执照或法人证书",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
        ),
        Material(code="ability-report", title="调查能力报告", help="写明调查领域、人员、设备和业绩。"),
        Material(code="practice-proof", title="近一年调查项目或营业额的证明", most=10),
        Material(code="secrecy-rules", title="资料保密制度"),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=TWENTY_DAYS),
    promised=WorkingDays(10),
    procedure=accept >> review.within(6) >> decide.within(4),
    result=Licence("foreign-survey-permit", content=permit_content),
    topics=(Topic.TRADE, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=12,
    faq=(
        Question("有了许可证就可以做社会调查吗？", "市场调查可以做了；每个涉外社会调查项目还要另外报批。"),
        Question("个人可以做涉外调查吗？", "不可以，要由取得许可证的机构来做。"),
    ),
)

SYSTEM = System(
    code="foreign-surveys",
    title="涉外调查许可",
    plan=("4-2-3b",),
    owner=STATISTICS.code,
    declares=(PERMIT, RECOGNITION),
)
