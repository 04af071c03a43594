"""老年人优待证, by the county's civil affairs office."""

from __future__ import annotations

from banyan.engines.divisions.departments import CIVIL_AFFAIRS
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    COUNTY,
    PERSONS,
    Law,
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
)
from banyan.kernel.systems import System
from banyan.systems.society.elderly_card.forms import ElderlyCard
from banyan.systems.society.elderly_card.rules import RULES, SIXTY, card_content, for_another

CARD = LicenceType(
    code="elderly-card",
    title="老年人优待证",
    issuer=CIVIL_AFFAIRS,
    fields=(LicenceField("name", "姓名", shown="name"), LicenceField("issued", "发证日期")),
    layout="card",
    holder="person",
    holder_label="申领人",
)

APPLY = ServiceItem(
    code="elderly-card",
    title="老年人优待证申领",
    title_en="Elderly preferential card",
    summary="满 60 岁就能领。乘车、进公园、看病有优待。家里人可以代办。",
    keywords=("老年证", "老人证", "优待证", "敬老卡", "公交免费", "60岁"),
    department=CIVIL_AFFAIRS,
    levels=(COUNTY,),
    basis=(
        SIXTY,
        Law(
            "老年人权益保障法",
            says="县级以上人民政府及其有关部门根据经济社会发展情况和老年人的特殊需要，制定优待老年人的办法。",
        ),
    ),
    power=PowerType.PUBLIC_SERVICE,
    serves=PERSONS,
    conditions=("年满六十周岁。",),
    form=ElderlyCard,
    materials=(
        Material(
            code="identity",
            title="居民身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(code="photo", title="老人照片", formats=("jpg", "png"), most=1, help="手机拍一张正面照就行。"),
        Material(code="kinship", title="户口簿上同户的页或委托书", required=for_another, when="替老人办的"),
    ),
    rules=RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(0),
    procedure=accept >> decide.called("发证"),
    result=Licence("elderly-card", content=card_content),
    terminal=True,
    topics=(Topic.WELFARE, Topic.DOCUMENTS),
    life_events=(LifeEvent.RETIRE,),
    minutes=2,
    faq=(
        Question("外地户口能办吗？", "住在这里的都能办。"),
        Question("不办证，凭身份证能优待吗？", "能。有的地方看身份证就行。"),
    ),
)

SYSTEM = System(
    code="elderly-card",
    title="老年人优待证",
    plan=("4-2-3b",),
    owner=CIVIL_AFFAIRS.code,
    declares=(CARD, APPLY),
    note="不限户籍是假定的，各市规定不同",
)
