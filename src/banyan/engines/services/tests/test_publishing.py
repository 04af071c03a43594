"""A body publishes, pauses and withdraws its own items through the page, now and from a day on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from banyan.engines.services import queries
from banyan.engines.services.models import Implementation
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.engines.services.tests.work_desk import Desk, open_desk
from banyan.engines.services.upkeep import publish_planned_items
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(scene: Scene) -> Desk:
    return open_desk(scene)


def mine(desk: Desk) -> Implementation:
    with acting_as(SYSTEM):
        return Implementation.objects.get(item_code="stall", org_id=desk.scene.office.id)


def test_withdraw_now_and_publish_from_a_day_on(desk: Desk) -> None:
    url, later = f"/work/items/{mine(desk).id}/", clock.today() + timedelta(days=3)
    assert desk.chief.post(url, {"act": "state", "state": "3"}).status_code == 422
    assert desk.chief.post(url, {"act": "state", "state": "3", "reason": "改由市里办"}).status_code == 302
    assert mine(desk).state == "3"
    assert not queries.item("stall", GULOU).open
    assert desk.chief.post(url, {"act": "state", "state": "1", "on": str(later)}).status_code == 302
    assert (mine(desk).state, mine(desk).planned_state, mine(desk).planned_on) == ("3", "1", later)
    assert "起在用" in desk.chief.get(url).content.decode()
    with acting_as(SYSTEM):
        assert publish_planned_items() == 0
        with clock.at(clock.now() + timedelta(days=3)):
            assert publish_planned_items() == 1
    assert (mine(desk).state, mine(desk).planned_state, mine(desk).planned_on) == ("1", "", None)


def test_a_plan_can_be_dropped(desk: Desk) -> None:
    url, later = f"/work/items/{mine(desk).id}/", clock.today() + timedelta(days=3)
    desk.chief.post(url, {"act": "state", "state": "2", "reason": "搬家", "on": str(later)})
    assert desk.chief.post(url, {"act": "drop-plan"}).status_code == 302
    assert (mine(desk).state, mine(desk).planned_state) == ("1", "")
    assert desk.chief.post(url, {"act": "drop-plan"}).status_code == 422


def test_a_refused_state_leaves_the_wording_of_the_office_in_its_form(desk: Desk) -> None:
    url = f"/work/items/{mine(desk).id}/"
    assert desk.chief.post(url, {"place": "湖东路 1 号", "hours": "周一至周五"}).status_code == 302
    refused = desk.chief.post(url, {"act": "state", "state": "3"})
    assert refused.status_code == 422
    assert 'value="湖东路 1 号"' in refused.content.decode()
    assert desk.chief.post(url, {"place": "别处", "promised": "x"}).content.decode().count('value="别处"') == 1


def test_a_refusal_speaks_the_readers_language(desk: Desk) -> None:
    desk.chief.cookies["django_language"] = "en"
    page = desk.chief.post(f"/work/items/{mine(desk).id}/", {"act": "state", "state": "3"}).content.decode()
    assert "请写明原因" not in page


@pytest.mark.parametrize("sent", [{"state": "9"}, {"state": "2", "reason": "x", "on": "2020-01-01"}, {"on": "明天"}])
def test_nonsense_changes_nothing(desk: Desk, sent: dict[str, str]) -> None:
    answer = desk.chief.post(f"/work/items/{mine(desk).id}/", {"act": "state", **sent})
    assert answer.status_code == 422
    assert (mine(desk).state, mine(desk).planned_state) == ("1", "")


def test_nobody_else_publishes_or_withdraws(desk: Desk) -> None:
    url, sent = f"/work/items/{mine(desk).id}/", {"act": "state", "state": "3", "reason": "x"}
    assert desk.clerk.post(url, sent).status_code == 422
    assert desk.other.post(url, sent).status_code == 404
    assert mine(desk).state == "1"


def test_the_list_shows_each_state(desk: Desk) -> None:
    desk.chief.post(f"/work/items/{mine(desk).id}/", {"act": "state", "state": "2", "reason": "搬家"})
    assert "摆摊许可" in desk.chief.get("/work/items/?state=2").content.decode()
    assert "没有这样的事项" in desk.chief.get("/work/items/?state=3").content.decode()
