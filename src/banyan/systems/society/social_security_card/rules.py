"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Law, Rule
from banyan.kernel import clock
from banyan.standards import citizen
from banyan.systems.society.social_security_card.forms import SocialSecurityCard, Whose

NUMBER = Law("社会保险法", 58, says="国家建立全国统一的个人社会保障号码。个人社会保障号码为公民身份号码。")


def child_is_a_minor(form: SocialSecurityCard, facts: Mapping[str, Any]) -> Finding:
    """Grown-up children apply themselves (民法典第十七条)."""
    law = Law("民法典", 17, says="十八周岁以上的自然人为成年人。不满十八周岁的自然人为未成年人。")
    if form.child_number is None:
        return Finding(True, "给自己办，或孩子还没有号码", law)
    age = citizen.parse(form.child_number).age(clock.today())
    return Finding(age < 18, f"孩子 {age} 岁" + ("" if age < 18 else "，已成年，请他自己申领。"), law)


RULES = (Rule("minor", "孩子未成年", child_is_a_minor, stops=True),)


def for_a_child(form: SocialSecurityCard) -> bool:
    """Whether a parent applies for a child."""
    return form.whose is Whose.CHILD
