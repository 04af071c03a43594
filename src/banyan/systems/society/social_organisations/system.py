"""社会团体和民办非企业单位成立登记, by the civil affairs office."""

from __future__ import annotations

from banyan.engines.divisions.departments import CIVIL_AFFAIRS
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    PERSONS,
    PROVINCE,
    CalendarDays,
    Licence,
    LifeEvent,
    Material,
    Regulation,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
    second_review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.society.social_organisations.forms import Association, PrivateUnit
from banyan.systems.society.social_organisations.rules import (
    ASSOCIATION_RULES,
    CONDITIONS,
    UNIT,
    UNIT_RULES,
    association_content,
    unit_content,
)

FIELDS = (
    LicenceField("name", "名称"),
    LicenceField("scope", "业务范围"),
    LicenceField("address", "住所"),
    LicenceField("head", "法定代表人"),
    LicenceField("funds", "注册（开办）资金"),
)
ASSOCIATION_CERTIFICATE = LicenceType(
    code="association-certificate",
    title="社会团体法人登记证书",
    issuer=CIVIL_AFFAIRS,
    fields=FIELDS,
    holder_label="发起人",
)
UNIT_CERTIFICATE = LicenceType(
    code="private-unit-certificate",
    title="民办非企业单位登记证书",
    issuer=CIVIL_AFFAIRS,
    fields=FIELDS,
    holder_label="举办人",
)
SIXTY = Regulation(
    "社会团体登记管理条例", 12, says="登记管理机关应当自收到全部有效文件之日起六十日内，作出准予或者不予登记的决定。"
)
UNIT_SIXTY = Regulation(
    "民办非企业单位登记管理暂行条例",
    11,
    says="登记管理机关应当自收到成立登记申请的全部有效文件之日起六十日内作出准予登记或者不予登记的决定。",
)
IDENTITY = Material(
    code="identity",
    title="发起人、拟任负责人身份证明",
    from_registers=("population.name", "population.citizen_number"),
    issued_by="公安机关",
)
CONSENT = Material(
    code="supervisor-consent", title="业务主管单位的批准文件", help="直接登记的，传说明。", issued_by="业务主管单位"
)
CHARTER = Material(code="charter", title="章程草案", formats=("pdf",))
FUNDS = Material(code="funds-proof", title="资金证明", help="验资报告或银行证明。")
PLACE = Material(code="place-proof", title="场所使用权证明")

ASSOCIATION = ServiceItem(
    code="association-registration",
    title="社会团体成立登记",
    title_en="Registration of an association",
    summary="办协会、学会、商会，先登记。",
    keywords=("协会", "商会", "学会", "社团", "NGO"),
    department=CIVIL_AFFAIRS,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(CONDITIONS, SIXTY),
    serves=PERSONS,
    conditions=(
        "五十个以上个人会员，或三十个以上单位会员，混合的合计五十个以上。",
        "有规范的名称、组织机构、固定住所和专职工作人员。",
        "地方性社团有三万元以上活动资金。",
    ),
    form=Association,
    materials=(IDENTITY, CONSENT, CHARTER, FUNDS, PLACE),
    rules=ASSOCIATION_RULES,
    statutory=CalendarDays(60, basis=SIXTY),
    extension=None,
    promised=WorkingDays(15),
    procedure=accept >> review.within(5) >> second_review.by_another_person().within(5) >> decide.within(5),
    result=Licence("association-certificate", content=association_content),
    topics=(Topic.ESTABLISHMENT, Topic.OTHER),
    life_events=(LifeEvent.FIRM_START,),
    minutes=15,
)

PRIVATE_UNIT = ServiceItem(
    code="private-unit-registration",
    title="民办非企业单位成立登记",
    title_en="Registration of a private non-enterprise unit",
    summary="办非营利的学校、养老院、服务中心，登记成民办非企业单位（社会服务机构）。",
    keywords=("民非", "社会服务机构", "养老院", "培训", "非营利"),
    department=CIVIL_AFFAIRS,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(UNIT, UNIT_SIXTY),
    serves=PERSONS,
    conditions=("经业务主管单位审查同意。", "有相适应的从业人员、合法财产和必要的场所。"),
    form=PrivateUnit,
    materials=(IDENTITY, CONSENT, CHARTER, FUNDS, PLACE),
    rules=UNIT_RULES,
    statutory=CalendarDays(60, basis=UNIT_SIXTY),
    extension=None,
    promised=WorkingDays(15),
    procedure=accept >> review.within(5) >> site_check >> second_review.within(4) >> decide.within(4),
    result=Licence("private-unit-certificate", content=unit_content),
    topics=(Topic.ESTABLISHMENT, Topic.OTHER),
    life_events=(LifeEvent.FIRM_START,),
    minutes=15,
)

SYSTEM = System(
    code="social-organisations",
    title="社会组织登记",
    plan=("4-2-3b",),
    owner=CIVIL_AFFAIRS.code,
    declares=(ASSOCIATION_CERTIFICATE, UNIT_CERTIFICATE, ASSOCIATION, PRIVATE_UNIT),
)
