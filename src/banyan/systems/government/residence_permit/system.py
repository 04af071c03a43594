"""居住证申领, by the county's public security office."""

from __future__ import annotations

from banyan.engines.divisions.departments import PUBLIC_SECURITY
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    PERSONS,
    CalendarDays,
    Licence,
    LifeEvent,
    Material,
    PowerType,
    Question,
    Regulation,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
)
from banyan.kernel.systems import System
from banyan.systems.government.residence_permit.forms import ResidencePermit
from banyan.systems.government.residence_permit.rules import HALF_A_YEAR, RULES, card_content, lives, studies, works

CARD = LicenceType(
    code="residence-permit",
    title="居住证",
    issuer=PUBLIC_SECURITY,
    fields=(
        LicenceField("name", "姓名", shown="name"),
        LicenceField("address", "居住地住址", shown="place"),
        LicenceField("issued", "签发日期"),
    ),
    valid=Validity(years=1),
    layout="card",
    holder="person",
    holder_label="姓名",
)
FIFTEEN = Regulation("居住证暂行条例", says="公安机关应当自受理之日起十五日内制作发放居住证。")

APPLY = ServiceItem(
    code="residence-permit",
    title="居住证申领",
    title_en="Residence permit",
    summary="户口不在这里，住满半年，有工作、有住处或者在读书，就能办居住证。孩子上学、摇号、办证都用得上。",
    keywords=("暂住证", "外地人", "落户", "孩子上学", "流动人口"),
    department=PUBLIC_SECURITY,
    levels=(COUNTY,),
    basis=(HALF_A_YEAR, FIFTEEN),
    power=PowerType.CONFIRMATION,
    serves=PERSONS,
    conditions=("户口不在本市县。", "在这里住满半年。", "有合法稳定就业、合法稳定住所、连续就读之一。"),
    form=ResidencePermit,
    materials=(
        Material(
            code="identity",
            title="居民身份证",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
        ),
        Material(
            code="job-proof",
            title="就业证明",
            required=works,
            when="凭就业申领的",
            help="劳动合同、营业执照或单位证明，有一样就行。",
        ),
        Material(
            code="home-proof",
            title="住所证明",
            required=lives,
            when="凭住所申领的",
            help="租房合同、房产证或单位宿舍证明，有一样就行。",
        ),
        Material(
            code="school-proof",
            title="就读证明",
            required=studies,
            when="凭就读申领的",
            help="学生证或学校证明。",
            issued_by="学校",
        ),
        Material(code="photo", title="照片", formats=("jpg", "png"), most=1, help="半身正面、白底。手机拍也行。"),
    ),
    rules=RULES,
    statutory=CalendarDays(15, basis=FIFTEEN),
    extension=None,
    promised=WorkingDays(7),
    procedure=accept >> review.within(4).called("核实居住情况") >> decide.within(2),
    result=Licence("residence-permit", content=card_content),
    terminal=True,
    topics=(Topic.RESIDENCE, Topic.DOCUMENTS),
    life_events=(LifeEvent.WORK,),
    minutes=5,
    faq=(
        Question("要签注吗？", "要。每年签注一次，到期前一个月内办，不签就停用，补签后恢复。"),
        Question("收费吗？", "第一次办不收费。"),
    ),
)

SYSTEM = System(
    code="residence-permit", title="居住证", plan=("4-2-3b",), owner=PUBLIC_SECURITY.code, declares=(CARD, APPLY)
)
