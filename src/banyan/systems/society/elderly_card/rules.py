"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.kernel import clock
from banyan.standards import citizen
from banyan.systems.society.elderly_card.forms import ElderlyCard

SIXTY = Law("老年人权益保障法", 2, says="本法所称老年人是指六十周岁以上的公民。")


def is_sixty(form: ElderlyCard, facts: Mapping[str, Any]) -> Finding:
    """Sixty years or older (老年人权益保障法第二条)."""
    number = form.elder_number or facts.get("population.citizen_number")
    if not number:
        return Finding(True, "没有查到年龄，窗口核对身份证", SIXTY)
    age = citizen.parse(str(number)).age(clock.today())
    return Finding(age >= 60, f"{age} 岁" if age >= 60 else f"现在 {age} 岁，满 60 岁的生日那天起可以办。", SIXTY)


RULES = (Rule("sixty", "年满六十周岁", is_sixty, stops=True),)


def for_another(form: ElderlyCard) -> bool:
    """Whether somebody applies for an old person."""
    return not form.for_self


def card_content(case: Granted) -> dict[str, str]:
    """What the card says."""
    form: ElderlyCard = case.form
    return {"name": form.elder or case.applicant, "issued": case.day.isoformat()}
