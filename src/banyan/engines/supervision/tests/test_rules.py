"""Rules, asked about single cases."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.supervision.declare import CardRule, Colour, Trigger, thresholds
from banyan.engines.supervision.defaults import DEFAULT_RULES
from banyan.engines.supervision.rules import ask
from banyan.engines.supervision.situation import Situation
from banyan.kernel.testing import registry_of
from banyan.standards.workdays import national

CALENDAR = national()
SOMEBODY = UUID(int=1)


def case(**given: Any) -> Situation:
    values: dict[str, Any] = {
        "case_id": SOMEBODY, "number": "350102-261102-0001", "division": "350102000000", "org_id": SOMEBODY,
        "department": "market-supervision", "item_code": "food-licence", "item_title": "食品经营许可",
        "applicant_id": SOMEBODY, "state": "handling", "received_on": date(2026, 11, 2), "step": "review",
        "step_title": "审查", "promised": 9, "due": date(2026, 11, 13),
    }  # fmt: skip
    return Situation(**(values | given))


def reason(trigger: Trigger, threshold: int, today: date, **given: Any) -> str | None:
    breach = ask(trigger, threshold, case(**given), today, CALENDAR)
    return breach.reason if breach else None


@pytest.mark.parametrize(
    ("day", "said"),
    [(11, None), (12, "11 月 13 日到期，亮牌时还剩 1 个工作日"), (13, "11 月 13 日到期，亮牌时只剩当天"), (16, None)],
)
def test_near_the_promise(day: int, said: str | None) -> None:
    assert reason(Trigger.PROMISE_NEAR, 1, date(2026, 11, day)) == said


def test_a_promise_of_one_day_is_never_near() -> None:
    assert reason(Trigger.PROMISE_NEAR, 1, date(2026, 11, 3), promised=1, due=date(2026, 11, 3)) is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (13, None),
        (14, None),  # Saturday
        (16, "承诺时限 11 月 13 日已到，超过 1 个工作日"),
        (20, "承诺时限 11 月 13 日已到，超过 5 个工作日"),
    ],
)
def test_over_the_promise(day: int, said: str | None) -> None:
    assert reason(Trigger.PROMISE_OVER, 0, date(2026, 11, day)) == said


def test_a_clock_that_stands_breaks_nothing() -> None:
    for trigger in Trigger:
        assert reason(trigger, 0, date(2026, 12, 31), state="suspended", due=None) is None


def test_decided_late_is_told_afterwards() -> None:
    late = {"state": "decided", "decided_on": date(2026, 11, 17), "promise_due": date(2026, 11, 13), "due": None}
    assert reason(Trigger.PROMISE_OVER, 0, date(2026, 11, 30), **late) == "承诺时限 11 月 13 日已到，超过 2 个工作日"
    assert reason(Trigger.PROMISE_OVER, 0, date(2026, 11, 30), **(late | {"decided_on": date(2026, 11, 13)})) is None


def test_law_step_and_delivery() -> None:
    day = date(2026, 11, 18)
    assert "法定时限" in str(reason(Trigger.STATUTORY_OVER, 0, day, statutory_due=date(2026, 11, 17)))
    assert "“审查”环节" in str(reason(Trigger.STEP_OVER, 0, day, step_due=date(2026, 11, 17)))
    assert "送达" in str(reason(Trigger.DELIVERY_OVER, 0, day, state="decided", due=date(2026, 11, 17)))


@pytest.mark.parametrize(
    ("waited", "near", "late"), [(3, False, False), (4, True, False), (5, True, False), (6, False, True)]
)
def test_waiting_for_acceptance(waited: int, near: bool, late: bool) -> None:
    today = CALENDAR.add(date(2026, 11, 2), waited)
    given = {"state": "submitted", "due": CALENDAR.add(date(2026, 11, 2), 5)}
    assert (reason(Trigger.ACCEPTANCE_NEAR, 4, today, **given) is not None) is near
    assert (reason(Trigger.ACCEPTANCE_LATE, 5, today, **given) is not None) is late


def test_accepted_by_silence_is_late() -> None:
    assert "视为受理" in str(reason(Trigger.ACCEPTANCE_LATE, 5, date(2026, 11, 10), deemed=True))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"state": "not-accepted", "reason": ""}, "不予受理，没有写理由"),
        ({"state": "decided", "decision": "refused", "reason": None}, None),
        ({"state": "not-accepted", "reason": " 不行 "}, "不予受理，理由只写了 2 个字"),
        ({"state": "not-accepted", "reason": "不行（行政许可法第三十二条）"}, "不予受理，理由只写了 2 个字"),
        (
            {
                "state": "decided",
                "decision": "refused",
                "reason": "没位置（食品安全法第三十三条）。不服可在 60 日内复议。",
            },
            "不予许可，理由只写了 3 个字",
        ),
        ({"state": "decided", "decision": "refused", "reason": "不合规"}, "不予许可，理由只写了 3 个字"),
        ({"state": "not-accepted", "reason": "不属于本机关职权范围"}, None),
        ({"state": "decided", "decision": "granted", "reason": ""}, None),
    ],
)
def test_a_refusal_gives_its_reason(given: dict[str, str | None], said: str | None) -> None:
    assert reason(Trigger.REFUSAL_UNREASONED, 8, date(2026, 11, 10), **given) == said


def test_forwarding_late() -> None:
    assert reason(Trigger.LATE_FORWARDING, 2, date(2026, 11, 20), transferred_on=date(2026, 11, 4)) is None
    said = reason(Trigger.LATE_FORWARDING, 2, date(2026, 11, 20), transferred_on=date(2026, 11, 5))
    assert said == "收件 3 个工作日后才转办"


@given(
    st.sampled_from([Trigger.PROMISE_OVER, Trigger.STATUTORY_OVER, Trigger.STEP_OVER]),
    st.integers(0, 60),
    st.integers(0, 200),
)
def test_whoever_is_over_stays_over(trigger: Trigger, threshold: int, days: int) -> None:
    """A breach that a day shows, each later day shows too, with as many days or more."""
    day = date(2026, 3, 2)
    given = {"due": day, "statutory_due": day, "step_due": day, "received_on": day}
    first = ask(trigger, threshold, case(**given), day + timedelta(days), CALENDAR)
    after = ask(trigger, threshold, case(**given), day + timedelta(days + 1), CALENDAR)
    assert first is None or (after is not None and after.days >= first.days > threshold)


@pytest.mark.parametrize("rule", DEFAULT_RULES, ids=lambda rule: rule.code)
def test_the_engines_own_rules_are_right(rule: CardRule) -> None:
    with registry_of() as registry:
        assert list(rule.check(registry)) == []
    assert rule.threshold in thresholds(rule.trigger)


def test_a_wrong_rule_is_told() -> None:
    wrong = CardRule(
        code="x", title="x", trigger=Trigger.REFUSAL_SHARE, colour=Colour.RED, threshold=101, departments=("nobody",)
    )
    with registry_of() as registry:
        assert [problem.field for problem in wrong.check(registry)] == ["threshold", "departments"]
