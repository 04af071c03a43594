"""Sending: once per happening, never lost, held at night, without personal data where it does not belong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest

from banyan.engines.identity import actions as identity
from banyan.engines.identity.queries import principal_of
from banyan.engines.messaging import actions, queries
from banyan.engines.messaging.deliver import release_held
from banyan.engines.messaging.models import Dispatch, Notice
from banyan.engines.messaging.records import Wishes
from banyan.engines.messaging.tests.conftest import CASE, DATA, TELEPHONE, Gateway
from banyan.kernel import clock, outbox
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.models import AuditRow, Delivery
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox

pytestmark = pytest.mark.django_db(transaction=True)

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=clock.ZONE)


@contextmanager
def moment(at: datetime) -> Iterator[None]:
    with clock.at(at):
        yield


def tell(to: UUID, key: str = "event-1") -> UUID:
    with acting_as(SYSTEM):
        return actions.send(CASE.code, to=to, data=DATA, key=key, about="case:1", link="/my/cases/1/")


def wish(me: UUID, **more: object) -> None:
    with acting_as(principal_of(me)):
        actions.save_wishes(account_id=me, wishes=Wishes(**more))  # type: ignore[arg-type]


def test_a_notice_reaches_inbox_and_telephone(me: UUID, gateway: Gateway) -> None:
    with moment(NOON):
        tell(me)
        drain_outbox()
    with acting_as(principal_of(me)):
        (notice,) = queries.notices_of(me)
        assert notice.text == "食品经营许可已受理。最迟 12 月 7 日（周一） 拿到结果。"
        assert queries.unread(me) == 1
        assert [(one.channel, one.state) for one in queries.copies_of(notice.id)] == [("sms", "sent")]
    (sent,) = gateway.taken
    assert (sent["to"], sent["key"]) == (TELEPHONE, sent["id"])
    assert sent["text"].startswith("【福建政务服务】食品经营许可已受理")


def test_the_same_happening_is_told_once(me: UUID, gateway: Gateway) -> None:
    with moment(NOON):
        assert tell(me) == tell(me)
        drain_outbox()
        tell(me)
        drain_outbox()
    assert len(gateway.taken) == 1
    with acting_as(SYSTEM):
        assert Notice.objects.count() == 1


def test_a_receiver_down_for_ten_minutes_loses_nothing(me: UUID, other: UUID, gateway: Gateway) -> None:
    gateway.down()
    clock_now = NOON
    for minute in range(10):
        clock_now = NOON + timedelta(minutes=minute)
        with moment(clock_now):
            tell(me if minute % 2 else other, key=f"event-{minute}")
            drain_outbox()
    assert gateway.taken == []
    with acting_as(SYSTEM):
        assert Delivery.objects.filter(subscriber="messaging.deliver", dead=False, attempts__gt=0).count() == 10
    gateway.up()
    for _ in range(40):
        clock_now += timedelta(seconds=60)
        with moment(clock_now):
            drain_outbox()
    assert len(gateway.taken) == 10
    assert len({sent["key"] for sent in gateway.taken}) == 10
    with acting_as(SYSTEM):
        assert not Delivery.objects.exists()
        assert set(Dispatch.objects.values_list("state", flat=True)) == {"sent"}


def test_an_answer_of_failure_is_tried_again(me: UUID, gateway: Gateway) -> None:
    gateway.answer = 503
    with moment(NOON):
        tell(me)
        drain_outbox()
    gateway.answer = 200
    with moment(NOON + timedelta(minutes=1)):
        drain_outbox()
    assert len(gateway.taken) == 1


def test_a_number_refused_for_good_is_not_tried_again(me: UUID, gateway: Gateway) -> None:
    gateway.answer = 422
    with moment(NOON):
        tell(me)
        drain_outbox()
    with acting_as(SYSTEM):
        assert Dispatch.objects.get().state == "skipped"
        assert not Delivery.objects.exists()


def until_dead(gateway: Gateway) -> datetime:
    gateway.down()
    now = NOON
    for _ in range(outbox.MAX_ATTEMPTS + 1):
        with moment(now):
            drain_outbox()
        now += timedelta(hours=2, seconds=1)
    return now


def test_a_dead_letter_is_seen_and_sent_again(me: UUID, gateway: Gateway) -> None:
    with moment(NOON):
        tell(me)
    now = until_dead(gateway)
    with acting_as(SYSTEM):
        (letter,) = queries.dead_letters()
        assert (letter.channel, letter.title, letter.attempts) == ("sms", CASE.code, outbox.MAX_ATTEMPTS)
        assert TELEPHONE not in letter.error
        gateway.up()
        with moment(now):
            assert actions.replay(delivery_id=letter.delivery_id) == 1
            drain_outbox()
        assert queries.dead_letters() == ()
    assert len(gateway.taken) == 1


def test_dead_letters_are_the_system_administrators(me: UUID) -> None:
    with acting_as(principal_of(me)):
        with pytest.raises(Refused):
            queries.dead_letters()
        with pytest.raises(Refused):
            actions.replay()


def test_the_night_is_quiet_and_the_morning_brings_it(me: UUID, gateway: Gateway) -> None:
    night = NOON.replace(hour=23, minute=30)
    with moment(night):
        tell(me)
        drain_outbox()
    assert gateway.taken == []
    for at, expected in ((night + timedelta(hours=7, minutes=29), 0), (night + timedelta(hours=7, minutes=30), 1)):
        with moment(at), acting_as(SYSTEM):
            release_held()
            drain_outbox()
        assert len(gateway.taken) == expected


def test_a_changed_password_does_not_wait_for_the_morning(me: UUID, gateway: Gateway) -> None:
    with moment(NOON.replace(hour=23)):
        with acting_as(principal_of(me)):
            identity.change_password(account_id=me, old="correct-horse-榕树-42", new="another-good-榕-phrase")
        drain_outbox()
    assert "不是您本人改的" in gateway.taken[0]["text"]


def test_who_wants_no_sms_gets_none(me: UUID, gateway: Gateway) -> None:
    wish(me, sms=False)
    with moment(NOON):
        tell(me)
        drain_outbox()
    assert gateway.taken == []
    with acting_as(principal_of(me)):
        assert queries.unread(me) == 1


def test_without_settings_copies_are_written_to_files(me: UUID, own_outbox: Path) -> None:
    wish(me, email=True, address="lin@example.com")
    with moment(NOON):
        tell(me)
        drain_outbox()
    (line,) = (own_outbox / "sms.jsonl").read_text().splitlines()
    assert json.loads(line)["to"] == TELEPHONE
    (file,) = own_outbox.glob("*.eml")
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert (mail["To"], mail["Subject"]) == ("lin@example.com", "食品经营许可已受理")
    assert "/my/cases/1/" in mail.get_content()
    assert file.stat().st_mode & 0o077 == 0


def test_a_mail_server_that_is_down_is_tried_again(me: UUID, own_outbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wish(me, sms=False, email=True, address="lin@example.com")
    monkeypatch.setenv("BANYAN_SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setenv("BANYAN_MAIL_FROM", "noreply@example.gov.cn")
    with moment(NOON):
        tell(me)
        drain_outbox()
    with acting_as(SYSTEM):
        waiting = Delivery.objects.get()
        assert "lin@example.com" not in waiting.error
    monkeypatch.delenv("BANYAN_SMTP_URL")
    with moment(NOON + timedelta(minutes=1)):
        drain_outbox()
    assert len(list(own_outbox.glob("*.eml"))) == 1


@pytest.mark.parametrize("address", ["", "no", "a@b", "x@example.com\nBcc: y@example.com"])
def test_a_wrong_address_changes_nothing(me: UUID, address: str) -> None:
    with pytest.raises(Invalid):
        wish(me, email=True, address=address)
    with acting_as(principal_of(me)):
        assert queries.wishes_of(me) == Wishes()


def test_another_person_sees_and_changes_nothing(me: UUID, other: UUID) -> None:
    notice = tell(me)
    with acting_as(principal_of(other)):
        assert queries.notices_of(me) == ()
        with pytest.raises(NotFound):
            queries.notice(notice)
        with pytest.raises(Refused):
            actions.mark_read(account_id=me)
        assert Notice.objects.filter(pk=notice).update(text="x") == 0


def test_logs_audit_and_events_hold_no_personal_data(
    me: UUID, gateway: Gateway, capfd: pytest.CaptureFixture[str]
) -> None:
    gateway.answer = 503
    with moment(NOON):
        tell(me)
        drain_outbox()
    said = "".join(capfd.readouterr())
    with acting_as(SYSTEM):
        said += str(list(AuditRow.objects.values_list("about", flat=True)))
        said += str(list(Delivery.objects.values_list("error", "event__payload")))
    assert TELEPHONE not in said
    assert "林某" not in said


def test_fields_with_braces_mean_nothing(me: UUID) -> None:
    with acting_as(SYSTEM):
        evil = "{0.__class__}{due}"
        actions.send(CASE.code, to=me, data={"item": evil, "due": "明天"}, key="evil")
    with acting_as(principal_of(me)):
        assert queries.notices_of(me)[0].title == f"{evil}已受理"


@pytest.mark.parametrize("link", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"])
def test_a_notice_leads_nowhere_else(me: UUID, link: str) -> None:
    with acting_as(SYSTEM), pytest.raises(ValueError, match="this site"):
        actions.send(CASE.code, to=me, data=DATA, key="k", link=link)


def test_equal_ends_of_the_quiet_mean_none(me: UUID, gateway: Gateway) -> None:
    wish(me, quiet_from=time(8), quiet_to=time(8))
    with moment(NOON.replace(hour=3)):
        tell(me)
        drain_outbox()
    assert len(gateway.taken) == 1
