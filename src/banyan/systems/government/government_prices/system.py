"""政府定价的制定和调整, by the offices of development and reform, which are the price offices too.

Assumed: the name of the item, which puts the act's own words together; that county, city and province all have
services of their own in the catalogue; the services to choose from and those that are heard; every limit, as the act
sets none.
"""

from __future__ import annotations

from banyan.engines.divisions.departments import DEVELOPMENT_REFORM
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    ORGANISATIONS,
    PROVINCE,
    Approval,
    LifeEvent,
    Material,
    PowerType,
    Question,
    ServiceItem,
    Special,
    Step,
    Topic,
    WorkingDays,
    accept,
    decide,
    hearing,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.government_prices.forms import PriceApplication
from banyan.systems.government.government_prices.rules import (
    CATALOGUE,
    CONDUCT,
    HEARING,
    OPINIONS,
    PUBLISHED,
    RULES,
    SCOPE,
    SUGGESTED,
    SUPERVISION,
    decision_content,
    heard,
)

DECISION = LicenceType(
    code="price-decision",
    title="政府定价决定书",
    issuer=DEVELOPMENT_REFORM,
    fields=(
        LicenceField("service", "服务"),
        LicenceField("price", "价格"),
        LicenceField("before", "原来的价格", optional=True),
        LicenceField("area", "实行范围"),
        LicenceField("relief", "对低收入家庭的照顾", optional=True),
    ),
    layout="letter",
    holder_label="经营单位",
)

COSTS = (
    Step("cost-supervision", "成本监审", role="inspect")
    .outside_the_clock(Special.COST_SUPERVISION)
    .explained("价格部门核定成本。时间不算在承诺里，要多久先书面告诉您。")
)
OPINION = Step("opinions", "听取意见", role="review").explained("听取消费者、经营者和有关方面的意见，也会在网上征求。")
TOGETHER = Step("collective-review", "集体审议", role="leader").explained("由价格部门集体审议，不由一个人决定。")

PRICE = ServiceItem(
    code="government-price",
    title="政府指导价、政府定价的制定和调整",
    title_en="Setting or changing a price that the government sets",
    summary="供水、供气、公交等由政府定价的公用事业和公益性服务，经营单位从这里申请定价或调价。",
    keywords=("调价", "定价", "涨价", "水价", "气价", "公交票价", "门票价格", "停车收费标准", "物价", "价格"),
    department=DEVELOPMENT_REFORM,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(SCOPE, CATALOGUE, OPINIONS, HEARING, PUBLISHED, SUGGESTED, CONDUCT, SUPERVISION),
    power=PowerType.OTHER,
    serves=ORGANISATIONS,
    conditions=("服务在中央或者地方的定价目录里，由本级定价。", "有连续三年的成本资料。"),
    form=PriceApplication,
    materials=(
        Material(
            code="business-licence",
            title="营业执照或单位登记证",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
        ),
        Material(code="proposal", title="制定或调整价格的书面建议", help="写明方案、理由、依据和影响。"),
        Material(code="accounts", title="最近三年经审计的财务报表", most=9, issued_by="会计师事务所"),
        Material(code="cost-tables", title="成本监审报表和核算资料", most=9, help="按价格部门给的表格填。"),
    ),
    rules=RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(45),
    procedure=(
        accept
        >> review.within(7).called("初审")
        >> COSTS
        >> OPINION.within(15)
        >> hearing.when(heard, "听证目录里的服务")
        >> TOGETHER.within(12)
        >> decide.within(10)
    ),
    result=Approval("政府定价决定书", type="price-decision", content=decision_content),
    topics=(Topic.UTILITIES,),
    life_events=(LifeEvent.FIRM_RUN,),
    minutes=25,
    faq=(
        Question("批准了什么时候公布？", "价格部门作出决定后向消费者、经营者公布，写明从哪天起实行。"),
        Question(
            "要开听证会吗？", "关系群众切身利益的公用事业和公益性服务，列入定价听证目录的要开，时间不算在承诺里。"
        ),
        Question("消费者也能提吗？", "能。消费者对政府定价有调整建议，可以直接向价格部门提。"),
    ),
)

SYSTEM = System(
    code="government-prices",
    title="政府定价",
    plan=("4-2-3b",),
    owner=DEVELOPMENT_REFORM.code,
    declares=(DECISION, PRICE),
)
