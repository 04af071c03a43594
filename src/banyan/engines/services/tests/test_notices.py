"""Notices: the applicant hears of every change, the clerk of what is to be done, nobody else of anything."""

from __future__ import annotations

from datetime import timedelta

import pytest

from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.messaging.queries import notices_of, unread
from banyan.engines.services import actions
from banyan.engines.services.models import Opinion
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import Scene
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import assert_queries, drain_outbox

pytestmark = pytest.mark.django_db(transaction=True)


def told(who: Principal) -> list[str]:
    assert who.account_id is not None
    with acting_as(who):
        return [one.template.removeprefix("services.") for one in reversed(notices_of(who.account_id, limit=50))]


def test_the_applicant_hears_of_every_change(scene: Scene) -> None:
    case = scene.submitted()
    drain_outbox()
    assert told(scene.resident) == ["submitted"]
    with acting_as(scene.clerk):
        actions.accept(case_id=case.id)
        actions.do_step(case_id=case.id, opinion="符合")
    with acting_as(scene.decider):
        actions.decide(case_id=case.id, decision="granted")
    drain_outbox()
    heard = told(scene.resident)
    assert heard[0] == "submitted"
    assert {"accepted", "granted"} <= set(heard)
    assert told(scene.stranger) == []


def test_the_notice_names_the_matter_the_day_and_the_way(scene: Scene) -> None:
    case = scene.accepted()
    drain_outbox()
    with acting_as(scene.resident):
        found = notices_of(scene.resident.account_id, about=f"case:{case.id}")  # type: ignore[arg-type]
    accepted = next(one for one in found if one.template == "services.accepted")
    assert case.item_title in accepted.title
    assert case.number in accepted.text
    assert "最迟" in accepted.text
    assert accepted.link == f"/my/cases/{case.id}/"


def test_what_is_delivered_twice_is_told_once(scene: Scene) -> None:
    from banyan.engines.services.events import CaseSubmitted
    from banyan.kernel.clock import now
    from banyan.kernel.events import SUBSCRIBERS, Envelope
    from banyan.kernel.ids import uuid7
    from banyan.kernel.principal import SYSTEM

    case = scene.submitted()
    drain_outbox()
    before = len(told(scene.resident))
    account_id = scene.resident.account_id
    assert account_id is not None
    event = CaseSubmitted(
        case_id=case.id,
        number=case.number,
        item_code=case.item_code,
        item_title=case.item_title,
        division=case.division,
        org_id=case.org_id,
        applicant_id=case.applicant_id,
        account_id=account_id,
        due=None,
    )
    envelope = Envelope(uuid7(), now(), None, 1)
    for _ in range(2):
        with acting_as(SYSTEM):
            SUBSCRIBERS["services.notices"].handler([(event, envelope)])
    with acting_as(scene.resident):
        assert unread(account_id) == before + 1


def test_many_cases_are_told_of_in_few_statements(scene: Scene) -> None:
    for _ in range(6):
        scene.submitted()
    with assert_queries(40):
        assert drain_outbox() > 12
    me = scene.resident.account_id
    with acting_as(scene.resident):
        assert me is not None
        assert unread(me) == 6


def test_no_event_of_a_case_goes_untold() -> None:
    """A new event is told, or its absence is decided here."""
    from banyan.engines.services import events, notices

    known = {one for one in vars(events).values() if isinstance(one, type) and issubclass(one, events.CaseEvent)}
    assert known - {events.CaseEvent} == set(notices._TOLD)


@pytest.fixture
def held(scene: Scene) -> tuple[CaseInfo, Principal]:
    """An accepted case that a clerk with an account handles."""
    return scene.accepted(), scene.clerk


def test_a_withdrawn_case_is_not_told_as_done(scene: Scene, held: tuple[CaseInfo, Principal]) -> None:
    case, clerk = held
    with acting_as(scene.resident):
        actions.withdraw(case_id=case.id, reason="不开店了")
    drain_outbox()
    heard = told(scene.resident)
    assert "withdrawn" in heard
    assert "closed" not in heard
    assert "taken-back" in told(clerk)


def test_who_is_not_accepted_hears_of_it_once(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk):
        actions.refuse(case_id=case.id, reason="不归本部门管", provision="行政许可法第三十二条", remedy="可以复议")
    drain_outbox()
    assert told(scene.resident) == ["submitted", "not-accepted"]


def test_who_does_not_supply_in_time_hears_of_the_end(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk):
        actions.ask_supplement(case_id=case.id, items=[{"material": "", "text": "请补平面图"}])
    with clock.at(clock.now() + timedelta(days=20)):
        with acting_as(scene.clerk):
            actions.terminate(case_id=case.id, reason="逾期没有补正")
        drain_outbox()
        heard = told(scene.resident)
    assert "terminated" in heard
    assert "closed" not in heard


def test_the_clerk_hears_of_answers_and_supplies(scene: Scene, held: tuple[CaseInfo, Principal]) -> None:
    case, clerk = held
    with acting_as(clerk):
        actions.ask_opinion(case_id=case.id, orgs=[scene.fire.id], question="通道够宽吗？")
    with acting_as(SYSTEM):
        opinion = Opinion.objects.get(case_id=case.id)
    with acting_as(scene.fireman):
        actions.answer_opinion(opinion_id=opinion.id, agrees=True, text="够")
    with acting_as(clerk):
        actions.ask_supplement(case_id=case.id, items=[{"material": "", "text": "请补平面图"}])
    with acting_as(scene.resident):
        actions.supply(case_id=case.id, text="见附件")
    drain_outbox()
    heard = told(clerk)
    assert {"opinion-answered", "supplement-arrived"} <= set(heard)


def test_the_heads_hear_of_what_nobody_handles_yet(scene: Scene) -> None:
    demo.load()
    with acting_as(SYSTEM):
        head = principal_of(Account.objects.get(username="gulou.decide").pk)
    case = scene.submitted()
    with acting_as(scene.resident):
        actions.urge(case_id=case.id)
        actions.leave_message(case_id=case.id, text="什么时候能好？")
    drain_outbox()
    assert {"urged", "question"} <= set(told(head))
    assert told(scene.watcher) == []
