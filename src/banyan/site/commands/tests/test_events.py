"""`banyan events`: dead letters are listed with their reason, and put back in line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from typer.testing import CliRunner, Result

from banyan.kernel import clock, outbox
from banyan.kernel.principal import acting_as
from banyan.kernel.testing import servant
from banyan.kernel.tests.support import DEAF_TO, HEARD, ORG, plant
from banyan.site.commands.events import app
from banyan.site.launch.trouble import Trouble

pytestmark = pytest.mark.django_db


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def dead() -> Iterator[None]:
    """Two letters to a receiver that stays deaf until it is told otherwise."""
    HEARD.clear()
    DEAF_TO.update({"banyan", "camphor"})
    with acting_as(servant(ORG, "gardener")):
        plant(tree="banyan")
        plant(tree="camphor")
    moment = clock.now()
    for _ in range(outbox.MAX_ATTEMPTS):
        moment += timedelta(hours=3)
        with clock.at(moment):
            outbox.deliver_all()
    DEAF_TO.clear()
    with clock.at(moment):
        yield
    HEARD.clear()


def test_dead_letters_are_listed_with_receiver_and_reason(dead: None) -> None:
    assert call("backlog").stdout == "等待 0，其中重试 0；死信 2。\n"
    first, second = call("dead").stdout.splitlines()
    assert "test.tree.planted  → test.heard  20 次  RuntimeError: deaf to banyan" in first
    assert second.endswith("deaf to camphor")
    assert len(call("dead", "--limit", "1").stdout.splitlines()) == 1


def test_one_that_is_named_is_delivered_again_and_the_other_stays(dead: None) -> None:
    uid = call("dead").stdout.split()[0]
    assert call("replay", "--event", uid).stdout == "放回了 1 条。\n"
    outbox.deliver_all()
    assert HEARD == [("banyan", 0)]
    assert outbox.backlog() == {"waiting": 0, "failing": 0, "dead": 1}
    assert call("replay").stdout == "放回了 1 条。\n"
    outbox.deliver_all()
    assert call("dead").stdout == "没有死信。\n"


def test_what_is_no_number_of_an_event_is_told_in_a_sentence(dead: None) -> None:
    refused = call("replay", "--event", "x'; DROP TABLE").exception
    assert isinstance(refused, Trouble)
    assert "不是事件的编号" in str(refused)
    assert outbox.backlog()["dead"] == 2
