"""药品经营许可（零售）, by the county's market supervision office."""

from __future__ import annotations

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    FIRMS,
    Law,
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
from banyan.systems.government.drug_retail.forms import DrugRetail
from banyan.systems.government.drug_retail.rules import CONDITIONS, RULES, licence_content

BASIS = Law(
    "药品管理法",
    51,
    says="从事药品零售活动，应当经所在地县级以上地方人民政府药品监督管理部门批准，取得药品经营许可证。",
)

LICENCE = LicenceType(
    code="drug-retail-licence",
    title="药品经营许可证（零售）",
    issuer=MARKET_SUPERVISION,
    fields=(
        LicenceField("shop_name", "店名"),
        LicenceField("scope", "经营类别"),
        LicenceField("address", "经营地址"),
        LicenceField("quality_head", "质量负责人", shown="name"),
    ),
    valid=Validity(years=5),
    holder_label="企业名称",
)

NEW = ServiceItem(
    code="drug-retail",
    title="药品经营许可（零售，新办）",
    title_en="Drug retail licence (new)",
    summary="开药店先办这张证。卖处方药的，店里要有执业药师。",
    keywords=("开药店", "药房", "卖药", "执业药师"),
    department=MARKET_SUPERVISION,
    levels=(COUNTY,),
    basis=(BASIS, CONDITIONS, Regulation("药品经营和使用质量监督管理办法")),
    serves=FIRMS,
    conditions=(
        "有依法经过资格认定的药师或者其他药学技术人员。",
        "有相适应的营业场所、设备、仓储设施和卫生环境。",
        "有质量管理机构或者人员，有保证药品质量的规章制度。",
    ),
    form=DrugRetail,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
            issued_by="市场监督管理部门",
        ),
        Material(code="floor-plan", title="营业场所平面布局图", help="标出处方药区、非处方药区和收银台。"),
        Material(code="pharmacist-papers", title="药学技术人员资格证明", issued_by="药品监督、人社部门", most=30),
        Material(
            code="quality-rules",
            title="药品质量管理制度",
            pledge="我已建立进货验收、储存养护、处方审核、不良反应报告等制度，内容真实。",
        ),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=TWENTY_DAYS),
    promised=WorkingDays(10),
    procedure=accept >> review.within(4) >> site_check.explained("核查员到店看陈列、设备和人员。") >> decide.within(3),
    result=Licence("drug-retail-licence", content=licence_content),
    topics=(Topic.PERMISSION, Topic.HEALTH),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=10,
    faq=(Question("便利店想卖创可贴、感冒药呢？", "创可贴多是医疗器械；感冒药是药品，只卖乙类非处方药也要办证。"),),
)

SYSTEM = System(
    code="drug-retail", title="药品零售许可", plan=("4-2-3b",), owner=MARKET_SUPERVISION.code, declares=(LICENCE, NEW)
)
