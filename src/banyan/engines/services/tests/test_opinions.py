"""Asking other departments: all, any, in sequence; silence taken for consent."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from banyan.engines.services import actions, queries
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import Scene
from banyan.engines.services.upkeep import deem_overdue_accepted, deem_silent_consent
from banyan.kernel import clock
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.principal import SYSTEM, Principal, acting_as


def asked(scene: Scene, case: CaseInfo, mode: str) -> None:
    with acting_as(scene.clerk):
        actions.ask_opinion(
            case_id=case.id, orgs=[scene.fire.id, scene.ecology.id], question="同意吗？", mode=mode, days=2
        )


def waiting(scene: Scene, who: Principal) -> list[UUID]:
    with acting_as(who):
        return [one.opinion.id for one in queries.opinions_asked()]


def answer(who: Principal, opinion_id: UUID, *, agrees: bool = True) -> CaseInfo:
    with acting_as(who):
        return actions.answer_opinion(opinion_id=opinion_id, agrees=agrees, text="油烟口朝街" if not agrees else "")


def passes(scene: Scene, case: CaseInfo) -> bool:
    with acting_as(scene.clerk):
        return next(one.enabled for one in queries.allowed_actions(case.id) if one.code == "pass-step")


def test_all_must_answer(scene: Scene) -> None:
    case = scene.accepted()
    asked(scene, case, "all")
    answer(scene.fireman, waiting(scene, scene.fireman)[0])
    assert not passes(scene, case)
    answer(scene.ecologist, waiting(scene, scene.ecologist)[0], agrees=False)
    assert passes(scene, case)


def test_any_answer_is_enough(scene: Scene) -> None:
    case = scene.accepted()
    asked(scene, case, "any")
    answer(scene.fireman, waiting(scene, scene.fireman)[0])
    assert waiting(scene, scene.ecologist) == []
    assert passes(scene, case)


def test_one_after_the_other(scene: Scene) -> None:
    case = scene.accepted()
    asked(scene, case, "sequence")
    assert waiting(scene, scene.ecologist) == []
    answer(scene.fireman, waiting(scene, scene.fireman)[0])
    assert not passes(scene, case)
    answer(scene.ecologist, waiting(scene, scene.ecologist)[0])
    assert passes(scene, case)


def test_nobody_else_answers_and_nobody_twice(scene: Scene) -> None:
    case = scene.accepted()
    asked(scene, case, "all")
    opinion = waiting(scene, scene.fireman)[0]
    with pytest.raises(NotFound):
        answer(scene.ecologist, opinion)
    with pytest.raises(NotFound):
        answer(scene.elsewhere, opinion)
    with acting_as(scene.fireman), pytest.raises(Invalid, match="请写明理由"):
        actions.answer_opinion(opinion_id=opinion, agrees=False, text="")
    answer(scene.fireman, opinion)
    with pytest.raises(Refused, match="没有征求您所在部门"):
        answer(scene.fireman, opinion)


def test_a_question_can_be_taken_back(scene: Scene) -> None:
    case = scene.accepted()
    asked(scene, case, "all")
    with acting_as(scene.clerk):
        for one in queries.case_file(case.id).opinions:
            actions.drop_opinion(opinion_id=one.id)
    assert passes(scene, case)
    assert waiting(scene, scene.fireman) == []


def test_a_joint_step_asks_its_departments_and_silence_is_consent(scene: Scene) -> None:
    case = scene.accepted(night="true")
    with acting_as(scene.clerk):
        actions.do_step(case_id=case.id)
        actions.do_step(case_id=case.id)
    assert len(waiting(scene, scene.fireman)) == 1
    with acting_as(SYSTEM):
        assert deem_silent_consent() == 0
        with clock.at(clock.now() + timedelta(days=9)):
            assert deem_silent_consent() == 2
    with acting_as(scene.clerk):
        states = {one.state for one in queries.case_file(case.id).opinions}
        assert states == {"deemed"}
        assert actions.do_step(case_id=case.id).step == "decide"


def test_the_platform_accepts_what_nobody_answered(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(SYSTEM), clock.at(clock.now() + timedelta(days=9)):
        assert deem_overdue_accepted() == 1
        assert deem_overdue_accepted() == 0
    with acting_as(scene.resident):
        assert queries.history(case.id)[-1].kind == "deemed-accepted"
