"""Reading cases: lists, files, what is allowed; and what others do not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from banyan.engines.services import actions, queries
from banyan.engines.services.models import Case, CaseEvent, CaseStep, Draft, GivenMaterial, Opinion, Pause
from banyan.engines.services.queries import WorkFilter
from banyan.engines.services.tests.forms import FILLED
from banyan.engines.services.tests.scene import CANGSHAN, GULOU, Scene
from banyan.kernel import clock
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.principal import ANONYMOUS, acting_as
from banyan.kernel.testing import assert_queries

TABLES = (Case, CaseStep, CaseEvent, GivenMaterial, Opinion, Pause, Draft)


def test_items_are_found_where_people_live(scene: Scene) -> None:
    with acting_as(ANONYMOUS), assert_queries(2):
        found = queries.items_at(GULOU)
        at = queries.item("stall", GULOU)
    assert [one.item.code for one in found] == ["stall"]
    assert (at.org_id, at.promised, at.open) == (scene.office.id, 9, True)
    assert len(at.code) == 31
    assert at.code.startswith(scene.office.uscc)
    with acting_as(ANONYMOUS):
        assert queries.items_at(GULOU, serves="firm", text="摆摊") == found
        assert queries.items_at(GULOU, text="捕鱼") == ()
        assert queries.implementations("stall") > 80
        with pytest.raises(NotFound):
            queries.item("moon", GULOU)


def test_a_body_says_its_own_promise_but_no_longer_one(scene: Scene) -> None:
    keeper = replace(scene.leader, posts=(replace(scene.leader.posts[0], roles=frozenset({"publish"})),))
    at = queries.item("stall", GULOU)
    with acting_as(keeper):
        actions.change_implementation(implementation_id=at.id, promised=5, place="津泰路 98 号 2 层")
        with pytest.raises(Invalid):
            actions.change_implementation(implementation_id=at.id, promised=10)
    with acting_as(scene.elsewhere), pytest.raises(NotFound):
        actions.change_implementation(implementation_id=at.id, promised=1)
    here, there = queries.item("stall", GULOU), queries.item("stall", CANGSHAN)
    assert (here.promised, here.place, there.promised) == (5, "津泰路 98 号 2 层", 9)
    assert scene.accepted().clock.limit == 5


def test_the_work_list_is_sorted_by_due_and_paged(scene: Scene) -> None:
    cases = [scene.submitted() for _ in range(5)]
    with acting_as(scene.clerk):
        actions.accept(case_id=cases[0].id)
        with assert_queries(2):
            first = queries.work_list(WorkFilter(), size=3)
        second = queries.work_list(WorkFilter(), first.following, size=3)
        assert second.following == ""
        listed = [*first.rows, *second.rows]
        assert [one.id for one in listed] == [*(one.id for one in cases[1:]), cases[0].id]
        mine = queries.work_list(WorkFilter(view="mine"))
        assert [one.id for one in mine.rows] == [cases[0].id]
        assert len(queries.work_list(WorkFilter(view="claim")).rows) == 4
        assert queries.work_list(WorkFilter(text=cases[2].number[-4:])).rows[0].id == cases[2].id
        counted = queries.counts()
    assert {name: str(one) for name, one in counted.items()} == {
        "todo": "5", "mine": "1", "today": "0", "overdue": "0", "claim": "4", "opinions": "0",
    }  # fmt: skip


def test_what_is_overdue_is_found(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk), clock.at(clock.now() + timedelta(days=9)):
        rows = queries.work_list(WorkFilter(view="overdue")).rows
        assert [(one.id, one.clock.kind, one.kind) for one in rows] == [(case.id, "over", "over")]


def test_a_bad_cursor_or_view_is_told(scene: Scene) -> None:
    with acting_as(scene.clerk):
        for cursor in ("x", "bm9uc2Vuc2U=", "äö"):
            with pytest.raises(Invalid):
                queries.work_list(WorkFilter(), cursor)
        with pytest.raises(Invalid):
            queries.work_list(WorkFilter(view="moon"))
        with pytest.raises(Refused):
            queries.work_list(WorkFilter(org_id=scene.other.id))
    with acting_as(scene.resident), pytest.raises(Refused):
        queries.work_list(WorkFilter())


def test_the_case_file_has_everything_on_one_page(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.clerk), assert_queries(8):
        file = queries.case_file(case.id)
    assert [page.title for page in file.pages] == ["卖什么", "在哪里"]
    words = {one.name: one.words for page in file.pages for one in page.fields}
    assert words["area"] == "8.5 平方米"
    assert words["owner"] == "租的"
    assert words["phone"] == "138****0021"
    helpers = next(one for page in file.pages for one in page.fields if one.name == "helpers")
    assert helpers.rows[0][1].words == "350102********0016"
    assert [one.code for one in file.materials] == ["plan", "lease", "pledge"]
    assert [line.kind for line in file.history] == ["submitted", "accepted"]
    assert [one.text for one in file.findings] == ["面积够用"]
    assert file.plan.steps[-1].code == "decide"


def test_secrets_are_not_in_the_database_in_the_clear(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk):
        row = Case.objects.get(id=case.id)
    assert str(FILLED["phone"]) not in str(row.data)
    assert b"13800000021" not in bytes(row.sealed)


def test_allowed_actions_say_why_not(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk):
        allowed = {one.code: one for one in queries.allowed_actions(case.id)}
        assert allowed["accept"].enabled
        assert "decide" not in allowed
        assert not allowed["assign"].enabled
        assert allowed["assign"].reason == "只有部门负责人能做这件事。"
    with acting_as(scene.resident):
        mine = [one.code for one in queries.allowed_actions(case.id) if one.enabled]
    assert mine == ["withdraw", "urge", "message"]
    with acting_as(scene.decider):
        reasons = {one.code: one.reason for one in queries.allowed_actions(case.id)}
    assert reasons["accept"] == "“受理”要由“受理”岗位来办。"


def test_the_applicant_sees_only_public_lines(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.clerk):
        actions.note(case_id=case.id, text="像是邻居投诉过")
        actions.leave_message(case_id=case.id, text="周三上午方便吗？")
        assert [one.kind for one in queries.history(case.id)] == ["submitted", "accepted", "note", "message"]
    with acting_as(scene.resident):
        assert [one.kind for one in queries.history(case.id)] == ["submitted", "accepted", "message"]
        assert [one.id for one in queries.cases_of().rows] == [case.id]
        assert queries.case_by_number(case.number).id == case.id


def test_others_see_nothing(scene: Scene) -> None:
    case = scene.accepted()
    for who in (scene.stranger, scene.elsewhere, ANONYMOUS, scene.fireman):
        with acting_as(who):
            assert [table.objects.count() for table in TABLES] == [0] * len(TABLES)
            with pytest.raises(NotFound):
                queries.case(case.id)
            with pytest.raises(NotFound):
                queries.case_file(case.id)
            assert queries.cases_of([scene.resident.subject_id]).rows == ()  # type: ignore[list-item]


def test_a_watcher_reads_but_does_not_handle(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.watcher):
        assert queries.case(case.id).id == case.id
        actions.urge(case_id=case.id, text="请按期办结")
        with pytest.raises(Refused):
            actions.do_step(case_id=case.id)
        assert Case.objects.filter(id=case.id).update(reason="改了") == 0
    with acting_as(scene.clerk):
        assert queries.history(case.id)[-1].title == "催办"


def test_an_asked_department_sees_the_case_and_answers(scene: Scene) -> None:
    case = scene.accepted()
    with acting_as(scene.clerk):
        actions.ask_opinion(case_id=case.id, orgs=[scene.fire.id], question="能否同去？", days=2)
    with acting_as(scene.fireman):
        asked = queries.opinions_asked()
        assert [one.case.id for one in asked] == [case.id]
        actions.answer_opinion(opinion_id=asked[0].opinion.id, agrees=True, text="同去")
        assert queries.opinions_asked() == ()
    with acting_as(scene.ecologist), pytest.raises(NotFound):
        queries.case(case.id)


def test_history_cannot_be_changed(scene: Scene) -> None:
    from django.db import ProgrammingError, transaction

    case = scene.submitted()
    with acting_as(scene.clerk), pytest.raises(ProgrammingError), transaction.atomic():
        CaseEvent.objects.filter(case_id=case.id).update(text="改了")
