"""烟草专卖零售许可证: granted by the tobacco administration of the county."""

from __future__ import annotations

from banyan.engines.divisions.departments import TOBACCO
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    EVERYBODY,
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
from banyan.systems.government.tobacco_retail.forms import TobaccoRetail
from banyan.systems.government.tobacco_retail.rules import CONDITIONS, RULES, licence_content, rents

MEASURES = Regulation("烟草专卖许可证管理办法")

LICENCE = LicenceType(
    code="tobacco-retail-licence",
    title="烟草专卖零售许可证",
    issuer=TOBACCO,
    fields=(LicenceField("shop", "经营业态"), LicenceField("scope", "许可范围"), LicenceField("address", "经营场所")),
    valid=Validity(years=5),
    holder_label="企业（字号）名称",
)

NEW = ServiceItem(
    code="tobacco-retail-new",
    title="烟草专卖零售许可证（新办）",
    title_en="Tobacco retail licence (new)",
    summary="店里要卖烟，先办这张证。没有证卖烟是违法的。",
    keywords=("卖烟", "烟证", "香烟", "烟酒店", "便利店", "食杂店"),
    department=TOBACCO,
    levels=(COUNTY,),
    basis=(
        Law(
            "烟草专卖法", 16, says="经营烟草制品零售业务的企业或者个人，由县级烟草专卖行政主管部门审查批准发给许可证。"
        ),
        CONDITIONS,
        MEASURES,
    ),
    serves=EVERYBODY,
    conditions=(
        "有营业执照。",
        "有与住所相独立的固定经营场所。",
        "符合当地烟草制品零售点合理布局规划。",
        "不在中小学、幼儿园周边。",
    ),
    form=TobaccoRetail,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
            issued_by="市场监督管理部门",
        ),
        Material(
            code="lease",
            title="租赁合同或借用协议",
            help="要有双方签名和起止日期。",
            required=rents,
            when="房子是租的或借用的",
        ),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=TWENTY_DAYS),
    promised=WorkingDays(10),
    procedure=(
        accept
        >> site_check.called("实地核查").explained("核查员到店，看店铺、量距离。")
        >> review.within(5)
        >> decide.within(3)
    ),
    number_limit="按当地烟草制品零售点合理布局规划。",
    result=Licence("tobacco-retail-licence", content=licence_content),
    topics=(Topic.PERMISSION, Topic.TRADE),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=5,
    faq=(
        Question("还没有营业执照，能先办吗？", "不能。先登记，拿到执照再来。"),
        Question("店离学校多远才行？", "各地规划不一样，问当地烟草专卖局。周边设点，法律不允许。"),
    ),
)

SYSTEM = System(
    code="tobacco-retail", title="烟草专卖零售许可", plan=("4-2-3b",), owner=TOBACCO.code, declares=(LICENCE, NEW)
)
