"""食品生产许可（特殊食品等）, by the province's market supervision office."""

from __future__ import annotations

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    FIRMS,
    PROVINCE,
    Law,
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
    second_review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.special_food_production.forms import SpecialFood
from banyan.systems.government.special_food_production.rules import REGISTERED, RULES, has_approval, licence_content

MEASURES = Regulation(
    "食品生产许可管理办法",
    7,
    says="保健食品、特殊医学用途配方食品、婴幼儿配方食品、婴幼儿辅助食品、食盐等食品的生产许可，由省级市场监督管理部门负责。",
)
TIME = Regulation("食品生产许可管理办法", says="自受理之日起十个工作日内作出决定；因特殊原因可以延长五个工作日。")

LICENCE = LicenceType(
    code="food-production-licence",
    title="食品生产许可证",
    issuer=MARKET_SUPERVISION,
    fields=(LicenceField("kind", "食品类别"), LicenceField("products", "品种明细"), LicenceField("plant", "生产地址")),
    valid=Validity(years=5),
    holder_label="生产者名称",
)

NEW = ServiceItem(
    code="special-food-production",
    title="食品生产许可（保健食品、特殊医学用途、婴幼儿食品和食盐）",
    title_en="Production licence for special foods",
    summary="生产保健食品、特殊医学用途配方食品、婴幼儿食品和食盐，由省里发证。其他食品到市、县办。",
    keywords=("食品厂", "保健品", "奶粉", "生产许可", "SC"),
    department=MARKET_SUPERVISION,
    levels=(PROVINCE,),
    basis=(Law("食品安全法", 35, says="国家对食品生产经营实行许可制度。"), MEASURES, REGISTERED),
    serves=FIRMS,
    conditions=(
        "有与食品品种、数量相适应的场所、设备和布局。",
        "有专职食品安全专业技术人员、管理人员和规章制度。",
        "要注册或备案的产品已经注册或备案。",
    ),
    form=SpecialFood,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
            issued_by="市场监督管理部门",
        ),
        Material(code="plant-plan", title="厂区、车间平面图和工艺流程图", formats=("pdf", "jpg", "png")),
        Material(
            code="product-approval",
            title="产品注册批件或备案凭证",
            required=has_approval,
            when="保健食品、特医食品、婴幼儿配方食品",
            issued_by="市场监督管理部门",
        ),
        Material(code="quality-system", title="生产质量管理体系文件", formats=("pdf",), most=20),
    ),
    rules=RULES,
    statutory=WorkingDays(10, basis=TIME),
    extension=WorkingDays(5, basis=TIME),
    promised=WorkingDays(8),
    procedure=accept >> review.within(3) >> site_check >> expert_review >> second_review.within(2) >> decide.within(2),
    result=Licence("food-production-licence", content=licence_content),
    topics=(Topic.FOOD, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=25,
)

SYSTEM = System(
    code="special-food-production",
    title="特殊食品生产许可",
    plan=("4-2-3b",),
    owner=MARKET_SUPERVISION.code,
    declares=(LICENCE, NEW),
)
