"""No sequence of moves loses a case, breaks a clock, skips a required step, or leaves a decided case without reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from banyan.engines.services.declare.lists import Special
from banyan.engines.services.declare.procedure import (
    Procedure,
    accept,
    decide,
    joint,
    review,
    second_review,
    site_check,
)
from banyan.engines.services.life import machine
from banyan.engines.services.life.moves import MOVES
from banyan.engines.services.life.plan import Plan, PlanStep
from banyan.engines.services.life.state import OPEN, PENDING, STANDING, Decision, Stand, State
from banyan.kernel.errors import BanyanError, Conflict
from banyan.standards.workdays import national

CALENDAR = national()
MONDAY = date(2026, 3, 2)

PROCEDURES = (
    accept >> decide,
    accept >> review.within(4) >> decide.within(2),
    accept >> review >> site_check >> second_review >> decide,
    accept >> review >> joint("fire-rescue", "ecology", within=3) >> decide,
    accept >> review.returning_to() >> site_check.returning_to("review") >> decide.returning_to("review"),
)


def plan_of(procedure: Procedure) -> Plan:
    return Plan(tuple(PlanStep.of(step) for step in procedure))


def started(plan: Plan, day: date = MONDAY) -> Stand:
    return machine.submitted(plan, day, acceptance=5, promised=9, statutory=20, extension=10)


class Cases(RuleBasedStateMachine):
    """Moves tried at random; what is refused must change nothing, what is made must keep every rule."""

    @initialize(procedure=st.sampled_from(PROCEDURES))
    def submit(self, procedure: Procedure) -> None:
        self.plan = plan_of(procedure)
        self.day = MONDAY
        self.stand = started(self.plan)
        self.used = 0
        self.left = False

    def attempt(self, move: str, make: Callable[[], Stand]) -> None:
        before = self.stand
        try:
            self.stand = make()
        except BanyanError:
            assert self.stand == before
            return
        assert before.state in MOVES[move].states
        assert before.open or before.state is State.CLOSED

    @rule(days=st.integers(0, 9))
    def wait(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def accept(self) -> None:
        self.attempt("accept", lambda: machine.accept(self.stand, self.plan, CALENDAR, self.day))

    @rule()
    def deem(self) -> None:
        self.attempt("deem-accepted", lambda: machine.deem_accepted(self.stand, self.plan, CALENDAR, self.day))

    @rule(reason=st.sampled_from(["", " ", "不属于本机关职权"]))
    def refuse_acceptance(self, reason: str) -> None:
        self.attempt("refuse-acceptance", lambda: machine.refuse_acceptance(self.stand, self.plan, self.day, reason))

    @rule()
    def ask_supplement(self) -> None:
        by = self.day + timedelta(days=7)
        self.attempt("ask-supplement", lambda: machine.ask_supplement(self.stand, self.plan, CALENDAR, self.day, by))

    @rule()
    def supply(self) -> None:
        self.attempt("supply", lambda: machine.supply(self.stand, self.plan, self.day))

    @rule()
    def pass_step(self) -> None:
        self.attempt("pass-step", lambda: machine.pass_step(self.stand, self.plan, CALENDAR, self.day))

    @rule(data=st.data())
    def return_to(self, data: Any) -> None:
        code = data.draw(st.sampled_from([step.code for step in self.plan.steps]))
        self.attempt("return", lambda: machine.return_to(self.stand, self.plan, CALENDAR, self.day, code))

    @rule(special=st.sampled_from(Special))
    def suspend(self, special: Special) -> None:
        self.attempt("suspend", lambda: machine.suspend(self.stand, self.plan, CALENDAR, self.day, special))

    @rule()
    def resume(self) -> None:
        self.attempt("resume", lambda: machine.resume(self.stand, self.plan, self.day))

    @rule()
    def extend(self) -> None:
        self.attempt("extend", lambda: machine.extend(self.stand, self.plan))

    @rule(decision=st.sampled_from(Decision), reason=st.sampled_from(["", "专间没有独立设置"]))
    def decide(self, decision: Decision, reason: str) -> None:
        self.attempt("decide", lambda: machine.decide(self.stand, self.plan, CALENDAR, self.day, decision, reason))

    @rule()
    def deliver(self) -> None:
        self.attempt("deliver", lambda: machine.deliver(self.stand, self.plan, self.day))

    @rule()
    def withdraw(self) -> None:
        self.attempt("withdraw", lambda: machine.withdraw(self.stand, self.plan, self.day))

    @rule(reason=st.sampled_from(["", "逾期没有补正"]))
    def terminate(self, reason: str) -> None:
        self.attempt("terminate", lambda: machine.terminate(self.stand, self.plan, self.day, reason))

    @invariant()
    def clock_is_whole(self) -> None:
        stand = self.stand
        assert stand.clock.used >= 0
        assert stand.clock.limit >= 0
        assert (stand.state in STANDING) == bool(stand.pause)
        assert stand.clock.running == (stand.open and stand.state not in STANDING)
        assert (stand.due(CALENDAR) is not None) == stand.clock.running
        if stand.statutory is not None and stand.state in STANDING:
            assert not stand.statutory.running

    @invariant()
    def both_clocks_go_together(self) -> None:
        stand = self.stand
        if stand.statutory is None or stand.accepted_on is None or stand.state not in PENDING:
            return
        assert stand.statutory.running == stand.clock.running
        assert stand.statutory.used_on(CALENDAR, self.day) == stand.clock.used_on(CALENDAR, self.day)

    @invariant()
    def no_step_is_skipped(self) -> None:
        stand = self.stand
        before = [step.code for step in self.plan.before(stand.step)]
        if stand.state is not State.NOT_ACCEPTED and stand.accepted_on is not None:
            assert list(stand.done[: len(before)]) == before
        if stand.decision is not None:
            assert list(stand.done) == [step.code for step in self.plan.steps]

    @invariant()
    def a_decision_has_its_reason_and_a_case_its_end(self) -> None:
        stand = self.stand
        if stand.decision is Decision.REFUSED or stand.state in (State.NOT_ACCEPTED, State.TERMINATED):
            assert stand.reason.strip()
        assert (stand.state not in OPEN) == (stand.closed_on is not None)
        assert (stand.state is State.DECIDED) <= (stand.decision is not None)

    @invariant()
    def somebody_can_always_go_on(self) -> None:
        possible = [code for code, move in MOVES.items() if not move.refusal(self.stand, self.plan)]
        ways = {"accept", "pass-step", "decide", "deliver", "supply", "resume"}
        assert bool(ways & set(possible)) == self.stand.open


TestCases = Cases.TestCase
TestCases.settings = settings(max_examples=60, stateful_step_count=40)


def test_a_case_goes_its_whole_way() -> None:
    plan = plan_of(PROCEDURES[2])
    stand = machine.accept(started(plan), plan, CALENDAR, date(2026, 3, 3))
    assert (stand.step, stand.due(CALENDAR)) == ("review", date(2026, 3, 16))
    stand = machine.pass_step(stand, plan, CALENDAR, date(2026, 3, 5))
    assert (stand.state, stand.pause, stand.due(CALENDAR)) == (State.SUSPENDED, "inspection", None)
    stand = machine.pass_step(stand, plan, CALENDAR, date(2026, 3, 12))
    assert (stand.state, stand.clock.used, stand.due(CALENDAR)) == (State.HANDLING, 2, date(2026, 3, 23))
    stand = machine.pass_step(stand, plan, CALENDAR, date(2026, 3, 13))
    stand = machine.decide(stand, plan, CALENDAR, date(2026, 3, 16), Decision.GRANTED)
    assert stand.done == ("accept", "review", "site-check", "second-review", "decide")
    assert machine.deliver(stand, plan, date(2026, 3, 17)).state is State.CLOSED


def test_silence_is_acceptance_from_the_day_of_receipt() -> None:
    plan = plan_of(PROCEDURES[1])
    stand = machine.deem_accepted(started(plan), plan, CALENDAR, date(2026, 3, 10))
    assert stand.accepted_on == MONDAY
    assert stand.due(CALENDAR) == CALENDAR.add(MONDAY, 9)


def test_silence_over_a_friday_is_acceptance_on_the_saturday() -> None:
    """The limit is over with its last day; that the next is no working day changes nothing."""
    plan = plan_of(PROCEDURES[0])
    stand = started(plan, date(2026, 3, 6))
    friday = date(2026, 3, 13)
    assert stand.due(CALENDAR) == friday
    with pytest.raises(Conflict, match="还没有过"):
        machine.deem_accepted(stand, plan, CALENDAR, friday)
    assert machine.deem_accepted(stand, plan, CALENDAR, date(2026, 3, 14)).accepted_on == date(2026, 3, 6)


def test_a_second_supplement_is_refused_with_the_article() -> None:
    plan = plan_of(PROCEDURES[1])
    stand = machine.ask_supplement(started(plan), plan, CALENDAR, MONDAY, MONDAY)
    stand = machine.supply(stand, plan, date(2026, 3, 4))
    assert stand.state is State.SUBMITTED
    with pytest.raises(BanyanError, match="行政许可法第三十二条"):
        machine.ask_supplement(stand, plan, CALENDAR, date(2026, 3, 4), MONDAY)


def test_the_step_due_date_counts_from_its_beginning() -> None:
    plan = plan_of(PROCEDURES[1])
    stand = machine.accept(started(plan), plan, CALENDAR, MONDAY)
    stand = machine.pass_step(stand, plan, CALENDAR, date(2026, 3, 4))
    assert stand.step_due(CALENDAR, plan.step("decide").days) == date(2026, 3, 6)


def test_a_plan_survives_being_stored() -> None:
    for procedure in PROCEDURES:
        plan = plan_of(procedure)
        assert Plan.from_json(plan.to_json()) == plan
    assert Plan.from_json([{**plan.to_json()[0], "new-key": 1}]).steps[0] == plan.steps[0]
