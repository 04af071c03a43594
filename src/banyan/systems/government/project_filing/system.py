"""企业投资项目备案: filed at once, at all three levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import DEVELOPMENT_REFORM
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    FIRMS,
    PROVINCE,
    Finding,
    Granted,
    Licence,
    LifeEvent,
    PowerType,
    Question,
    Regulation,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
)
from banyan.kernel.systems import System
from banyan.systems.government.project_filing.forms import Project

REGULATION = Regulation(
    "企业投资项目核准和备案管理条例",
    13,
    says="实行备案管理的项目，企业应当在开工建设前通过在线平台将有关信息告知备案机关。",
)

FILED = LicenceType(
    code="project-filing",
    title="企业投资项目备案证明",
    issuer=DEVELOPMENT_REFORM,
    fields=(
        LicenceField("project", "项目名称"),
        LicenceField("site", "建设地点"),
        LicenceField("total", "总投资"),
        LicenceField("period", "建设起止"),
    ),
    layout="letter",
    holder_label="项目单位",
)


def has_own_money(form: Project, facts: Mapping[str, Any]) -> Finding:
    """A fifth of the sum at least is the firm's own (assumed for the demonstration; trades differ)."""
    if form.own > form.total:
        return Finding(False, "自有资金不会多于总投资，请核对。")
    return Finding(True, f"自有资金占 {100 * form.own / form.total:.0f}%" if form.total else "没有投资额")


def is_permitted(form: Project, facts: Mapping[str, Any]) -> Finding:
    """Forbidden trades cannot be filed."""
    if not form.permitted:
        return Finding(False, "请先查市场准入负面清单和产业结构调整目录，禁止的项目不能备案。", REGULATION)
    return Finding(True, "不属于禁止类（企业承诺）", REGULATION)


def ends_after_it_begins(form: Project, facts: Mapping[str, Any]) -> Finding:
    """The works end after they begin."""
    if form.ends <= form.begins:
        return Finding(False, "建成日期要晚于开工日期。")
    return Finding(True, "工期合适")


def content(case: Granted) -> dict[str, str]:
    """What the proof says."""
    form: Project = case.form
    return {
        "project": form.title,
        "site": form.site,
        "total": f"{form.total} 万元",
        "period": f"{form.begins:%Y-%m} 至 {form.ends:%Y-%m}",
    }


FILING = ServiceItem(
    code="project-filing",
    title="企业投资项目备案",
    title_en="Filing of an investment project",
    summary="不用核准的投资项目，开工前在网上备案，当场拿证明。",
    keywords=("投资", "立项", "技改", "建厂", "项目备案"),
    department=DEVELOPMENT_REFORM,
    levels=(PROVINCE, CITY, COUNTY),
    basis=(REGULATION,),
    power=PowerType.OTHER,
    serves=FIRMS,
    conditions=("项目不属于核准目录，也不属于禁止类。",),
    form=Project,
    rules=(
        Rule("permitted", "产业政策", is_permitted, stops=True),
        Rule("money", "资金", has_own_money, stops=True),
        Rule("period", "工期", ends_after_it_begins, stops=True),
    ),
    statutory=None,
    extension=None,
    promised=WorkingDays(0),
    procedure=accept >> decide.within(0).called("备案"),
    result=Licence("project-filing", content=content),
    topics=(Topic.INVESTMENT,),
    life_events=(LifeEvent.FIRM_BUILD,),
    faq=(Question("备案以后改了内容怎么办？", "法人、地点、规模有大变化的，再来办一次变更备案。"),),
)

SYSTEM = System(
    code="project-filing",
    title="企业投资项目备案",
    plan=("4-2-3b",),
    owner=DEVELOPMENT_REFORM.code,
    declares=(FILED, FILING),
)
