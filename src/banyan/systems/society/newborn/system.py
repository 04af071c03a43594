"""新生儿一件事: birth certificate, household register, social-security card and medical insurance."""

from __future__ import annotations

from banyan.engines.divisions.departments import HEALTH
from banyan.engines.services.declare import JointMatter, LifeEvent, Part, Topic
from banyan.kernel.systems import System
from banyan.systems.society.newborn.fill import birth_certificate, birth_registration, card, insurance
from banyan.systems.society.newborn.forms import Newborn

NEWBORN = JointMatter(
    code="newborn",
    title="新生儿一件事",
    title_en="A child is born",
    summary="出生证、上户口、社保卡、医保，一张表填完，不用跑四个地方。",
    keywords=("生孩子", "新生儿", "宝宝", "上户口", "出生证", "生育"),
    form=Newborn,
    parts=(
        Part(
            item="birth-certificate",
            fill=birth_certificate,
            when=lambda form: not form.has_certificate,
            when_text="出生医学证明还没领的",
        ),
        Part(item="birth-registration", fill=birth_registration, after=("birth-certificate",)),
        Part(
            item="social-security-card",
            fill=card,
            after=("birth-certificate", "birth-registration"),
            when=lambda form: bool(form.wants_card),
            when_text="要办社保卡的",
        ),
        Part(
            item="resident-insurance",
            fill=insurance,
            after=("birth-certificate", "birth-registration"),
            when=lambda form: bool(form.wants_insurance),
            when_text="要参加居民医保的",
        ),
    ),
    topics=(Topic.BIRTH,),
    life_events=(LifeEvent.BORN,),
    minutes=10,
    example=("birth-certificate", "birth-registration", "social-security-card", "resident-insurance"),
    example_text="四件都办的",
)

SYSTEM = System(
    code="newborn",
    title="新生儿一件事",
    plan=("4-2-1e", "4-2-3b"),
    owner=HEALTH.code,
    declares=(NEWBORN,),
    needs=("birth-certificate", "birth-registration", "social-security-card", "resident-insurance"),
)
