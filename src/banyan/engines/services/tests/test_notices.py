"""Notices: the applicant hears of every change, the clerk of what is to be done, nobody else of anything."""

from __future__ import annotations

import pytest

from banyan.engines.messaging.queries import notices_of, unread
from banyan.engines.services import actions
from banyan.engines.services.tests.scene import Scene
from banyan.kernel.principal import Principal, acting_as
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
