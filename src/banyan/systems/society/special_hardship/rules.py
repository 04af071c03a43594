"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Regulation, Rule
from banyan.kernel import clock
from banyan.standards import citizen
from banyan.systems.society.special_hardship.forms import Group, SpecialHardship

THREE_NOTS = Regulation(
    "社会救助暂行办法",
    14,
    says="对无劳动能力、无生活来源且无法定赡养、抚养、扶养义务人，或者义务人无能力的老年人、残疾人以及未成年人，给予特困人员供养。",
)


def cannot_work(form: SpecialHardship, facts: Mapping[str, Any]) -> Finding:
    """Whoever can work is sent to other help (社会救助暂行办法第十四条)."""
    return Finding(
        not form.able, "申请人说能劳动，请了解情况，看能否转办低保或临时救助" if form.able else "无劳动能力", THREE_NOTS
    )


def nobody_supports(form: SpecialHardship, facts: Mapping[str, Any]) -> Finding:
    """Nobody has to support him, or those cannot (社会救助暂行办法第十四条)."""
    supported = form.supporters and bool(form.supporters_able)
    return Finding(not supported, "有能力的义务人在，请核对" if supported else "无义务人，或义务人无能力", THREE_NOTS)


def age_fits_group(form: SpecialHardship, facts: Mapping[str, Any]) -> Finding:
    """Sixty for the old (老年人权益保障法第二条), under eighteen for minors (民法典第十七条)."""
    number = form.person_number or facts.get("population.citizen_number")
    if not number:
        return Finding(False, "没有查到年龄，请核对身份证")
    age = citizen.parse(str(number)).age(clock.today())
    fits = {Group.OLD: age >= 60, Group.MINOR: age < 18, Group.DISABLED: True}[form.group]
    return Finding(fits, f"{age} 岁" + ("" if fits else f"，与“{form.group.label}”不符，请核对"))


RULES = (
    Rule("work", "无劳动能力", cannot_work),
    Rule("support", "无义务人或义务人无能力", nobody_supports),
    Rule("age", "年龄", age_fits_group),
)


def disabled(form: SpecialHardship) -> bool:
    """Whether the register of the disabled is asked."""
    return form.group is Group.DISABLED
