"""Asking a rule about a case: pure. The answer is why a card is due and on which occasion, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from banyan.engines.supervision.declare import Trigger
from banyan.engines.supervision.situation import (
    DECIDED,
    HANDLING,
    NOT_ACCEPTED,
    SUBMITTED,
    Situation,
)


class Calendar(Protocol):
    """What rules ask of the calendar of working days."""

    def between(self, start: date, end: date) -> int:
        """Working days after `start`, up to and with `end`."""
        ...


@dataclass(frozen=True, slots=True)
class Breach:
    """Why a card is due. `occasion` tells cards of one rule and case apart: the phase or step; `days` over or left."""

    occasion: str
    reason: str
    days: int = 0


def ask(trigger: Trigger, threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    """What `trigger` says of the case; None when nothing is wrong, or when the trigger looks at no single case."""
    asked = _QUESTIONS.get(trigger)
    return asked(threshold, case, today, calendar) if asked else None


def _promise_near(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    if case.state != HANDLING or case.due is None or case.due < today or case.promised <= threshold:
        return None
    left = calendar.between(today, case.due)
    if left > threshold:
        return None
    return Breach(HANDLING, f"{_day(case.due)}到期，亮牌时{_left(left)}", left)


def _promise_over(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    if case.state == HANDLING:
        return _over(HANDLING, "承诺时限", case.due, today, threshold, calendar)
    if case.late and case.decided_on and case.promise_due:
        return _over(HANDLING, "承诺时限", case.promise_due, case.decided_on, threshold, calendar)
    return Breach(HANDLING, "过了承诺时限才作出决定") if case.overdue else None


def _statutory_over(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    if case.state != HANDLING:
        return None
    return _over("statutory", "法定时限", case.statutory_due, today, threshold, calendar)


def _step_over(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    if case.state != HANDLING:
        return None
    return _over(case.step, f"“{case.step_title}”环节的时限", case.step_due, today, threshold, calendar)


def _delivery_over(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    if case.state != DECIDED:
        return None
    return _over(DECIDED, "送达时限", case.due, today, threshold, calendar)


def _acceptance_near(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    if case.state != SUBMITTED or case.due is None or case.due < today:
        return None
    waited = calendar.between(case.received_on, today)
    return Breach(SUBMITTED, f"收到申请 {waited} 个工作日没有答复", waited) if waited >= threshold else None


def _acceptance_late(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    if case.state != SUBMITTED and not case.deemed:
        return None
    if case.state == SUBMITTED and case.due is None:
        return None
    waited = calendar.between(case.received_on, today)
    if waited <= threshold:
        return None
    tail = "，已视为受理" if case.deemed else ""
    return Breach(SUBMITTED, f"收到申请超过 {threshold} 个工作日没有答复{tail}", waited - threshold)


def _refusal_unreasoned(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    word = "不予受理" if case.state == NOT_ACCEPTED else "不予许可" if case.decision == "refused" else ""
    if not word or case.reason is None:
        return None
    said = len(_own_words(case.reason))
    if said >= threshold:
        return None
    return Breach("refusal", f"{word}，没有写理由" if said == 0 else f"{word}，理由只写了 {said} 个字")


def _own_words(reason: str) -> str:
    """The reason without the provision in brackets that services add to it, and without the remedy after it."""
    return re.split(r"（[^（）]*）(?:。|$)", reason.strip())[0].strip()


def _late_forwarding(threshold: int, case: Situation, today: date, calendar: Calendar) -> Breach | None:
    if case.transferred_on is None:
        return None
    waited = calendar.between(case.received_on, case.transferred_on)
    return Breach("transfer", f"收件 {waited} 个工作日后才转办", waited) if waited > threshold else None


def _over(occasion: str, what: str, due: date | None, day: date, threshold: int, calendar: Calendar) -> Breach | None:
    if due is None or day <= due:
        return None
    days = calendar.between(due, day)
    if days <= threshold:
        return None
    return Breach(occasion, f"{what} {_day(due)}已到，超过 {days} 个工作日", days)


def _left(days: int) -> str:
    return f"还剩 {days} 个工作日" if days else "只剩当天"


def _day(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"


_QUESTIONS: Final[dict[Trigger, Callable[[int, Situation, date, Calendar], Breach | None]]] = {
    Trigger.PROMISE_NEAR: _promise_near,
    Trigger.PROMISE_OVER: _promise_over,
    Trigger.STATUTORY_OVER: _statutory_over,
    Trigger.STEP_OVER: _step_over,
    Trigger.DELIVERY_OVER: _delivery_over,
    Trigger.ACCEPTANCE_NEAR: _acceptance_near,
    Trigger.ACCEPTANCE_LATE: _acceptance_late,
    Trigger.REFUSAL_UNREASONED: _refusal_unreasoned,
    Trigger.LATE_FORWARDING: _late_forwarding,
}
