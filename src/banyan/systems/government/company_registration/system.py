"""公司与个体工商户登记: the first thing a business does, handled by the county, the city or the province."""

from __future__ import annotations

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    PERSONS,
    PROVINCE,
    Law,
    Licence,
    LifeEvent,
    PowerType,
    Question,
    Regulation,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.company_registration.entry import COMPANY_ENTRY, HOUSEHOLD_ENTRY
from banyan.systems.government.company_registration.forms import Company, Household
from banyan.systems.government.company_registration.materials import COMPANY_MATERIALS, HOUSEHOLD_MATERIALS
from banyan.systems.government.company_registration.rules import (
    COMPANY_RULES,
    HOUSEHOLD_RULES,
    company_content,
    household_content,
)

REGISTRATION = Regulation(
    "市场主体登记管理条例", 19, says="材料齐全、符合法定形式的，当场登记；不能当场登记的，三个工作日内登记。"
)

LICENCE = LicenceType(
    code="business-licence",
    title="营业执照",
    issuer=MARKET_SUPERVISION,
    fields=(
        LicenceField("uscc", "统一社会信用代码", optional=True),
        LicenceField("name", "名称"),
        LicenceField("kind", "类型"),
        LicenceField("legal_person", "法定代表人（经营者）"),
        LicenceField("capital", "注册资本", optional=True),
        LicenceField("founded", "成立日期"),
        LicenceField("address", "住所（经营场所）"),
        LicenceField("scope", "经营范围"),
    ),
    holder_label="申请人",
    icon="building",
)

COMPANY = ServiceItem(
    code="company-establishment",
    title="有限责任公司设立登记",
    title_en="Registration of a limited company",
    summary="开一家有限公司，从这里开始。登记后拿到营业执照，公司就成立了。",
    keywords=("注册公司", "开公司", "营业执照", "办执照", "创业", "有限公司"),
    department=MARKET_SUPERVISION,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(Law("公司法", 29, says="设立公司，应当依法向公司登记机关申请设立登记。"), REGISTRATION),
    power=PowerType.CONFIRMATION,
    serves=PERSONS,
    conditions=("股东在五十人以下。", "有股东共同制定的章程。", "有公司名称、住所和符合要求的组织机构。"),
    form=Company,
    materials=COMPANY_MATERIALS,
    rules=COMPANY_RULES,
    statutory=WorkingDays(3, basis=REGISTRATION),
    extension=WorkingDays(3, basis=REGISTRATION),
    promised=WorkingDays(1),
    procedure=accept >> review.called("形式审查").explained("只看材料是否齐全、符合法定形式。") >> decide.within(1),
    result=Licence("business-licence", content=company_content),
    effects=(COMPANY_ENTRY,),
    topics=(Topic.ESTABLISHMENT,),
    life_events=(LifeEvent.FIRM_START,),
    minutes=20,
    faq=(
        Question("注册资本要马上交吗？", "不用。章程里写明，自成立起五年内缴足就可以。"),
        Question("一个人能开公司吗？", "能。股东可以只有一位。"),
        Question("在家里能开公司吗？", "利用住宅的，要征得有利害关系的业主同意，并对此作出承诺。"),
    ),
)

HOUSEHOLD = ServiceItem(
    code="household-registration",
    title="个体工商户登记",
    title_en="Registration of an individual business",
    summary="开面馆、小店、摊位、网店，自己当老板。登记后拿到营业执照。",
    keywords=("个体户", "开面馆", "开小店", "摆摊", "网店", "营业执照", "办执照", "个体"),
    department=MARKET_SUPERVISION,
    levels=(COUNTY,),
    basis=(
        Regulation(
            "促进个体工商户发展条例",
            2,
            says="有经营能力的公民在中华人民共和国境内从事工商业经营，依法登记为个体工商户的，适用本条例。",
        ),
        REGISTRATION,
    ),
    power=PowerType.CONFIRMATION,
    serves=PERSONS,
    conditions=("有经营能力的公民。", "有经营场所；只在网上做生意的，可以用网络经营场所登记。"),
    form=Household,
    materials=HOUSEHOLD_MATERIALS,
    rules=HOUSEHOLD_RULES,
    statutory=WorkingDays(3, basis=REGISTRATION),
    extension=WorkingDays(3, basis=REGISTRATION),
    promised=WorkingDays(0),
    procedure=accept >> decide.explained("材料齐全的当场登记。"),
    result=Licence("business-licence", content=household_content),
    effects=(HOUSEHOLD_ENTRY,),
    topics=(Topic.ESTABLISHMENT,),
    life_events=(LifeEvent.FIRM_START, LifeEvent.WORK),
    minutes=6,
    faq=(
        Question(
            "开公司好还是做个体户好？",
            "个体户登记简单，由个人或家庭承担债务；公司以公司财产承担债务，股东以认缴的出资为限。",
        ),
        Question("拿到执照就能开面馆吗？", "还要办食品经营许可。可以用“开餐馆一件事”一起办。"),
    ),
)

SYSTEM = System(
    code="company-registration",
    title="公司与个体工商户登记",
    plan=("4-2-3b",),
    owner=MARKET_SUPERVISION.code,
    declares=(LICENCE, COMPANY, HOUSEHOLD),
    needs=("legal-persons",),
)
