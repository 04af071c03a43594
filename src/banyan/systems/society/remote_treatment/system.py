"""异地就医备案, by the county's medical insurance office."""

from __future__ import annotations

from banyan.engines.divisions.departments import MEDICAL_INSURANCE
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    PERSONS,
    LifeEvent,
    Material,
    OtherResult,
    PowerType,
    Question,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
)
from banyan.kernel.systems import System
from banyan.systems.society.remote_treatment.forms import RemoteTreatment
from banyan.systems.society.remote_treatment.rules import NOTICE, RULES, SETTLING, is_referred, lives_there

FILE = ServiceItem(
    code="remote-treatment",
    title="异地就医备案",
    title_en="Filing for treatment elsewhere",
    summary="去外地看病，先备案，出院直接结算，不用垫钱回来报。",
    keywords=("异地看病", "异地医保", "跨省结算", "转诊", "外地住院"),
    department=MEDICAL_INSURANCE,
    levels=(CITY, COUNTY),
    basis=(SETTLING, NOTICE),
    power=PowerType.PUBLIC_SERVICE,
    serves=PERSONS,
    conditions=("参加了基本医疗保险。",),
    form=RemoteTreatment,
    materials=(
        Material(
            code="identity",
            title="居民身份证或社保卡",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(
            code="living-pledge",
            title="长期住在外地的承诺",
            required=lives_there,
            when="长期住在外地或派驻外地的",
            pledge="我长期住在所填的地方，情况属实；不实的，愿意退回多报的费用。",
        ),
        Material(
            code="referral-paper",
            title="转诊转院证明",
            required=is_referred,
            when="转诊的",
            issued_by="医院",
            help="医院已经网上传送的，传一张说明就行。",
        ),
    ),
    rules=RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(0),
    procedure=accept >> decide.called("备案"),
    result=OtherResult("异地就医备案成功，当天可以直接结算"),
    topics=(Topic.HEALTH, Topic.SOCIAL_SECURITY),
    life_events=(LifeEvent.ILL, LifeEvent.RETIRE),
    minutes=3,
    faq=(
        Question("忘了备案，已经住院了怎么办？", "出院结算前补备案，一样可以直接结算。"),
        Question("备案后回家看病还能报吗？", "能，按参保地的规定报。"),
    ),
)

SYSTEM = System(
    code="remote-treatment", title="异地就医备案", plan=("4-2-3b",), owner=MEDICAL_INSURANCE.code, declares=(FILE,)
)
