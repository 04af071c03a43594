"""劳务派遣经营许可, by the human resources office of the level that registered the firm."""

from __future__ import annotations

from banyan.engines.divisions.departments import HUMAN_RESOURCES
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    FIRMS,
    PROVINCE,
    Licence,
    LifeEvent,
    Material,
    Question,
    Regulation,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
    site_check,
)
from banyan.engines.services.declare.law import TWENTY_DAYS
from banyan.kernel.systems import System
from banyan.systems.society.labour_dispatch.forms import LabourDispatch
from banyan.systems.society.labour_dispatch.rules import CONDITIONS, RULES, licence_content, rents

MEASURES = Regulation("劳务派遣行政许可实施办法")

LICENCE = LicenceType(
    code="labour-dispatch-licence",
    title="劳务派遣经营许可证",
    issuer=HUMAN_RESOURCES,
    fields=(LicenceField("scope", "许可经营事项"), LicenceField("office", "住所")),
    valid=Validity(years=3),
    holder_label="单位名称",
)

NEW = ServiceItem(
    code="labour-dispatch",
    title="劳务派遣经营许可（新办）",
    title_en="Labour dispatch licence (new)",
    summary="把员工派到别的单位干活，先办许可。注册资本不少于二百万元。",
    keywords=("劳务派遣", "派遣公司", "外包"),
    department=HUMAN_RESOURCES,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(CONDITIONS, MEASURES),
    serves=FIRMS,
    conditions=("注册资本不少于二百万元。", "有固定的经营场所和设施。", "有符合法律规定的劳务派遣管理制度。"),
    form=LabourDispatch,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
        ),
        Material(code="articles", title="公司章程和验资或财务报告", formats=("pdf",)),
        Material(code="lease", title="租赁合同", required=rents, when="办公室是租的"),
        Material(code="dispatch-rules", title="劳务派遣管理制度", help="劳动合同、报酬、社保、工时、休假、纪律。"),
        Material(code="dispatch-agreement", title="拟用的劳务派遣协议样本"),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=TWENTY_DAYS),
    promised=WorkingDays(8),
    procedure=accept >> review.within(4) >> site_check >> decide.within(3),
    result=Licence("labour-dispatch-licence", content=licence_content),
    topics=(Topic.HUMAN_RESOURCES, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=8,
    faq=(Question("证多久有效？", "三年。要延续的，到期 60 日前申请。"),),
)

SYSTEM = System(
    code="labour-dispatch",
    title="劳务派遣经营许可",
    plan=("4-2-3b",),
    owner=HUMAN_RESOURCES.code,
    declares=(LICENCE, NEW),
)
