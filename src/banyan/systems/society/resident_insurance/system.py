"""城乡居民基本医疗保险参保登记, by the county's medical insurance office."""

from __future__ import annotations

from banyan.engines.divisions.departments import MEDICAL_INSURANCE
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
)
from banyan.kernel.systems import System
from banyan.systems.society.resident_insurance.forms import ResidentInsurance
from banyan.systems.society.resident_insurance.rules import INSURANCE, RULES, for_a_child

JOIN = ServiceItem(
    code="resident-insurance",
    title="城乡居民基本医疗保险参保登记",
    title_en="Residents' basic medical insurance",
    summary="没有单位的、老人、学生、孩子，都可以参加居民医保。新生儿出生 90 天内参保，从出生起报销。",
    keywords=("医保", "新农合", "居民医保", "新生儿", "看病", "参保"),
    department=MEDICAL_INSURANCE,
    levels=(COUNTY,),
    basis=(INSURANCE,),
    power=PowerType.PUBLIC_SERVICE,
    serves=PERSONS,
    conditions=("没有参加职工基本医疗保险。", "户口或居住证在本地。"),
    form=ResidentInsurance,
    materials=(
        Material(
            code="identity",
            title="居民身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(
            code="birth-certificate",
            title="出生医学证明或户口簿",
            required=for_a_child,
            when="给孩子参保的",
            from_licence="birth-certificate",
        ),
    ),
    rules=RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(0),
    procedure=accept >> decide.called("登记"),
    result=OtherResult("参保登记成功，到税务部门缴费"),
    topics=(Topic.SOCIAL_SECURITY, Topic.HEALTH),
    life_events=(LifeEvent.BORN, LifeEvent.ILL),
    minutes=3,
    faq=(Question("在哪里缴费？", "登记以后，在税务部门的缴费渠道缴，手机上就能缴。"),),
)

SYSTEM = System(
    code="resident-insurance",
    title="城乡居民医保参保",
    plan=("4-2-3b",),
    owner=MEDICAL_INSURANCE.code,
    declares=(JOIN,),
    needs=("birth-certificate",),
)
