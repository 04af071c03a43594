"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.kernel import clock
from banyan.systems.government.vehicle_registration.forms import VehicleRegistration

PAPERS = Law(
    "道路交通安全法",
    9,
    says="申请登记应当提交所有人身份证明、来历证明、合格证明或者进口凭证、车辆购置税的完税证明或者免税凭证；五个工作日内完成审查。",
)
INSURANCE = Law("道路交通安全法", 17, says="国家实行机动车第三者责任强制保险制度。")


def tax_is_paid(form: VehicleRegistration, facts: Mapping[str, Any]) -> Finding:
    """The purchase tax is paid or waived (道路交通安全法第九条)."""
    return Finding(
        form.tax_paid, "购置税已缴或已免" if form.tax_paid else "先到税务部门缴车辆购置税，或者办免税。", PAPERS
    )


def insurance_holds(form: VehicleRegistration, facts: Mapping[str, Any]) -> Finding:
    """The compulsory insurance holds today (道路交通安全法第十七条)."""
    holds = form.insured_to >= clock.today()
    return Finding(
        holds, f"交强险保到 {form.insured_to:%Y-%m-%d}" if holds else "交强险已经过期，请先续保。", INSURANCE
    )


def dates_fit(form: VehicleRegistration, facts: Mapping[str, Any]) -> Finding:
    """It was made before it was bought; one made long before is inspected (two years; assumed)."""
    if form.made > form.bought:
        return Finding(False, "出厂日期晚于购买日期，请核对")
    old = (clock.today() - form.made).days > 730
    return Finding(not old, "出厂超过两年，请看检验合格证明" if old else "出厂在两年以内")


RULES = (
    Rule("tax", "车辆购置税", tax_is_paid, stops=True),
    Rule("insurance", "交强险", insurance_holds, stops=True),
    Rule("dates", "出厂和购买日期", dates_fit),
)


def imported(form: VehicleRegistration) -> bool:
    """Whether customs papers are wanted."""
    return form.imported


def made_here(form: VehicleRegistration) -> bool:
    """Whether the maker's certificate is wanted."""
    return not form.imported


def licence_content(case: Granted) -> dict[str, str]:
    """What the registration certificate says."""
    form: VehicleRegistration = case.form
    return {"kind": form.kind.label, "vin": form.vin, "engine": form.engine, "registered": case.day.isoformat()}
