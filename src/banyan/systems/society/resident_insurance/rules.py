"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Law, Rule
from banyan.kernel import clock
from banyan.systems.society.resident_insurance.forms import ResidentInsurance, Who

INSURANCE = Law("社会保险法", 25, says="国家建立和完善城镇居民基本医疗保险制度。")


def not_twice(form: ResidentInsurance, facts: Mapping[str, Any]) -> Finding:
    """Nobody is insured twice: who is insured through an employer does not join here."""
    return Finding(
        not form.employed, "已参加职工医保的，不用再参加居民医保。" if form.employed else "没有重复参保", INSURANCE
    )


def year_is_near(form: ResidentInsurance, facts: Mapping[str, Any]) -> Finding:
    """One joins for this year or the next."""
    this = clock.today().year
    return Finding(
        form.year in (this, this + 1),
        f"参保年度 {form.year} 年" if form.year in (this, this + 1) else f"参保年度写 {this} 或 {this + 1}。",
    )


def newborn_is_new(form: ResidentInsurance, facts: Mapping[str, Any]) -> Finding:
    """A newborn joins within 90 days; later as a child (assumed from the usual local rule)."""
    if form.who is not Who.NEWBORN or form.born is None:
        return Finding(True, "不是新生儿")
    days = (clock.today() - form.born).days
    return Finding(
        0 <= days <= 90, f"出生 {days} 天" + ("" if 0 <= days <= 90 else "，不在 90 天内，请核对待遇从哪天起")
    )


RULES = (
    Rule("once", "不重复参保", not_twice, stops=True),
    Rule("year", "参保年度", year_is_near, stops=True),
    Rule("newborn", "新生儿参保", newborn_is_new),
)


def for_a_child(form: ResidentInsurance) -> bool:
    """Whether a parent joins a child."""
    return form.who is not Who.SELF
