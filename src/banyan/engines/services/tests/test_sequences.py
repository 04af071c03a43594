"""Sequences of actions on the real database: what is refused changes nothing, what is done keeps every rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banyan.engines.services import actions, queries
from banyan.engines.services.life.state import OPEN, STANDING, State
from banyan.engines.services.models import Case, CaseEvent, CaseStep, Opinion, Pause
from banyan.engines.services.tests.scene import Scene
from banyan.kernel import clock
from banyan.kernel.errors import BanyanError
from banyan.kernel.principal import SYSTEM, acting_as

Make = Callable[[Scene, UUID], Any]

MOVES: dict[str, Make] = {
    "accept": lambda s, c: actions.accept(case_id=c),
    "refuse": lambda s, c: actions.refuse(case_id=c, reason="不归这里", provision="行政许可法第三十二条"),
    "ask-supplement": lambda s, c: actions.ask_supplement(case_id=c, items=[{"text": "补图"}]),
    "supply": lambda s, c: actions.supply(case_id=c, text="补好了"),
    "pass": lambda s, c: actions.do_step(case_id=c, opinion="可以"),
    "return": lambda s, c: actions.return_to(case_id=c, to="review", reason="再看"),
    "suspend": lambda s, c: actions.suspend(case_id=c, special="expert-review", reason="请专家看"),
    "resume": lambda s, c: actions.resume(case_id=c),
    "ask": lambda s, c: actions.ask_opinion(case_id=c, orgs=[s.fire.id], question="行吗？"),
    "answer": lambda s, c: [
        actions.answer_opinion(opinion_id=one.opinion.id, agrees=True, text="行") for one in queries.opinions_asked()
    ],
    "extend": lambda s, c: actions.extend(case_id=c, reason="复杂"),
    "grant": lambda s, c: actions.decide(case_id=c, decision="granted"),
    "reject": lambda s, c: actions.decide(case_id=c, decision="refused", reason="太小", provision="第三十三条"),
    "withdraw": lambda s, c: actions.withdraw(case_id=c),
    "terminate": lambda s, c: actions.terminate(case_id=c, reason="没有补"),
    "claim": lambda s, c: actions.claim(case_id=c),
    "transfer": lambda s, c: actions.transfer(case_id=c, org_id=s.other.id, reason="在那边"),
    "deem": lambda s, c: actions.deem_accepted(case_id=c),
}
ACTORS = ("clerk", "leader", "decider", "resident", "stranger", "elsewhere", "fireman", "system")
#: Who usually does it; whatever is not named here is the clerk's.
USUAL = {
    "supply": "resident",
    "withdraw": "resident",
    "answer": "fireman",
    "extend": "leader",
    "grant": "decider",
    "reject": "decider",
    "deem": "system",
}


def by_somebody(move: str) -> st.SearchStrategy[tuple[str, str, int]]:
    usual = USUAL.get(move, "clerk")
    return st.tuples(st.just(move), st.sampled_from([usual] * 16 + list(ACTORS)), st.integers(0, 3))


moves = st.lists(st.sampled_from(["accept", "pass", "pass", *MOVES]).flatmap(by_somebody), min_size=6, max_size=16)


def picture(case_id: UUID) -> Any:
    """Everything that the database holds of a case."""
    with acting_as(SYSTEM):
        rows = [list(table.objects.filter(case_id=case_id).order_by("id").values()) for table in TABLES]
        return [Case.objects.filter(id=case_id).values().get(), *rows]


TABLES: tuple[Any, ...] = (CaseStep, CaseEvent, Opinion, Pause)


def hold(case_id: UUID) -> None:
    """The rules that no sequence may break."""
    with acting_as(SYSTEM):
        case = Case.objects.get(id=case_id)
        steps = list(CaseStep.objects.filter(case_id=case_id))
        pauses = Pause.objects.filter(case_id=case_id, until__isnull=True).count()
        asked = Opinion.objects.filter(case_id=case_id, state__in=("open", "waiting")).count()
    state = State(case.state)
    assert case.clock_used >= 0
    assert (case.due is not None) == (state in OPEN and state not in STANDING)
    assert (case.clock_since is not None) == (case.due is not None)
    assert bool(case.pause) == (state in STANDING) == (pauses == 1)
    assert sum(1 for step in steps if step.left_at is None) == (1 if state in OPEN and state != State.DECIDED else 0)
    assert case.asks_open == asked
    if case.decision:
        assert set(case.done) >= {"accept", "review", "decide"}
        assert case.decision == "granted" or case.reason
        assert (case.licence_id is not None) == (case.decision == "granted")


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves)
def test_no_sequence_breaks_a_case(scene: Scene, sequence: list[tuple[str, str, int]]) -> None:
    with transaction.atomic():
        case_id = scene.submitted().id
        now = clock.now()
        for name, actor, days in sequence:
            now += timedelta(days=days)
            who = SYSTEM if actor == "system" else getattr(scene, actor)
            before = picture(case_id)
            with clock.at(now):
                try:
                    with acting_as(who), transaction.atomic():
                        MOVES[name](scene, case_id)
                except BanyanError:
                    assert picture(case_id) == before, f"{name} by {actor} was refused and changed something"
            hold(case_id)
        transaction.set_rollback(True)
