"""食品经营许可（变更、延续、注销）, handled by the county's market supervision office."""

from __future__ import annotations

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    COUNTY,
    ORGANISATIONS,
    Approval,
    Law,
    LicenceChange,
    LicenceEnd,
    LicenceRenewal,
    LifeEvent,
    Material,
    OtherResult,
    Question,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.food_licence_changes.forms import FoodCancellation, FoodChange, FoodRenewal
from banyan.systems.government.food_licence_changes.rules import (
    CANCEL_RULES,
    CHANGE_RULES,
    MEASURES,
    RENEWAL_RULES,
    SAFETY,
    change_content,
    change_reason,
    changed_fields,
    end_reason,
    kitchen_changes,
    renewal_content,
    renewal_looks,
    renewal_reason,
)

DECISION = LicenceType(
    code="food-licence-decision",
    title="食品经营许可变更（延续）决定书",
    issuer=MARKET_SUPERVISION,
    fields=(
        LicenceField("what", "事项"),
        LicenceField("shop_name", "店名", optional=True),
        LicenceField("head", "负责人", optional=True),
        LicenceField("lines", "经营项目", optional=True),
    ),
    layout="letter",
    holder_label="经营者名称",
)
HELD = Material(
    code="food-licence",
    title="食品经营许可证",
    from_licence="food-operation-licence",
    issued_by="市场监督管理部门",
)

CHANGE = ServiceItem(
    code="food-licence-change",
    title="食品经营许可（变更）",
    title_en="Food operation licence (change)",
    summary="店名、负责人、经营项目或厨房布局变了，10 个工作日内来改证。换地址的要新办。",
    keywords=("餐饮", "改店名", "换老板", "增加项目", "食品证", "变更"),
    department=MARKET_SUPERVISION,
    levels=(COUNTY,),
    basis=(SAFETY, MEASURES),
    serves=ORGANISATIONS,
    conditions=("许可证在有效期内。", "经营场所没有换地方。"),
    form=FoodChange,
    materials=(
        HELD,
        Material(
            code="floor-plan",
            title="经营场所平面布局图",
            help="只在改了布局或加了冷食、生食时要。",
            required=kitchen_changes,
            when="改布局，或加冷食、生食的",
        ),
    ),
    rules=CHANGE_RULES,
    statutory=WorkingDays(10, basis=MEASURES),
    extension=WorkingDays(5, basis=MEASURES),
    promised=WorkingDays(5),
    procedure=accept
    >> review.within(2)
    >> site_check.when(kitchen_changes, "改布局，或加冷食、生食的")
    >> decide.within(2),
    result=Approval("食品经营许可变更决定书", type="food-licence-decision", content=change_content),
    effects=(LicenceChange(field="licence", content=changed_fields, reason=change_reason),),
    topics=(Topic.FOOD, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_CHANGE,),
    minutes=5,
    faq=(Question("换了地址怎么办？", "办新办，不办变更。"),),
)

RENEW = ServiceItem(
    code="food-licence-renewal",
    title="食品经营许可（延续）",
    title_en="Food operation licence (renewal)",
    summary="许可证五年到期前 90 到 15 个工作日之间来延续。条件没变的，承诺一下就行，不到现场。",
    keywords=("餐饮", "到期", "续期", "换证", "食品证", "延续"),
    department=MARKET_SUPERVISION,
    levels=(COUNTY,),
    basis=(SAFETY, MEASURES),
    serves=ORGANISATIONS,
    conditions=("许可证还没有过期。",),
    form=FoodRenewal,
    materials=(
        HELD,
        Material(
            code="unchanged-pledge",
            title="经营条件没有变化的承诺",
            required=lambda form: bool(form.unchanged),
            when="条件和原来一样的",
            pledge="我承诺经营条件与取得许可时相同，内容真实，愿意接受检查。",
        ),
    ),
    rules=RENEWAL_RULES,
    statutory=WorkingDays(10, basis=MEASURES),
    extension=WorkingDays(5, basis=MEASURES),
    promised=WorkingDays(5),
    procedure=accept >> review.within(2) >> site_check.when(renewal_looks, "条件有变化的") >> decide.within(2),
    result=Approval("食品经营许可延续决定书", type="food-licence-decision", content=renewal_content),
    effects=(LicenceRenewal(field="licence", reason=renewal_reason),),
    topics=(Topic.FOOD, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_RUN,),
    minutes=3,
    faq=(Question("已经过期几天了，还能延续吗？", "不能，要新办。过期后不能继续营业。"),),
)

CANCEL = ServiceItem(
    code="food-licence-cancellation",
    title="食品经营许可（注销）",
    title_en="Food operation licence (cancellation)",
    summary="不做了，把许可证注销。当场办好。",
    keywords=("关店", "不做了", "停业", "食品证", "注销"),
    department=MARKET_SUPERVISION,
    levels=(COUNTY,),
    basis=(Law("行政许可法", 70, says="被许可人终止等情形，行政机关应当依法办理注销手续。"), MEASURES),
    serves=ORGANISATIONS,
    conditions=("没有被立案调查还没处理完的。",),
    form=FoodCancellation,
    materials=(HELD,),
    rules=CANCEL_RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(0),
    procedure=accept >> decide,
    result=OtherResult("准予注销通知"),
    effects=(LicenceEnd(field="licence", reason=end_reason),),
    topics=(Topic.FOOD,),
    life_events=(LifeEvent.FIRM_END,),
    minutes=2,
)

SYSTEM = System(
    code="food-licence-changes",
    title="食品经营许可变更、延续、注销",
    plan=("4-2-3b",),
    owner=MARKET_SUPERVISION.code,
    declares=(DECISION, CHANGE, RENEW, CANCEL),
    needs=("food-licence",),
)
