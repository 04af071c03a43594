"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Regulation, Rule
from banyan.systems.government.inspection_bodies.forms import InspectionBody

MEASURES = Regulation("检验检测机构资质认定管理办法")
METROLOGY = Law(
    "计量法",
    22,
    says="为社会提供公证数据的产品质量检验机构，必须经省级以上人民政府计量行政部门对其计量检定、测试的能力和可靠性考核合格。",
)


def independent(form: InspectionBody, facts: Mapping[str, Any]) -> Finding:
    """It has premises and equipment of its own to dispose of (检验检测机构资质认定管理办法)."""
    return Finding(
        form.own_site, "场所和设备可以独立支配" if form.own_site else "场所、设备要能独立支配，才能申请。", MEASURES
    )


def enough_staff(form: InspectionBody, facts: Mapping[str, Any]) -> Finding:
    """Many parameters and few people are looked at (the ratio of 100 a head is assumed)."""
    strained = form.parameters > 100 * max(form.staff, 1)
    return Finding(not strained, f"{form.staff} 人做 {form.parameters} 项，请看能力" if strained else "人员与项目相称")


RULES = (
    Rule("independent", "独立支配的场所和设备", independent, stops=True),
    Rule("staff", "人员与项目", enough_staff),
)


def certificate_content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: InspectionBody = case.form
    return {"field": form.field, "laboratory": form.laboratory, "parameters": f"{form.parameters} 项，见附表"}
