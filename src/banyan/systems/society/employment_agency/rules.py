"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Regulation, Rule
from banyan.systems.society.employment_agency.forms import EmploymentAgency, Service

CONDITIONS = Law(
    "就业促进法",
    40,
    says="设立职业中介机构应当有明确的章程和管理制度，有必备的固定场所、办公设施和一定数额的开办资金，有一定数量具备相应职业资格的专职工作人员。",
)
REGULATION = Regulation(
    "人力资源市场暂行条例", 18, says="经营性人力资源服务机构从事职业中介活动的，应当依法取得人力资源服务许可证。"
)
LIMIT = Regulation("人力资源市场暂行条例", 19, says="自收到申请之日起二十日内依法作出行政许可决定。")


def has_staff(form: EmploymentAgency, facts: Mapping[str, Any]) -> Finding:
    """Some of the staff are qualified (就业促进法第四十条)."""
    if form.qualified > form.staff:
        return Finding(False, "有职业资格的比工作人员还多，请改。", CONDITIONS)
    return Finding(
        form.qualified > 0,
        f"{form.qualified} 人有职业资格" if form.qualified else "至少要有一位有职业资格的专职人员。",
        CONDITIONS,
    )


RULES = (Rule("staff", "专职工作人员", has_staff, stops=True),)


def is_online(form: EmploymentAgency) -> bool:
    """Whether it recruits on the net."""
    return Service.ONLINE in form.services


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: EmploymentAgency = case.form
    return {"services": "、".join(one.label for one in form.services), "office": form.office}
