"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Regulation, Rule
from banyan.kernel import clock
from banyan.systems.government.residence_permit.forms import Ground, ResidencePermit

HALF_A_YEAR = Regulation(
    "居住证暂行条例",
    2,
    says="公民离开常住户口所在地，到其他城市居住半年以上，符合有合法稳定就业、合法稳定住所、连续就读条件之一的，可以申领居住证。",
)


def half_a_year(form: ResidencePermit, facts: Mapping[str, Any]) -> Finding:
    """Half a year has gone by since the person came (居住证暂行条例第二条)."""
    days = (clock.today() - form.since).days
    if days < 182:
        first = form.since + timedelta(days=182)
        return Finding(False, f"住满半年才能申领，您最早 {first:%Y-%m-%d} 可以来办。", HALF_A_YEAR)
    return Finding(True, f"已住 {days} 天，满半年", HALF_A_YEAR)


def registered_before(form: ResidencePermit, facts: Mapping[str, Any]) -> Finding:
    """Who did not register then shows by other papers that he has lived here."""
    return Finding(
        form.registered,
        "半年前做过居住登记" if form.registered else "没有做过居住登记，请看材料能不能说明已住半年",
        HALF_A_YEAR,
    )


RULES = (Rule("half-year", "居住满半年", half_a_year, stops=True), Rule("registered", "居住登记", registered_before))


def works(form: ResidencePermit) -> bool:
    """Whether the ground is a job."""
    return form.ground is Ground.WORK


def lives(form: ResidencePermit) -> bool:
    """Whether the ground is a home."""
    return form.ground is Ground.HOME


def studies(form: ResidencePermit) -> bool:
    """Whether the ground is a school."""
    return form.ground is Ground.STUDY


def card_content(case: Granted) -> dict[str, str]:
    """What the card says."""
    form: ResidencePermit = case.form
    return {"name": case.applicant, "address": form.address, "issued": case.day.isoformat()}
