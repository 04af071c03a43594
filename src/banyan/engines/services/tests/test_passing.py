"""Who has a case, and talking about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.services import actions, queries
from banyan.engines.services.tests.scene import Scene
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import servant


@pytest.fixture
def people(scene: Scene) -> Iterator[dict[str, Principal]]:
    """The demonstration accounts of the office, so that cases can be given to somebody."""
    demo.load()
    with acting_as(SYSTEM):
        names = ("gulou.accept", "gulou.review", "gulou.decide")
        yield {name: principal_of(Account.objects.get(username=name).pk) for name in names}


def test_a_case_is_claimed_once(scene: Scene) -> None:
    case = scene.submitted()
    colleague = servant(scene.office.id, "accept", name="许某")
    with acting_as(scene.clerk):
        assert actions.claim(case_id=case.id).assignee_name == "陈某"
    with acting_as(colleague):
        with pytest.raises(Conflict, match="陈某"):
            actions.claim(case_id=case.id)
        with pytest.raises(Refused, match="陈某在办"):
            actions.accept(case_id=case.id)
    with acting_as(scene.decider), pytest.raises(Refused, match="不是您的岗位"):
        actions.claim(case_id=scene.submitted().id)
    with acting_as(scene.clerk):
        assert actions.release(case_id=case.id).assignee_id is None
    with acting_as(colleague):
        assert actions.claim(case_id=case.id).assignee_name == "许某"


def test_the_head_assigns_one_and_many(scene: Scene, people: dict[str, Principal]) -> None:
    cases = [scene.submitted() for _ in range(3)]
    accepted = scene.accepted()
    taker, head = people["gulou.accept"].account_id, people["gulou.decide"]
    assert taker is not None
    with acting_as(scene.clerk), pytest.raises(Refused):
        actions.assign(case_id=cases[0].id, account_id=taker)
    with acting_as(head):
        done = actions.assign_many(case_ids=[*(one.id for one in cases), accepted.id], account_id=taker)
    assert done.done == 3
    assert list(done.refused) == [accepted.id]
    assert "没有这个环节的岗位" in done.refused[accepted.id]
    with acting_as(people["gulou.accept"]):
        assert len(queries.work_list(queries.WorkFilter(view="mine")).rows) == 3
        with pytest.raises(Invalid):
            actions.delegate(case_id=cases[0].id, account_id=head.account_id)  # type: ignore[arg-type]


def test_a_case_goes_to_another_office_and_is_still_seen(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.clerk):
        with pytest.raises(Invalid, match="不办这个事项"):
            actions.transfer(case_id=case.id, org_id=scene.fire.id, reason="不归我们")
        with pytest.raises(Invalid):
            actions.transfer(case_id=case.id, org_id=scene.other.id, reason=" ")
        moved = actions.transfer(case_id=case.id, org_id=scene.other.id, reason="摊位在仓山")
        assert (moved.org_id, moved.assignee_id) == (scene.other.id, None)
        assert queries.case(case.id).id == case.id
        with pytest.raises(Refused, match="别的部门"):
            actions.do_step(case_id=case.id)
    with acting_as(scene.elsewhere):
        assert actions.do_step(case_id=case.id).step == "decide"


def test_urging_is_once_a_day_and_by_those_concerned(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.resident):
        actions.urge(case_id=case.id)
        with pytest.raises(Conflict, match="今天已经催过"):
            actions.urge(case_id=case.id)
    with acting_as(scene.leader):
        actions.urge(case_id=case.id, text="今天办完")
    with acting_as(scene.clerk), pytest.raises(Refused):
        actions.urge(case_id=case.id)


def test_a_copy_lets_read_and_not_handle(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.fireman), pytest.raises(NotFound):
        queries.case(case.id)
    with acting_as(scene.clerk):
        actions.copy_to(case_id=case.id, org_id=scene.fire.id)
    with acting_as(scene.fireman):
        assert queries.case(case.id).number == case.number
        with pytest.raises(Refused):
            actions.do_step(case_id=case.id)
        assert [one.code for one in queries.allowed_actions(case.id)] == []


def test_a_correction_is_checked_and_kept_in_the_history(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.clerk):
        with pytest.raises(Invalid):
            actions.correct(case_id=case.id, changes={"area": "很大"}, reason="写错")
        actions.correct(case_id=case.id, changes={"area": "9.5"}, reason="量错了")
        words = {one.name: one.words for page in queries.case_file(case.id).pages for one in page.fields}
        assert words["area"] == "9.5 平方米"
        assert words["phone"] == "138****0021"
        assert queries.history(case.id)[-1].title == "更正：使用面积"


def test_nobody_handles_his_own_matter(scene: Scene) -> None:
    case = scene.submitted()
    relative = replace(scene.clerk, subject_id=scene.resident.subject_id)
    with acting_as(relative), pytest.raises(Refused, match="自己的申请"):
        actions.accept(case_id=case.id)


def test_extension_is_once_and_by_the_head(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.clerk), pytest.raises(Refused):
        actions.extend(case_id=case.id, reason="要再核对")
    with acting_as(scene.leader):
        assert actions.extend(case_id=case.id, reason="要再核对").clock.limit == 19
        with pytest.raises(Conflict, match="只能延期一次"):
            actions.extend(case_id=case.id, reason="再来一次")


def test_suspension_stops_the_clock_and_keeps_the_pause(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.clerk):
        paused = actions.suspend(case_id=case.id, special="test", reason="送检样品")
        assert (paused.state, paused.due) == ("suspended", None)
        with pytest.raises(Conflict, match="先恢复办理"):
            actions.do_step(case_id=case.id)
        assert actions.resume(case_id=case.id).due == case.due
        pause = queries.case_file(case.id).pauses[0]
        assert (pause.word, pause.reason, pause.until is not None) == ("检测", "送检样品", True)


def test_going_back_opens_the_step_again(scene: Scene) -> None:
    case = scene.at_decision()
    with acting_as(scene.decider):
        with pytest.raises(Invalid):
            actions.return_to(case_id=case.id, to="accept", reason="重来")
        back = actions.return_to(case_id=case.id, to="review", reason="再看面积")
    assert (back.step, back.assignee_id) == ("review", None)
    with acting_as(scene.clerk):
        actions.do_step(case_id=case.id, opinion="看过了")
        steps = [(one.code, one.outcome) for one in queries.case_file(case.id).steps]
    expected = [
        ("accept", "passed"),
        ("review", "passed"),
        ("decide", "returned"),
        ("review", "passed"),
        ("decide", ""),
    ]
    assert steps == expected
