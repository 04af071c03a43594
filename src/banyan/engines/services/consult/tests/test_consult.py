"""A question from asking to rating: who may do what, what the clock says, and what others see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from banyan.engines.messaging.models import Notice
from banyan.engines.services.consult import actions, queries
from banyan.engines.services.consult.models import Consultation, ConsultTurn
from banyan.engines.services.consult.tests.asking import ANSWER, TEXT, TITLE, answered, asked
from banyan.engines.services.testing import on
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.kernel.errors import BanyanError, Conflict, Invalid, NotFound, Refused, TooMany
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox, person, servant
from banyan.standards import citizen

pytestmark = pytest.mark.django_db


def row(consultation_id: UUID) -> Consultation:
    with acting_as(SYSTEM):
        return Consultation.objects.get(id=consultation_id)


def test_a_question_goes_to_the_office_that_does_the_item_and_is_due_in_two_working_days(scene: Scene) -> None:
    with on(2026, 11, 27):
        one = asked(scene)
    assert one.org_id == scene.office.id
    assert one.number.startswith("350102-Q261127-")
    assert one.due == date(2026, 12, 1)
    with on(2026, 12, 1), acting_as(scene.clerk):
        assert not queries.consultation(one.id).consult.overdue
    with on(2026, 12, 2), acting_as(scene.clerk):
        assert queries.consultation(one.id).consult.overdue


def test_a_question_may_go_to_an_office(scene: Scene) -> None:
    one = asked(scene, item_code="", org_id=scene.fire.id)
    assert (one.org_id, one.item_code, one.about) == (scene.fire.id, "", scene.fire.name)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "摊"}, "title"),
        ({"text": f"我是{citizen.build('350102', date(1990, 1, 1), 3)}，能办吗"}, "text"),
        ({"title": "请打13800000021告诉我"}, "title"),
        ({"text": "长" * 1001}, "text"),
        ({"item_code": ""}, "office"),
    ],
)
def test_what_cannot_be_asked_is_told_by_field_and_leaves_nothing(
    scene: Scene, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        asked(scene, **changes)
    assert list(refused.value.fields) == [field]
    with acting_as(SYSTEM):
        assert not Consultation.objects.exists()
        assert not ConsultTurn.objects.exists()


def test_nobody_and_no_clerk_asks_and_nobody_floods(scene: Scene) -> None:
    for who in (ANONYMOUS, scene.clerk):
        with pytest.raises(Refused):
            asked(scene, who)
    for _ in range(10):
        asked(scene)
    with pytest.raises(TooMany):
        asked(scene)
    asked(scene, scene.stranger)


def test_other_offices_and_other_people_see_nothing(scene: Scene) -> None:
    one = asked(scene)
    for who in (scene.elsewhere, scene.fireman, scene.stranger, ANONYMOUS):
        with acting_as(who):
            assert not Consultation.objects.filter(id=one.id).exists()
            assert not ConsultTurn.objects.exists()
            with pytest.raises(NotFound):
                queries.consultation(one.id)
            with pytest.raises(BanyanError):
                actions.answer(consultation_id=one.id, text=ANSWER)
    for who in (scene.clerk, scene.resident, scene.watcher):
        with acting_as(who):
            assert queries.consultation(one.id).turns[0].text == TEXT
    with acting_as(scene.watcher):
        assert [found.id for found in queries.consultations_for(scene.watcher, "watched")] == [one.id]
        assert queries.waiting_now("3501") == queries.Overdue(open=1, overdue=0)
    with acting_as(scene.elsewhere):
        assert queries.waiting_now("3501") == queries.Overdue(open=0, overdue=0)
    with acting_as(scene.watcher), pytest.raises(NotFound):
        actions.answer(consultation_id=one.id, text=ANSWER)
    assert row(one.id).state == "open"


def test_an_answer_reaches_the_asker_with_a_notice(scene: Scene) -> None:
    one = answered(scene)
    assert (one.state, one.late, one.answer) == ("answered", False, ANSWER)
    drain_outbox()
    with acting_as(SYSTEM):
        assert scene.resident.account_id is not None
        told = Notice.objects.filter(account_id=scene.resident.account_id)
        assert set(told.values_list("template", flat=True)) == {"services.consult-asked", "services.consult-answered"}
        assert all(notice.link == f"/my/consults/{one.id}/" for notice in told)
    with acting_as(scene.clerk), pytest.raises(Conflict):
        actions.answer(consultation_id=one.id, text="再答一次。")


def test_a_late_answer_is_marked(scene: Scene) -> None:
    with on(2026, 11, 27):
        one = asked(scene)
    with on(2026, 12, 3), acting_as(scene.clerk):
        assert actions.answer(consultation_id=one.id, text=ANSWER).late


def test_a_clerk_gives_out_no_mobile_number(scene: Scene) -> None:
    one = asked(scene)
    with acting_as(scene.clerk), pytest.raises(Invalid):
        actions.answer(consultation_id=one.id, text="请打我手机 13800000021。")
    assert row(one.id).answer == ""


def test_who_asked_does_not_answer_himself(scene: Scene) -> None:
    himself = replace(servant(scene.office.id, "accept"), subject_id=scene.resident.subject_id)
    one = asked(scene)
    with acting_as(himself), pytest.raises(Refused):
        actions.answer(consultation_id=one.id, text=ANSWER)


def test_a_transfer_keeps_the_day_and_hands_the_question_over(scene: Scene) -> None:
    one = asked(scene)
    with acting_as(scene.clerk):
        with pytest.raises(Invalid):
            actions.transfer(consultation_id=one.id, org_id=scene.fire.id, reason="")
        with pytest.raises(Invalid):
            actions.transfer(consultation_id=one.id, org_id=scene.office.id, reason="给自己")
        moved = actions.transfer(consultation_id=one.id, org_id=scene.fire.id, reason="消防的事")
        assert (moved.org_id, moved.due) == (scene.fire.id, one.due)
        assert queries.consultation(one.id).consult.org_id == scene.fire.id
        with pytest.raises(Refused):
            actions.answer(consultation_id=one.id, text=ANSWER)
        assert queries.count_of(scene.clerk, "open") == 0
    with acting_as(scene.fireman):
        assert queries.count_of(scene.fireman, "open") == 1
        assert actions.answer(consultation_id=one.id, text=ANSWER).org_id == scene.fire.id


def test_what_concerns_nobody_so_far_can_be_handed_on_by_the_platform_only(scene: Scene) -> None:
    one = asked(scene)
    with acting_as(scene.clerk):
        declined = actions.decline(consultation_id=one.id, reason="占道的事由城管部门管。")
        assert declined.state == "declined"
        with pytest.raises(Conflict):
            actions.transfer(consultation_id=one.id, org_id=scene.fire.id, reason="还是转吧")
    with acting_as(scene.resident), pytest.raises(Conflict):
        actions.ask_again(consultation_id=one.id, text="那该问谁")
    with acting_as(SYSTEM):
        again = actions.transfer(consultation_id=one.id, org_id=scene.fire.id, reason="12345 分派")
    assert (again.state, again.org_id) == ("open", scene.fire.id)


def test_one_asks_again_once_and_rates_once(scene: Scene) -> None:
    one = answered(scene)
    with acting_as(scene.stranger), pytest.raises(NotFound):
        actions.rate(consultation_id=one.id, level=1)
    with acting_as(scene.resident):
        again = actions.ask_again(consultation_id=one.id, text="租约要公证吗？")
        assert (again.state, again.round) == ("open", 2)
    with acting_as(scene.clerk):
        with pytest.raises(Conflict):
            actions.decline(consultation_id=one.id, reason="不归我们管这件事")
        actions.answer(consultation_id=one.id, text="不用公证。")
    with acting_as(scene.resident):
        with pytest.raises(Conflict):
            actions.ask_again(consultation_id=one.id, text="再问一次")
        with pytest.raises(Invalid):
            actions.rate(consultation_id=one.id, level=6)
        assert actions.rate(consultation_id=one.id, level=5, comment="清楚").rating == 5
        with pytest.raises(Conflict):
            actions.rate(consultation_id=one.id, level=1)
        kinds = [turn.kind for turn in queries.consultation(one.id).turns]
    assert kinds == ["asked", "answered", "asked-again", "answered", "rated"]


def test_the_same_form_sent_twice_is_one_question(scene: Scene) -> None:
    with acting_as(scene.resident):
        first, second = (
            actions.ask.once("k", title=TITLE, text=TEXT, may_publish=True, item_code="stall", division=GULOU)
            for _ in range(2)
        )
        assert first.id == second.id
        assert len(queries.consultations_of(scene.resident)) == 1


def test_a_firms_question_is_the_firms(scene: Scene) -> None:
    firm = person(firm_id=scene.stranger.subject_id, name="榕荫小馆")
    assert asked(scene, firm).asker_kind == "firm"
