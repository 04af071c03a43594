"""中介机构从事代理记账业务审批, by the county's finance office.

The regulation leaves it to each province which finance offices, from the county upwards, approve; the county's is
assumed.
"""

from __future__ import annotations

from banyan.engines.divisions.departments import FINANCE
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    COUNTY,
    FIRMS,
    Licence,
    LifeEvent,
    Material,
    Question,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.bookkeeping_agencies.forms import BookkeepingAgency
from banyan.systems.government.bookkeeping_agencies.rules import ACT, CONDITIONS, LIMIT, RULES, licence_content

LICENCE = LicenceType(
    code="bookkeeping-licence",
    title="代理记账许可证书",
    issuer=FINANCE,
    fields=(LicenceField("head", "业务负责人"), LicenceField("office", "办公地址")),
    holder_label="机构名称",
)

NEW = ServiceItem(
    code="bookkeeping-agency",
    title="中介机构从事代理记账业务审批",
    title_en="Bookkeeping agency licence",
    summary="替别的单位记账报税的公司，先向财政局申请代理记账许可证书。",
    keywords=("代理记账", "代账公司", "记账公司", "会计公司", "财务公司", "做账"),
    department=FINANCE,
    levels=(COUNTY,),
    basis=(ACT, CONDITIONS, LIMIT),
    serves=FIRMS,
    conditions=(
        "是依法设立的企业。",
        "专职从业人员不少于三名。",
        "业务负责人有会计师以上资格，或者从事会计工作三年以上，并且专职。",
        "有健全的代理记账业务内部规范。",
    ),
    form=BookkeepingAgency,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
        ),
        Material(
            code="head-pledge",
            title="业务负责人资格的书面承诺",
            pledge="主管代理记账业务的负责人具有会计师以上专业技术职务资格，或者从事会计工作不少于三年，情况属实。",
        ),
        Material(
            code="staff-pledge",
            title="专职从业的书面承诺",
            pledge="所填的专职从业人员都只在本机构从事代理记账业务，情况属实。",
        ),
        Material(code="house-rules", title="代理记账业务内部规范", help="业务流程、合同、档案和质量怎么管。"),
    ),
    rules=RULES,
    statutory=WorkingDays(10, basis=LIMIT),
    promised=WorkingDays(4),
    procedure=accept >> review.within(2) >> decide.within(2),
    result=Licence("bookkeeping-licence", content=licence_content),
    topics=(Topic.TAX, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=5,
    faq=(Question("会计师事务所也要办吗？", "不用。会计师事务所可以依法从事代理记账业务。"),),
)

SYSTEM = System(
    code="bookkeeping-agencies",
    title="代理记账许可",
    plan=("4-2-3b",),
    owner=FINANCE.code,
    declares=(LICENCE, NEW),
)
