"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Law, Rule
from banyan.kernel import clock
from banyan.systems.society.employer_insurance.forms import EmployerInsurance

THIRTY_DAYS = Law(
    "社会保险法",
    57,
    says="用人单位应当自成立之日起三十日内申请办理社会保险登记；社会保险经办机构应当自收到申请之日起十五日内予以审核。",
)
EMPLOYEES = Law("社会保险法", 58, says="用人单位应当自用工之日起三十日内为其职工申请办理社会保险登记。")


def within_thirty_days(form: EmployerInsurance, facts: Mapping[str, Any]) -> Finding:
    """Within thirty days of the founding (社会保险法第五十七条)."""
    if form.founded is None:
        return Finding(True, "还没有成立日期，随设立登记一起办", THIRTY_DAYS)
    days = (clock.today() - form.founded).days
    return Finding(days <= 30, f"成立 {days} 天" + ("" if days <= 30 else "，超过三十日，照样登记"), THIRTY_DAYS)


RULES = (Rule("thirty-days", "三十日内登记", within_thirty_days),)
