"""The rules in force: the engine's own, those that systems declare, and what each place has set otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from banyan.engines.supervision.declare import CardRule
from banyan.engines.supervision.defaults import DEFAULT_RULES
from banyan.engines.supervision.models import RuleSetting
from banyan.kernel.errors import NotFound
from banyan.kernel.systems import registry
from banyan.standards.division import prefix_of


@dataclass(frozen=True, slots=True)
class InForce:
    """A rule as it holds somewhere: `set_in` is the division whose setting holds, "" for the rule's own."""

    rule: CardRule
    active: bool
    threshold: int
    set_in: str = ""


def rules() -> tuple[CardRule, ...]:
    """Every rule; a system's rule takes the place of the engine's own with the same code."""
    every = {rule.code: rule for rule in (*DEFAULT_RULES, *registry().of(CardRule))}
    return tuple(every.values())


def rule(code: str) -> CardRule:
    """The rule with this code; `NotFound` where there is none."""
    found = next((one for one in rules() if one.code == code), None)
    if found is None:
        raise NotFound("没有这条亮牌规则。")
    return found


class Settings:
    """All settings, read once for many cases."""

    def __init__(self) -> None:
        self._set = {(one.rule, prefix_of(one.division)): one for one in RuleSetting.objects.all()}

    def in_force(self, rule: CardRule, division: str) -> InForce:
        """The rule as it holds in a division: the nearest setting, else as declared."""
        for cut in (12, 9, 6, 4, 2):
            if own := self._set.get((rule.code, division[:cut])):
                return InForce(rule, own.active, own.threshold, own.division)
        return InForce(rule, True, rule.threshold)

    def active(self, division: str, among: Iterable[CardRule]) -> list[InForce]:
        """Those of `among` that are switched on in a division."""
        return [one for one in (self.in_force(rule, division) for rule in among) if one.active]
