"""人力资源服务许可, by the human resources office."""

from __future__ import annotations

from banyan.engines.divisions.departments import HUMAN_RESOURCES
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    FIRMS,
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
from banyan.systems.society.employment_agency.forms import EmploymentAgency
from banyan.systems.society.employment_agency.rules import (
    CONDITIONS,
    LIMIT,
    REGULATION,
    RULES,
    is_online,
    licence_content,
)

LICENCE = LicenceType(
    code="employment-agency-licence",
    title="人力资源服务许可证",
    issuer=HUMAN_RESOURCES,
    fields=(LicenceField("services", "服务范围"), LicenceField("office", "住所")),
    holder_label="单位名称",
)

NEW = ServiceItem(
    code="employment-agency",
    title="人力资源服务许可（职业中介）",
    title_en="Employment agency licence",
    summary="开职业介绍所、招聘网站，先办许可。",
    keywords=("中介", "职介所", "招聘", "猎头", "人力资源"),
    department=HUMAN_RESOURCES,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(CONDITIONS, REGULATION, LIMIT),
    serves=FIRMS,
    conditions=("有明确的章程和管理制度。", "有固定场所、办公设施和开办资金。", "有具备相应职业资格的专职工作人员。"),
    form=EmploymentAgency,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
        ),
        Material(code="staff-papers", title="专职工作人员的职业资格证明", most=20),
        Material(
            code="agency-rules",
            title="章程和管理制度",
            pledge="我已制定服务规程、收费公示、信息审查和投诉处理制度，内容真实。",
        ),
        Material(code="site-papers", title="网站备案信息", required=is_online, when="网上招聘的"),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=LIMIT),
    promised=WorkingDays(5),
    procedure=accept >> review.within(3) >> decide.within(2),
    result=Licence("employment-agency-licence", content=licence_content),
    topics=(Topic.HUMAN_RESOURCES, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=6,
)

SYSTEM = System(
    code="employment-agency",
    title="人力资源服务许可",
    plan=("4-2-3b",),
    owner=HUMAN_RESOURCES.code,
    declares=(LICENCE, NEW),
)
