"""残疾人证: by the county's federation of the disabled, after assessment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import DISABILITY
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    PERSONS,
    Finding,
    Granted,
    Law,
    Licence,
    LifeEvent,
    Material,
    PowerType,
    Question,
    Regulation,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    publicise,
    testing,
)
from banyan.kernel.systems import System
from banyan.systems.government.disability_card.forms import Card, Kind

LAW = Law("残疾人保障法", 2, says="残疾人包括视力、听力、言语、肢体、智力、精神残疾和多重残疾的人。")
MEASURES = Regulation("残疾人证管理办法")

LICENCE = LicenceType(
    code="disability-card",
    title="残疾人证",
    issuer=DISABILITY,
    fields=(LicenceField("kind", "残疾类别", shown="held"), LicenceField("guardian", "监护人", "name", optional=True)),
    valid=Validity(years=10),
    layout="card",
    holder="person",
    holder_label="持证人",
)


def guardian_is_named(form: Card, facts: Mapping[str, Any]) -> Finding:
    """Whoever has a mental disability is represented by a guardian."""
    if {Kind.MIND, Kind.SPIRIT} & set(form.kind) and not form.guardian:
        return Finding(False, "智力、精神残疾的，要写监护人。", MEASURES)
    return Finding(True, "监护人情况符合", MEASURES)


def content(case: Granted) -> dict[str, str]:
    """What the card says."""
    form: Card = case.form
    return {"kind": "、".join(one.label for one in form.kind), "guardian": form.guardian or ""}


CARD = ServiceItem(
    code="disability-card",
    title="残疾人证办理",
    title_en="Disability card",
    summary="经指定医院评定后领证；行动不便的可以上门评定。",
    keywords=("残疾证", "评残", "上门"),
    department=DISABILITY,
    levels=(COUNTY,),
    basis=(LAW, MEASURES),
    power=PowerType.PUBLIC_SERVICE,
    serves=PERSONS,
    conditions=("符合残疾评定标准。",),
    form=Card,
    materials=(Material(code="photo", title="近期免冠照片", formats=("jpg", "png"), most=1),),
    rules=(Rule("guardian", "监护人", guardian_is_named, stops=True),),
    statutory=None,
    extension=None,
    promised=WorkingDays(12),
    procedure=(
        accept
        >> testing.within(10).called("残疾评定").explained("到指定医院，或者医生上门。评定的时间不算在办理时限里。")
        >> publicise.within(5)
        >> decide.within(2).called("发证")
    ),
    result=Licence("disability-card", content=content),
    topics=(Topic.WELFARE, Topic.DOCUMENTS),
    life_events=(LifeEvent.ILL,),
    faq=(Question("要花钱吗？", "办证不收费；评定费用各地有补助，问当地残联。"),),
)

SYSTEM = System(
    code="disability-cards",
    title="残疾人证",
    plan=("4-2-3b",),
    owner=DISABILITY.code,
    declares=(LICENCE, CARD),
)
