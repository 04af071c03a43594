"""律师执业许可: accepted and examined by the city, decided by the province; here by the province's department."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import JUSTICE
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    PERSONS,
    PROVINCE,
    CalendarDays,
    Finding,
    Granted,
    Law,
    Licence,
    LifeEvent,
    Material,
    Question,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    publicise,
    review,
    second_review,
)
from banyan.kernel.systems import System
from banyan.systems.government.lawyers.forms import Practice

CONDITIONS = Law(
    "律师法", 5, says="申请律师执业，应当拥护宪法、通过国家统一法律职业资格考试、在律师事务所实习满一年、品行良好。"
)
WAY = Law("律师法", 6, says="设区的市级部门二十日内审查，省级部门自收到报送材料之日起十日内审核决定。")
BARRED = Law("律师法", 7, says="受过刑事处罚的，但过失犯罪的除外，不予颁发律师执业证书。")

LICENCE = LicenceType(
    code="lawyer-licence",
    title="律师执业证书",
    issuer=JUSTICE,
    fields=(LicenceField("firm", "执业机构"), LicenceField("kind", "执业证类别")),
    layout="card",
    holder="person",
    holder_label="持证人",
)


def trained_a_year(form: Practice, facts: Mapping[str, Any]) -> Finding:
    """A year in a law firm (律师法第五条)."""
    if (form.trained_to - form.trained_from).days < 365:
        return Finding(False, "实习要满一年，请核对实习起止日期。", CONDITIONS)
    return Finding(True, "实习满一年", CONDITIONS)


def not_barred(form: Practice, facts: Mapping[str, Any]) -> Finding:
    """Whoever was convicted of an intentional crime may not practise (律师法第七条)."""
    if form.convicted:
        return Finding(False, "受过刑事处罚的不能执业，过失犯罪的除外。", BARRED)
    return Finding(True, "没有受过刑事处罚（申请人填报）", BARRED)


def content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: Practice = case.form
    return {"firm": form.firm, "kind": "专职律师" if form.full_time else "兼职律师"}


PRACTICE = ServiceItem(
    code="lawyer-practice",
    title="律师执业许可",
    title_en="Licence to practise law",
    summary="通过法律职业资格考试、实习满一年以后，申请律师执业证。",
    keywords=("律师证", "执业", "法考"),
    department=JUSTICE,
    levels=(PROVINCE,),
    basis=(CONDITIONS, WAY, BARRED),
    serves=PERSONS,
    conditions=("拥护中华人民共和国宪法。", "通过国家统一法律职业资格考试。", "在律师事务所实习满一年。", "品行良好。"),
    form=Practice,
    materials=(
        Material(code="assessment", title="律师协会出具的实习考核合格材料", issued_by="律师协会"),
        Material(code="acceptance", title="律师事务所同意接收的证明", issued_by="律师事务所"),
        Material(
            code="employer-consent",
            title="所在单位同意兼职的证明",
            required=lambda form: not form.full_time,
            when="兼职律师",
            issued_by="高等院校、科研机构",
        ),
    ),
    rules=(
        Rule("training", "实习", trained_a_year, stops=True),
        Rule("barred", "不予颁发的情形", not_barred, stops=True),
    ),
    statutory=CalendarDays(30, basis=WAY),
    extension=None,
    promised=WorkingDays(12),
    procedure=(
        accept >> review.within(5).called("初审") >> second_review.within(3) >> publicise.within(1) >> decide.within(2)
    ),
    result=Licence("lawyer-licence", content=content),
    topics=(Topic.QUALIFICATION, Topic.EMPLOYMENT),
    life_events=(LifeEvent.WORK,),
    faq=(Question("公务员能兼职做律师吗？", "不能，公务员不得兼任执业律师（律师法第十一条）。"),),
)

SYSTEM = System(
    code="lawyers",
    title="律师执业许可",
    plan=("4-2-3b",),
    owner=JUSTICE.code,
    declares=(LICENCE, PRACTICE),
)
