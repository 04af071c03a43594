"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.systems.society.labour_dispatch.forms import LabourDispatch, Ownership

CONDITIONS = Law(
    "劳动合同法",
    57,
    says="注册资本不得少于人民币二百万元；有固定的经营场所和设施；有符合规定的劳务派遣管理制度；依法申请行政许可。",
)
TWO_YEARS = Law("劳动合同法", 58, says="劳务派遣单位应当与被派遣劳动者订立二年以上的固定期限劳动合同。")

#: 劳动合同法第五十七条, in yuan.
LEAST_CAPITAL = Decimal(2_000_000)


def enough_capital(form: LabourDispatch, facts: Mapping[str, Any]) -> Finding:
    """At least two million yuan of registered capital (劳动合同法第五十七条)."""
    if form.capital is None:
        return Finding(False, "法人库里没有查到注册资本，请核对营业执照", CONDITIONS)
    enough = form.capital >= LEAST_CAPITAL
    said = f"注册资本 {form.capital:,.0f} 元"
    return Finding(enough, said if enough else f"{said}，不到二百万元。请先增资再申请。", CONDITIONS)


def capital_is_low(form: LabourDispatch, facts: Mapping[str, Any]) -> Finding:
    """A capital that is known and too low stops the application; one that is not known does not."""
    found = enough_capital(form, facts)
    return Finding(found.passed or form.capital is None, found.text, CONDITIONS)


def two_years(form: LabourDispatch, facts: Mapping[str, Any]) -> Finding:
    """Contracts of two years or more (劳动合同法第五十八条)."""
    return Finding(
        form.contracts,
        "都签两年以上合同" if form.contracts else "要和被派遣的人都签两年以上的固定期限合同。",
        TWO_YEARS,
    )


RULES = (
    Rule("capital", "注册资本不少于二百万元", capital_is_low, stops=True),
    Rule("capital-known", "查到注册资本", enough_capital),
    Rule("contracts", "两年以上合同", two_years, stops=True),
)


def rents(form: LabourDispatch) -> bool:
    """Whether the office belongs to somebody else."""
    return form.ownership is Ownership.RENTED


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: LabourDispatch = case.form
    return {"office": form.office, "scope": "劳务派遣业务"}
