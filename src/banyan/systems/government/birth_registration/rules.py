"""What the platform looks at before the registrar does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Regulation, Rule
from banyan.kernel import clock
from banyan.systems.government.birth_registration.forms import BirthRegistration

ONE_MONTH = Regulation(
    "中华人民共和国户口登记条例",
    7,
    says="婴儿出生后一个月以内，由户主、亲属、抚养人或者邻居向婴儿常住地户口登记机关申报出生登记。",
)


def within_a_month(form: BirthRegistration, facts: Mapping[str, Any]) -> Finding:
    """Told within a month of the birth (户口登记条例第七条); a later one is entered too, and looked at."""
    days = (clock.today() - form.born).days
    return Finding(days <= 31, f"出生 {days} 天申报" + ("" if days <= 31 else "，已过一个月，按补报处理"), ONE_MONTH)


def born_already(form: BirthRegistration, facts: Mapping[str, Any]) -> Finding:
    """Nobody is entered before birth."""
    born = form.born <= clock.today()
    return Finding(born, "出生日期可信" if born else "出生日期还没有到，请核对。")


RULES = (Rule("born", "已经出生", born_already, stops=True), Rule("month", "一个月内申报", within_a_month))
