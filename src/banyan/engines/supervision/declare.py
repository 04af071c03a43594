"""What a system may declare of supervision: rules that issue yellow and red cards 亮牌规则."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.kernel.systems import Declaration, Problem
from banyan.standards.coded import CodeList

if TYPE_CHECKING:
    from banyan.kernel.systems import Registry


class Colour(CodeList):
    """Yellow warns, red says that something went wrong."""

    YELLOW = "yellow", "黄牌"
    RED = "red", "红牌"


class Trigger(CodeList):
    """What a rule looks at; the label says it with the threshold's unit."""

    PROMISE_NEAR = "promise-near", "承诺时限临近（剩余工作日）"
    PROMISE_OVER = "promise-over", "超过承诺时限（工作日）"
    STATUTORY_OVER = "statutory-over", "超过法定时限（工作日）"
    STEP_OVER = "step-over", "环节超时（工作日）"
    DELIVERY_OVER = "delivery-over", "决定后送达超时（工作日）"
    ACCEPTANCE_NEAR = "acceptance-near", "收到申请未答复，将满期限（已过工作日）"
    ACCEPTANCE_LATE = "acceptance-late", "收到申请逾期未答复（工作日）"
    REFUSAL_UNREASONED = "refusal-unreasoned", "不予受理或不予许可没有说明理由（理由少于几个字）"
    REFUSAL_SHARE = "refusal-share", "30 天内不予受理占收件的比例过高（%）"
    LATE_FORWARDING = "late-forwarding", "转办过迟（收件后工作日）"
    FOLLOW_UP_LATE = "follow-up-late", "差评逾期没有回访（工作日）"
    BY_HAND = "by-hand", "监察人员发现"


LIMITS: Final = {
    Trigger.REFUSAL_UNREASONED: range(1, 201),
    Trigger.REFUSAL_SHARE: range(1, 101),
}
"""Thresholds that a trigger allows; the others count working days and allow 0 to 60."""


def thresholds(trigger: Trigger) -> range:
    """The thresholds that a trigger allows."""
    return LIMITS.get(trigger, range(61))


@dataclass(frozen=True, kw_only=True)
class CardRule(Declaration):
    """A rule: when `trigger` passes `threshold`, a card of this colour is issued, once for each case and step.

    `basis` is the provision or says 平台规则. `answer_within` working days the department has to answer.
    Empty `items` and `departments` mean all. A place may set another threshold or switch the rule off.
    """

    title: str
    trigger: Trigger
    colour: Colour
    threshold: int = 0
    basis: str = "平台规则"
    answer_within: int = 3
    items: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()

    def check(self, registry: Registry) -> Iterable[Problem]:
        """The threshold fits the trigger, departments exist."""
        allowed = thresholds(self.trigger)
        if self.threshold not in allowed:
            where = f"{allowed.start} 到 {allowed.stop - 1}"
            yield Problem(f"阈值 {self.threshold} 不在 {where} 之间，", "改成范围内的数。", "threshold")
        for code in self.departments:
            if code not in DEPARTMENTS:
                yield Problem(f"没有部门 {code}，", "用 divisions.departments 里的代码。", "departments")

    def covers(self, item_code: str, department: str) -> bool:
        """Whether the rule looks at this item of this department."""
        return (not self.items or item_code in self.items) and (not self.departments or department in self.departments)
