"""出生登记, by the county's public security office."""

from __future__ import annotations

from banyan.engines.divisions.departments import PUBLIC_SECURITY
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
from banyan.systems.government.birth_registration.entry import BIRTH_ENTRY
from banyan.systems.government.birth_registration.forms import BirthRegistration
from banyan.systems.government.birth_registration.rules import ONE_MONTH, RULES

REGISTER = ServiceItem(
    code="birth-registration",
    title="出生登记",
    title_en="Registration of a birth",
    summary="给宝宝上户口。出生一个月内申报，过了也能办。",
    keywords=("上户口", "新生儿", "落户", "宝宝", "生孩子", "户口本"),
    department=PUBLIC_SECURITY,
    levels=(COUNTY,),
    basis=(ONE_MONTH,),
    power=PowerType.CONFIRMATION,
    serves=PERSONS,
    conditions=("父亲或母亲的户口在本地。",),
    form=BirthRegistration,
    materials=(
        Material(
            code="identity",
            title="申报人身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(
            code="birth-certificate", title="出生医学证明", from_licence="birth-certificate", issued_by="医疗机构"
        ),
        Material(
            code="household-book",
            title="居民户口簿",
            from_registers=("population.household_division",),
            issued_by="公安机关",
        ),
    ),
    rules=RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(1),
    procedure=accept >> review.within(1).called("核对").returning_to() >> decide.called("登记"),
    result=OtherResult("户口簿上新增一页"),
    effects=(BIRTH_ENTRY,),
    topics=(Topic.BIRTH, Topic.RESIDENCE),
    life_events=(LifeEvent.BORN,),
    minutes=4,
    faq=(Question("父母户口不在一处，上在哪边？", "随父随母都可以，自己选。"),),
)

SYSTEM = System(
    code="birth-registration",
    title="出生登记",
    plan=("4-2-3b",),
    owner=PUBLIC_SECURITY.code,
    declares=(REGISTER,),
    needs=("birth-certificate", "population"),
    note="公民身份号码由本系统按国标编制（assumed），正式使用时接公安机关的编号",
)
