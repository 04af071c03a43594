"""食品经营许可: the licence of whoever sells food or serves meals, handled by the county."""

from __future__ import annotations

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    EVERYBODY,
    Law,
    Licence,
    LifeEvent,
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
from banyan.kernel.systems import System
from banyan.systems.government.food_licence.forms import FoodLicence
from banyan.systems.government.food_licence.materials import MATERIALS
from banyan.systems.government.food_licence.rules import RULES, licence_content, needs_inspection

MEASURES = Regulation("食品经营许可和备案管理办法", says="国家市场监督管理总局令第 78 号。")

LICENCE = LicenceType(
    code="food-operation-licence",
    title="食品经营许可证",
    issuer=MARKET_SUPERVISION,
    fields=(
        LicenceField("shop_name", "店名"),
        LicenceField("business", "主体业态"),
        LicenceField("lines", "经营项目"),
        LicenceField("address", "经营场所"),
    ),
    valid=Validity(years=5),
    holder_label="经营者名称",
)

NEW = ServiceItem(
    code="food-licence-new",
    title="食品经营许可（新办）",
    title_en="Food operation licence (new)",
    summary="开餐馆、食堂、奶茶店、糖水铺，或者卖散装食品，开业前要先取得这张证。只卖预包装食品的，备案就可以，不用办证。",
    keywords=("餐饮", "饭店", "奶茶", "食堂", "外卖", "火锅", "小吃", "食品证", "卫生许可"),
    department=MARKET_SUPERVISION,
    levels=(COUNTY,),
    basis=(Law("食品安全法", 35, says="从事食品生产、食品销售、餐饮服务，应当依法取得许可。"), MEASURES),
    serves=EVERYBODY,
    conditions=(
        "已有营业执照，或者是机关、学校、医院等单位的食堂。",
        "有与经营品种、数量相适应的场所、设备和布局，与有毒、有害场所和其他污染源保持规定距离。",
        "有专职或者兼职的食品安全管理人员和保证食品安全的规章制度。",
    ),
    form=FoodLicence,
    materials=MATERIALS,
    rules=RULES,
    statutory=WorkingDays(10, basis=MEASURES),
    extension=WorkingDays(5, basis=MEASURES),
    promised=WorkingDays(9),
    procedure=(
        accept
        >> review.within(4).explained("核对材料与场所条件。")
        >> site_check.when(needs_inspection, "制作食品的要到店里看").explained("两名核查员到店，约 1 小时。")
        >> decide.within(4)
    ),
    result=Licence("food-operation-licence", content=licence_content),
    topics=(Topic.FOOD, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=12,
    faq=(
        Question("还在装修，可以先申请吗？", "可以。先交材料，装修完成后再约现场核查。核查的时间不计入办理时限。"),
        Question("换了地址，要重新办吗？", "要。地址变了属于新办。"),
    ),
)

SYSTEM = System(
    code="food-licence",
    title="食品经营许可",
    plan=("4-2-1e", "4-2-3b"),
    owner=MARKET_SUPERVISION.code,
    declares=(LICENCE, NEW),
)
