"""社会保障卡申领, by the county's human resources and social security office."""

from __future__ import annotations

from banyan.engines.divisions.departments import HUMAN_RESOURCES
from banyan.engines.services.declare import (
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
    review,
)
from banyan.kernel.systems import System
from banyan.systems.society.social_security_card.forms import SocialSecurityCard
from banyan.systems.society.social_security_card.rules import NUMBER, RULES, for_a_child

APPLY = ServiceItem(
    code="social-security-card",
    title="社会保障卡申领",
    title_en="Social-security card",
    summary="看病、领养老金、乘公交、借书，一张卡。新生儿也可以办。",
    keywords=("社保卡", "医保卡", "一卡通", "新生儿", "补卡"),
    department=HUMAN_RESOURCES,
    levels=(COUNTY,),
    basis=(NUMBER,),
    power=PowerType.PUBLIC_SERVICE,
    serves=PERSONS,
    conditions=("在本省参加社会保险或者享受社会保障待遇，或者打算参加。",),
    form=SocialSecurityCard,
    materials=(
        Material(
            code="identity",
            title="居民身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(
            code="photo",
            title="持卡人照片",
            formats=("jpg", "png"),
            most=1,
            required=lambda form: not for_a_child(form),
            when="给自己办的",
            help="白底正面照，手机拍也行。",
        ),
        Material(
            code="birth-certificate",
            title="出生医学证明或户口簿",
            required=for_a_child,
            when="给孩子办的",
            from_licence="birth-certificate",
        ),
    ),
    rules=RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(5),
    procedure=accept >> review.within(2).called("核对信息") >> decide.within(3).called("制卡"),
    result=OtherResult("社会保障卡（实体卡和电子卡）"),
    terminal=True,
    topics=(Topic.SOCIAL_SECURITY, Topic.DOCUMENTS),
    life_events=(LifeEvent.BORN, LifeEvent.WORK, LifeEvent.ILL),
    minutes=4,
    faq=(Question("卡还没到手，能看病吗？", "能。先在手机上领电子社保卡。"),),
)

SYSTEM = System(
    code="social-security-card",
    title="社会保障卡",
    plan=("4-2-3b",),
    owner=HUMAN_RESOURCES.code,
    declares=(APPLY,),
    needs=("birth-certificate",),
    note="合作银行由各市约定，这里的是假定的",
)
