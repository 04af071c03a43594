"""The feed of a calendar, read by another program's parser (icalendar), and the secret that opens it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from banyan.engines.identity import actions as identity
from banyan.engines.portal import actions, queries
from banyan.engines.portal.declare import CalendarEntry
from banyan.engines.portal.feed import LINE, calendar_text, folded
from banyan.engines.portal.models import CalendarFeed
from banyan.engines.portal.records import Terms
from banyan.engines.portal.tests.desk import Desks, account, desks
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import person

NOW = datetime(2026, 12, 1, 8, tzinfo=clock.ZONE)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=120)


@settings(max_examples=30)
@given(title=TEXTS, place=TEXTS)
def test_any_text_comes_out_of_another_parser_as_it_went_in(title: str, place: str) -> None:
    entry = CalendarEntry(code="x", title=title, place=place, starts=date(2026, 12, 7), ends=date(2026, 12, 8))
    text = calendar_text("榕", [entry], "https://example.test", NOW)
    assert all(len(line.encode()) <= LINE for line in text.split("\r\n"))
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == "".join(one for one in title if one.isprintable())
    assert str(event["LOCATION"]) == "".join(one for one in place if one.isprintable())


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=300))
def test_a_folded_line_unfolds_to_itself(line: str) -> None:
    assert folded(line).replace("\r\n ", "") == line


def test_days_and_moments_are_what_another_program_understands() -> None:
    hours = CalendarEntry(
        code="a", title="碰头", url="/work/schedule/1/", word="待答复",
        starts=datetime(2026, 12, 7, 9, 30, tzinfo=clock.ZONE), ends=datetime(2026, 12, 7, 10, 30, tzinfo=clock.ZONE),
    )  # fmt: skip
    days = CalendarEntry(code="b", title="现场核查", starts=date(2026, 12, 7), ends=date(2026, 12, 9))
    calendar = Calendar.from_ical(calendar_text("榕 日程", [hours, days], "https://example.test", NOW))
    assert calendar["VERSION"] == "2.0"
    first, second = calendar.walk("VEVENT")
    assert first.decoded("DTSTART") == datetime(2026, 12, 7, 1, 30, tzinfo=UTC)
    assert first.decoded("DTEND") - first.decoded("DTSTART") == timedelta(hours=1)
    assert first["URL"] == "https://example.test/work/schedule/1/"
    assert first["UID"] != second["UID"]
    assert (second.decoded("DTSTART"), second.decoded("DTEND")) == (date(2026, 12, 7), date(2026, 12, 10))
    assert not calendar.errors
    assert not first.errors


@pytest.fixture
def people(db: None) -> Desks:
    return desks()


def opened(people: Desks) -> str:
    with acting_as(people.host):
        actions.plan_appointment(
            terms=Terms(title="碰头；带图,纸", first_day=clock.today(), starts=time(9), ends=time(10), weekly=True),
            guests=[account(people.guest)],
        )
        return actions.renew_feed()


@pytest.mark.django_db
def test_the_address_opens_the_own_calendar_and_nobody_elses(client: Client, people: Desks) -> None:
    secret = opened(people)
    with acting_as(people.stranger):
        actions.plan_appointment(terms=Terms(title="别人的会", first_day=clock.today()))
    answer = client.get(f"/calendar/{secret}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    events = Calendar.from_ical(answer.content.decode()).walk("VEVENT")
    assert {str(one["SUMMARY"]) for one in events} == {"碰头；带图,纸"}
    assert len({str(one["UID"]) for one in events}) == len(events) > 20
    with acting_as(people.host):
        feed = queries.feed_of(account(people.host))
    assert feed is not None
    assert feed.used_on == clock.today()


@pytest.mark.django_db
def test_a_renewed_or_revoked_address_opens_nothing(client: Client, people: Desks) -> None:
    first = opened(people)
    with acting_as(people.host):
        second = actions.renew_feed()
    assert client.get(f"/calendar/{first}.ics").status_code == 404
    assert client.get(f"/calendar/{second}.ics").status_code == 200
    with acting_as(people.host):
        actions.revoke_feed()
    assert client.get(f"/calendar/{second}.ics").status_code == 404
    assert client.get("/calendar/guessed.ics").status_code == 404


@pytest.mark.django_db
def test_a_locked_account_reads_nothing_from_outside(client: Client, people: Desks) -> None:
    secret = opened(people)
    with acting_as(SYSTEM):
        identity.lock(account_id=account(people.host), reason="离职")
    assert client.get(f"/calendar/{secret}.ics").status_code == 404


@pytest.mark.django_db
def test_the_secret_itself_is_kept_nowhere(people: Desks) -> None:
    secret = opened(people)
    with acting_as(SYSTEM):
        row = CalendarFeed.objects.get()
    assert secret.encode() not in bytes(row.digest)
    with acting_as(people.guest):
        assert not CalendarFeed.objects.exists()
    with acting_as(person()), pytest.raises(Refused):
        actions.renew_feed()
