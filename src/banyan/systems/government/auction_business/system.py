"""从事拍卖业务许可, by the province's commerce office."""

from __future__ import annotations

from banyan.engines.divisions.departments import COMMERCE
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    PROVINCE,
    Licence,
    LifeEvent,
    Material,
    Question,
    Regulation,
    ServedObject,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
    second_review,
)
from banyan.engines.services.declare.law import TWENTY_DAYS
from banyan.kernel.systems import System
from banyan.systems.government.auction_business.forms import AuctionBusiness
from banyan.systems.government.auction_business.rules import (
    APPROVED_BY,
    CONDITIONS,
    RULES,
    certificate_content,
    rents,
)

CERTIFICATE = LicenceType(
    code="auction-certificate",
    title="拍卖经营批准证书",
    issuer=COMMERCE,
    fields=(LicenceField("scope", "批准的业务"), LicenceField("office", "住所")),
    holder_label="企业名称",
)

NEW = ServiceItem(
    code="auction-business",
    title="从事拍卖业务许可",
    title_en="Licence to hold auctions",
    summary="开拍卖行，先由省商务厅批准。注册资本一百万元以上，至少有一位拍卖师。",
    keywords=("拍卖", "拍卖行", "拍卖公司", "拍卖许可证", "拍卖师", "竞拍"),
    department=COMMERCE,
    levels=(PROVINCE,),
    basis=(APPROVED_BY, CONDITIONS, Regulation("拍卖管理办法")),
    serves=(ServedObject.ENTERPRISE,),
    conditions=(
        "有一百万元人民币以上的注册资本。",
        "有自己的名称、组织机构、住所和章程。",
        "有与业务相适应的拍卖师和其他工作人员。",
        "有符合法律规定的拍卖业务规则。",
    ),
    form=AuctionBusiness,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
        ),
        Material(code="articles", title="公司章程"),
        Material(code="auction-rules", title="拍卖业务规则", help="委托、公告、展示、拍卖、交割和保密怎么做。"),
        Material(code="auctioneer-papers", title="拍卖师执业资格证书", issued_by="中国拍卖行业协会", most=30),
        Material(code="lease", title="租赁合同", required=rents, when="办公室是租的"),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=TWENTY_DAYS),
    promised=WorkingDays(8),
    procedure=accept >> review.within(4) >> second_review.within(2) >> decide.within(2),
    result=Licence("auction-certificate", content=certificate_content),
    topics=(Topic.TRADE, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=10,
    faq=(
        Question("有了批准证书就能拍文物吗？", "不能。文物拍卖要有一千万元以上的注册资本，另向文物部门申请许可。"),
        Question("拍卖可以由谁主持？", "由拍卖师主持。"),
    ),
)

SYSTEM = System(
    code="auction-business",
    title="拍卖业务许可",
    plan=("4-2-3b",),
    owner=COMMERCE.code,
    declares=(CERTIFICATE, NEW),
)
