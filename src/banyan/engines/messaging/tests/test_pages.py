"""The inbox, one notice, the preferences, what could not be sent."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from banyan.engines.identity import demo
from banyan.engines.messaging import queries
from banyan.engines.messaging.tests.conftest import PASSWORD
from banyan.engines.messaging.tests.test_sending import tell

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mine(client: Client, me: UUID) -> Client:
    client.post("/sign-in/", {"identifier": "linmou", "password": PASSWORD})
    return client


def test_an_empty_inbox_says_what_will_come(mine: Client) -> None:
    assert "办件有进展，会在这里告诉您" in mine.get("/my/notices/").content.decode()


def test_a_notice_is_read_by_opening_it(mine: Client, me: UUID) -> None:
    notice = tell(me)
    assert mine.get("/my/notices/").context["unread"] == 1
    page = mine.get(f"/my/notices/{notice}/").content.decode()
    assert 'href="/my/cases/1/"' in page
    assert mine.get("/my/notices/").context["unread"] == 0


def test_all_are_read_at_once(mine: Client, me: UUID) -> None:
    for number in range(3):
        tell(me, key=str(number))
    mine.post("/my/notices/read/")
    assert mine.get("/my/notices/?only=unread").context["notices"] == ()


def test_the_inbox_is_paged(mine: Client, me: UUID) -> None:
    for number in range(25):
        tell(me, key=str(number))
    first = mine.get("/my/notices/")
    second = mine.get(f"/my/notices/{first.context['following']}")
    seen = [one.id for one in (*first.context["notices"], *second.context["notices"])]
    assert len(seen) == len(set(seen)) == 25
    assert mine.get("/my/notices/?after=nonsense").status_code == 422


def test_anothers_notice_is_not_found(client: Client, me: UUID, other: UUID) -> None:
    notice = tell(me)
    client.post("/sign-in/", {"identifier": "zhengmou", "password": PASSWORD})
    assert client.get(f"/my/notices/{notice}/").status_code == 404


def test_preferences_are_kept(mine: Client, me: UUID) -> None:
    given = {"email": "on", "address": "lin@example.com", "quiet_from": "21:00", "quiet_to": "06:30"}
    assert mine.post("/my/notices/how/", given).status_code == 302
    assert "lin@example.com" in mine.get("/my/notices/how/").content.decode()
    wrong = mine.post("/my/notices/how/", {**given, "address": "nobody"})
    assert wrong.status_code == 422
    assert "请填邮箱" in wrong.content.decode()


def test_the_administrator_sees_what_could_not_be_sent_and_every_template(client: Client) -> None:
    demo.load()
    client.post("/sign-in/", {"identifier": "admin.system", "password": demo.PASSWORD})
    assert client.get("/work/messages/unsent/").status_code == 200
    assert "密码改过了" in client.get("/work/messages/templates/").content.decode()
    assert client.post("/work/messages/unsent/replay/", {"delivery": "999"}).status_code == 404


def test_others_do_not(mine: Client) -> None:
    assert mine.get("/work/messages/unsent/").status_code == 403
    assert mine.post("/work/messages/unsent/replay/").status_code == 403


def test_the_inbox_asks_few_questions(mine: Client, me: UUID) -> None:
    from banyan.kernel.testing import assert_queries

    for number in range(20):
        tell(me, key=str(number))
    mine.get("/my/notices/")
    with assert_queries(14):
        mine.get("/my/notices/")


def test_unread_is_one_statement(me: UUID) -> None:
    from banyan.kernel.testing import assert_queries

    with assert_queries(1):
        queries.unread(me)
