"""检验检测机构资质认定, by the province's market supervision office."""

from __future__ import annotations

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    ORGANISATIONS,
    PROVINCE,
    Licence,
    LifeEvent,
    Material,
    Regulation,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    expert_review,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.inspection_bodies.forms import InspectionBody
from banyan.systems.government.inspection_bodies.rules import MEASURES, METROLOGY, RULES, certificate_content

TIME = Regulation(
    "检验检测机构资质认定管理办法",
    says="自收到技术评审结论之日起十个工作日内作出是否准予许可的决定；技术评审时间不计算在内。",
)

LICENCE = LicenceType(
    code="inspection-body-certificate",
    title="检验检测机构资质认定证书",
    issuer=MARKET_SUPERVISION,
    fields=(
        LicenceField("field", "领域"),
        LicenceField("laboratory", "检验检测场所"),
        LicenceField("parameters", "能力范围"),
    ),
    valid=Validity(years=6),
    holder_label="机构名称",
)

RECOGNITION = ServiceItem(
    code="inspection-body",
    title="检验检测机构资质认定",
    title_en="Recognition of an inspection body",
    summary="向社会出具有证明作用的检验报告，要先通过资质认定（CMA）。",
    keywords=("CMA", "实验室", "检测机构", "检验报告"),
    department=MARKET_SUPERVISION,
    levels=(PROVINCE,),
    basis=(METROLOGY, MEASURES),
    serves=ORGANISATIONS,
    conditions=(
        "依法成立，能承担法律责任。",
        "有相适应的检验检测技术人员和管理人员。",
        "场所、环境和设备符合要求，管理体系有效运行。",
    ),
    form=InspectionBody,
    materials=(
        Material(
            code="business-licence",
            title="营业执照或法人证书",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
        ),
        Material(code="ability-table", title="检验检测能力申请表", formats=("pdf",), help="逐项写明标准和参数。"),
        Material(code="typical-report", title="典型检验检测报告", most=20, formats=("pdf",)),
        Material(code="manual", title="管理体系文件", formats=("pdf",), most=20),
    ),
    rules=RULES,
    statutory=WorkingDays(10, note="自收到技术评审结论之日起", basis=TIME),
    extension=None,
    promised=WorkingDays(7),
    procedure=(
        accept
        >> expert_review.called("技术评审").explained("评审组到实验室，看人员、设备、报告，不计入时限。")
        >> review.within(4)
        >> decide.within(3)
    ),
    result=Licence("inspection-body-certificate", content=certificate_content),
    topics=(Topic.PERMISSION, Topic.TRADE),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=20,
)

SYSTEM = System(
    code="inspection-bodies",
    title="检验检测机构资质认定",
    plan=("4-2-3b",),
    owner=MARKET_SUPERVISION.code,
    declares=(LICENCE, RECOGNITION),
)
