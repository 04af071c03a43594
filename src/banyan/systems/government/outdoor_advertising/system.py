"""户外广告和招牌, handled by the urban management office."""

from __future__ import annotations

from banyan.engines.divisions.departments import FIRE_RESCUE, NATURAL_RESOURCES, URBAN_MANAGEMENT
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    EVERYBODY,
    ORGANISATIONS,
    Approval,
    Licence,
    LifeEvent,
    Material,
    PowerType,
    Question,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    expert_review,
    joint,
    review,
    site_check,
)
from banyan.engines.services.declare.law import TWENTY_DAYS
from banyan.kernel.systems import System
from banyan.systems.government.outdoor_advertising.forms import Advertisement, Signboard
from banyan.systems.government.outdoor_advertising.rules import (
    AD_RULES,
    ADVERTISING,
    CITY_LOOKS,
    SIGN_RULES,
    advertisement_content,
    is_high,
    sign_content,
    wall_of_another,
)

SIGN = LicenceType(
    code="signboard-paper",
    title="门店招牌设置告知书",
    issuer=URBAN_MANAGEMENT,
    fields=(LicenceField("text", "招牌内容"), LicenceField("size", "规格"), LicenceField("address", "位置")),
    layout="letter",
    holder_label="设置人",
)
PERMISSION = LicenceType(
    code="outdoor-advertising-permission",
    title="大型户外广告设置许可决定书",
    issuer=URBAN_MANAGEMENT,
    fields=(
        LicenceField("kind", "设施类别"),
        LicenceField("size", "规格"),
        LicenceField("address", "位置"),
        LicenceField("period", "设置期"),
    ),
    layout="letter",
    holder_label="设置人",
)
DRAWING = Material(
    code="sign-drawing",
    title="效果图",
    help="把招牌画在店面照片上，标出宽、高和离地高度。手机修图也行。",
    formats=("jpg", "png", "pdf"),
)

SIGNBOARD = ServiceItem(
    code="signboard",
    title="门店招牌设置",
    title_en="Signboard of a shop",
    summary="店门口挂招牌，先让城管部门看一眼样子和尺寸。大型广告牌另办审批。",
    keywords=("招牌", "门头", "店招", "牌匾", "户外广告", "灯箱", "开店"),
    department=URBAN_MANAGEMENT,
    levels=(COUNTY,),
    basis=(CITY_LOOKS,),
    power=PowerType.OTHER,
    serves=EVERYBODY,
    conditions=("有营业执照。", "招牌装在自己经营场所的门头或墙上。", "符合当地招牌设置的规定。"),
    form=Signboard,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
            issued_by="市场监督管理部门",
        ),
        DRAWING,
        Material(code="wall-consent", title="墙面所有人的同意书", required=wall_of_another, when="墙要别人同意的"),
        Material(
            code="sign-pledge",
            title="招牌安全承诺",
            pledge="我保证招牌安装牢固，定期检查维护；台风来前加固；不用时自行拆除。",
        ),
    ),
    rules=SIGN_RULES,
    statutory=None,
    promised=WorkingDays(3),
    procedure=accept >> review.within(2).explained("看样子、尺寸和位置。") >> decide.within(1),
    result=Licence("signboard-paper", content=sign_content),
    topics=(Topic.PERMISSION, Topic.OTHER),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=5,
    faq=(Question("招牌一定要审批吗？", "各市的规定不同。这里按先告知、后挂牌办理，不收费。"),),
)

ADVERTISING_ITEM = ServiceItem(
    code="outdoor-advertising",
    title="大型户外广告设置审批",
    title_en="Large outdoor advertisement",
    summary="在楼顶、墙面、立柱上装大型广告牌或电子屏，要先批准。",
    keywords=("广告牌", "户外广告", "电子屏", "显示屏", "立柱", "楼顶广告"),
    department=URBAN_MANAGEMENT,
    levels=(CITY, COUNTY),
    basis=(CITY_LOOKS, ADVERTISING),
    serves=ORGANISATIONS,
    conditions=("符合户外广告设置规划。", "不在广告法第四十二条列明的地方。", "结构安全。"),
    form=Advertisement,
    materials=(
        DRAWING,
        Material(
            code="structure",
            title="结构设计图和结构安全证明",
            help="由有资质的设计单位出具。",
            formats=("pdf",),
            issued_by="设计单位",
        ),
        Material(code="site-right", title="场地或墙面的使用权证明", help="产权证、租赁合同或所有人同意书。"),
    ),
    rules=AD_RULES,
    statutory=WorkingDays(20, basis=TWENTY_DAYS),
    promised=WorkingDays(10),
    procedure=(
        accept
        >> site_check
        >> expert_review.when(is_high, "屋顶和立柱广告")
        >> joint(NATURAL_RESOURCES, FIRE_RESCUE, within=4, deemed=True)
        >> review.within(3)
        >> decide.within(3)
    ),
    result=Approval("大型户外广告设置许可决定书", type="outdoor-advertising-permission", content=advertisement_content),
    topics=(Topic.PERMISSION, Topic.CONSTRUCTION),
    life_events=(LifeEvent.FIRM_RUN,),
    minutes=10,
    faq=(Question("店门口的招牌也要走这个吗？", "不用。门头招牌办“门店招牌设置”。"),),
)

SYSTEM = System(
    code="outdoor-advertising",
    title="户外广告和招牌",
    plan=("4-2-3b",),
    owner=URBAN_MANAGEMENT.code,
    declares=(SIGN, PERMISSION, SIGNBOARD, ADVERTISING_ITEM),
    note="招牌的办理方式和限高由各市规定，这里的门槛是假定的",
)
