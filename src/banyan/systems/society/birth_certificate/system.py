"""出生医学证明, written out by the hospital in which the child was born."""

from __future__ import annotations

from banyan.engines.divisions.departments import HEALTH
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    COUNTY,
    PERSONS,
    BodyNature,
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
    review,
)
from banyan.kernel.systems import System
from banyan.systems.society.birth_certificate.forms import BirthCertificate
from banyan.systems.society.birth_certificate.rules import RULES, certificate_content

BASIS = Law(
    "母婴保健法",
    23,
    says="医疗保健机构和从事家庭接生的人员按照国务院卫生行政部门的规定，出具统一制发的新生儿出生医学证明。",
)

LICENCE = LicenceType(
    code="birth-certificate",
    title="出生医学证明",
    issuer=HEALTH,
    fields=(
        LicenceField("baby_name", "新生儿姓名", shown="name"),
        LicenceField("sex", "性别"),
        LicenceField("born", "出生日期"),
        LicenceField("hospital", "医疗机构"),
        LicenceField("mother", "母亲", shown="name"),
        LicenceField("father", "父亲", shown="name", optional=True),
    ),
    holder="person",
    holder_label="申领人",
)

FIRST = ServiceItem(
    code="birth-certificate",
    title="出生医学证明（首次签发）",
    title_en="Birth medical certificate",
    summary="宝宝出生后先领这张证明，上户口、办社保卡、参医保都要用。可以用“新生儿一件事”一起办。",
    keywords=("生孩子", "新生儿", "出生证", "宝宝", "上户口"),
    department=HEALTH,
    levels=(COUNTY,),
    basis=(BASIS,),
    power=PowerType.PUBLIC_SERVICE,
    body_nature=BodyNature.AUTHORISED,
    serves=PERSONS,
    conditions=("在有助产资格的医疗机构出生。",),
    form=BirthCertificate,
    materials=(
        Material(
            code="identity",
            title="申领人身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(
            code="birth-record", title="分娩信息记录", issued_by="出生的医院", help="医院给的分娩信息单，拍一张。"
        ),
    ),
    rules=RULES,
    statutory=None,
    extension=None,
    promised=WorkingDays(3),
    procedure=accept >> review.within(2).called("核对分娩信息") >> decide.within(1).called("签发"),
    result=Licence("birth-certificate", content=certificate_content),
    topics=(Topic.BIRTH, Topic.HEALTH),
    life_events=(LifeEvent.BORN,),
    minutes=5,
    faq=(Question("名字还没想好，可以先领吗？", "想好再领。签发后改名，要到公安机关办。"),),
)

SYSTEM = System(
    code="birth-certificate", title="出生医学证明", plan=("4-2-3b",), owner=HEALTH.code, declares=(LICENCE, FIRST)
)
