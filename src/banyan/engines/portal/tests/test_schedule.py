"""Appointments: who sees them, who answers, who is told; and what stands on which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from banyan.engines.identity import actions as identity
from banyan.engines.identity.queries import posts_of
from banyan.engines.messaging.queries import notices_of
from banyan.engines.portal import actions, queries
from banyan.engines.portal import laying_out as lay
from banyan.engines.portal.declare import CalendarEntry
from banyan.engines.portal.models import Appointment, Invitation
from banyan.engines.portal.records import Terms
from banyan.engines.portal.tests.desk import PASSWORD, Desks, account, desks
from banyan.kernel import clock
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import assert_queries, drain_outbox, person

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 12, 7)
VISIT = Terms(title="联合踏勘碰头", first_day=MONDAY, starts=time(9, 30), ends=time(10, 30), place="3 号楼 206")


@pytest.fixture(autouse=True)
def _on_the_first_of_december() -> Iterator[None]:
    with clock.at(datetime(2026, 12, 1, 10, tzinfo=clock.ZONE)):
        yield


@pytest.fixture
def people(db: None) -> Desks:
    return desks()


def planned(people: Desks, terms: Terms = VISIT, *guests: Principal) -> UUID:
    with acting_as(people.host):
        return actions.plan_appointment(terms=terms, guests=[account(one) for one in guests])


def titles(who: Principal, start: date = MONDAY, days: int = 6) -> list[str]:
    with acting_as(who):
        return [one.title for one in queries.entries(start, start + timedelta(days=days), only="appointments")]


def told(who: Principal) -> list[str]:
    drain_outbox()
    with acting_as(who):
        return [one.title for one in notices_of(account(who))]


def test_an_appointment_stands_in_the_calendars_of_host_and_guest_only(people: Desks) -> None:
    made = planned(people, VISIT, people.guest)
    assert titles(people.host) == titles(people.guest) == ["联合踏勘碰头"]
    assert titles(people.stranger) == []
    with acting_as(people.stranger):
        assert not Appointment.objects.exists()
        assert not Invitation.objects.exists()
        with pytest.raises(NotFound):
            queries.appointment(made)


def test_guests_are_told_and_the_host_hears_the_answer(people: Desks) -> None:
    made = planned(people, VISIT, people.guest)
    assert told(people.guest) == ["黄小满约您：联合踏勘碰头"]
    with acting_as(people.guest):
        assert [one.id for one in queries.unanswered(account(people.guest))] == [made]
        actions.answer_invitation(appointment_id=made, accept=True)
        actions.answer_invitation(appointment_id=made, accept=True)
        assert list(queries.unanswered(account(people.guest))) == []
    assert told(people.host) == ["曾国安会来：联合踏勘碰头"]


def test_whoever_declines_has_the_day_free(people: Desks) -> None:
    made = planned(people, VISIT, people.guest)
    with acting_as(people.guest):
        actions.answer_invitation(appointment_id=made, accept=False)
    assert titles(people.guest) == []
    assert titles(people.host) == ["联合踏勘碰头"]
    assert told(people.host) == ["曾国安来不了：联合踏勘碰头"]


def test_a_new_time_is_asked_for_again_and_a_new_note_is_not(people: Desks) -> None:
    made = planned(people, VISIT, people.guest)
    guest = [account(people.guest)]
    with acting_as(people.guest):
        actions.answer_invitation(appointment_id=made, accept=True)
    with acting_as(people.host):
        actions.change_appointment(appointment_id=made, terms=replace(VISIT, note="带图纸"), guests=guest)
        assert queries.appointment(made).guests[0].state == "accepted"
        later = replace(VISIT, starts=time(14), ends=time(15))
        actions.change_appointment(appointment_id=made, terms=later, guests=guest)
        assert queries.appointment(made).guests[0].state == "asked"
    assert told(people.guest)[0] == "安排改了：联合踏勘碰头"


def test_whoever_is_no_longer_invited_is_told_and_sees_it_no_more(people: Desks) -> None:
    made = planned(people, VISIT, people.guest)
    with acting_as(people.host):
        actions.change_appointment(appointment_id=made, terms=VISIT, guests=[account(people.stranger)])
    assert titles(people.guest) == []
    assert titles(people.stranger) == ["联合踏勘碰头"]
    assert "取消了：联合踏勘碰头" in told(people.guest)


def test_a_cancelled_one_stands_nowhere_and_is_not_answered(people: Desks) -> None:
    made = planned(people, VISIT, people.guest)
    with acting_as(people.host):
        actions.cancel_appointment(appointment_id=made)
    assert titles(people.host) == titles(people.guest) == []
    with acting_as(people.guest), pytest.raises(Conflict):
        actions.answer_invitation(appointment_id=made, accept=True)


def test_only_the_host_changes_and_only_guests_answer(people: Desks) -> None:
    made = planned(people, VISIT, people.guest)
    with acting_as(people.guest):
        with pytest.raises(Refused):
            actions.cancel_appointment(appointment_id=made)
        with pytest.raises(Refused):
            actions.change_appointment(appointment_id=made, terms=replace(VISIT, title="换个题目"))
        assert Appointment.objects.update(title="越权") == 0
    with acting_as(people.host), pytest.raises(Refused):
        actions.answer_invitation(appointment_id=made, accept=True)
    with acting_as(people.stranger), pytest.raises(NotFound):
        actions.answer_invitation(appointment_id=made, accept=True)
    with acting_as(SYSTEM):
        assert Appointment.objects.get().title == "联合踏勘碰头"


def test_residents_have_no_calendar_here(people: Desks) -> None:
    with acting_as(person()):
        with pytest.raises(Refused):
            actions.plan_appointment(terms=VISIT)
        with pytest.raises(Refused):
            queries.entries(MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("field", "terms"),
    [
        ("title", {"title": " 　"}),
        ("title", {"title": "长" * 81}),
        ("last_day", {"last_day": MONDAY - timedelta(days=1)}),
        ("last_day", {"last_day": MONDAY + timedelta(days=61)}),
        ("ends", {"ends": time(9, 30)}),
        ("starts", {"starts": None}),
        ("weekly", {"weekly": True, "last_day": MONDAY + timedelta(days=7)}),
        ("until", {"until": MONDAY + timedelta(days=14)}),
        ("until", {"weekly": True, "until": MONDAY - timedelta(days=1)}),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field_and_kept_nowhere(
    people: Desks, field: str, terms: dict[str, Any]
) -> None:
    with pytest.raises(Invalid) as wrong:
        planned(people, replace(VISIT, **terms))
    assert field in wrong.value.fields
    with acting_as(SYSTEM):
        assert not Appointment.objects.exists()


def test_nobody_invites_whom_there_is_not(people: Desks) -> None:
    with acting_as(people.host), pytest.raises(Invalid):
        actions.plan_appointment(terms=VISIT, guests=[uuid4()])


def test_a_weekly_one_comes_again_until_it_ends(people: Desks) -> None:
    planned(people, replace(VISIT, weekly=True, until=MONDAY + timedelta(days=14)))
    with acting_as(people.host):
        days = [one.first_day for one in queries.entries(MONDAY - timedelta(days=7), MONDAY + timedelta(days=60))]
    assert days == [MONDAY, MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)]


def test_standing_in_is_seen_from_both_sides(people: Desks) -> None:
    with acting_as(people.host):
        post = posts_of(account(people.host))[0].id
        identity.delegate(post_id=post, to_account=account(people.guest), starts=clock.today(), ends=clock.today())
    for who, name in ((people.host, "曾国安"), (people.guest, "黄小满")):
        with acting_as(who):
            (entry,) = queries.entries(clock.today(), clock.today(), only="standing-in")
        assert entry.text == name
    with acting_as(people.stranger):
        assert queries.entries(clock.today(), clock.today(), only="standing-in") == ()


def test_days_off_and_made_up_days_are_marked() -> None:
    assert lay.mark_of(date(2026, 10, 1)) == ("国庆节", True)
    assert lay.mark_of(date(2026, 10, 10)) == ("补班", False)
    assert lay.mark_of(date(2026, 12, 7)) == ("", False)
    assert lay.mark_of(date(2026, 12, 6)) == ("", True)


def test_a_month_is_laid_out_in_whole_weeks() -> None:
    assert lay.month_span(date(2026, 12, 15)) == (date(2026, 11, 30), date(2027, 1, 3))
    assert lay.month_span(date(2027, 2, 28)) == (date(2027, 2, 1), date(2027, 2, 28))
    assert lay.next_month(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert lay.next_month(date(2027, 1, 31), -1) == date(2026, 12, 1)


def test_an_entry_of_days_stands_on_each_or_once_and_says_until_when() -> None:
    entry = CalendarEntry(code="x", title="现场核查", starts=date(2026, 11, 28), ends=date(2026, 12, 9))
    shown: dict[str, Any] = {"today": MONDAY, "chosen": MONDAY, "url": "/?day={day}"}
    each = lay.days_between(date(2026, 12, 8), date(2026, 12, 11), [entry], **shown)
    assert [len(day.entries) for day in each] == [1, 1, 0, 0]
    once = lay.days_between(date(2026, 12, 8), date(2026, 12, 11), [entry], once=True, **shown)
    assert [[one.time for one in day.entries] for day in once] == [["到 12-9"], [], [], []]
    assert once[0].url == "/?day=2026-12-08"


def test_a_month_full_of_appointments_costs_few_statements(people: Desks) -> None:
    for at in range(12):
        planned(people, replace(VISIT, first_day=MONDAY + timedelta(days=at)), people.guest)
    with acting_as(people.guest), assert_queries(7):
        assert len(queries.entries(MONDAY, MONDAY + timedelta(days=34))) == 12


@pytest.mark.django_db(transaction=True)
def test_the_pages_carry_an_appointment_from_plan_to_cancellation(client: Client, people: Desks) -> None:
    assert client.get("/work/schedule/")["Location"] == "/sign-in/?next=%2Fwork%2Fschedule%2F"
    client.post("/sign-in/", {"identifier": "huang.host", "password": PASSWORD})
    sent = {"title": "碰头", "first_day": "2026-12-07", "starts": "9:30", "guest_text": "许明", "act": "add"}
    added = client.post("/work/schedule/new/", sent).content.decode()
    assert f'value="{account(people.stranger)}" checked' in added
    assert 'value="碰头"' in added
    kept = {**sent, "act": "save", "guest_text": "", "guests": [str(account(people.stranger))]}
    refused = client.post("/work/schedule/new/", {**kept, "ends": "8:00"})
    assert refused.status_code == 422
    assert "结束的时间要晚于开始" in refused.content.decode()
    where = client.post("/work/schedule/new/", kept)["Location"]
    page = client.get(where).content.decode()
    assert "许明" in page
    assert "09:30–10:30" in page
    for view in ("month", "week", "agenda"):
        assert "碰头" in client.get("/work/schedule/", {"view": view, "day": "2026-12-07"}).content.decode()
    assert "碰头" not in client.get("/work/schedule/", {"day": "2026-12-07", "only": "standing-in"}).content.decode()
    assert "碰头" not in client.get("/work/").content.decode()
    assert client.post(f"{where}edit/", {**kept, "title": "改期碰头", "first_day": "2026-12-01"})["Location"] == where
    assert "改期碰头" in client.get(where).content.decode()
    assert "改期碰头" in client.get("/work/").content.decode()
    client.post(f"{where}cancel/")
    assert "改期碰头" not in client.get("/work/schedule/", {"day": "2026-12-01"}).content.decode()
    assert "曾国安" in client.get("/work/schedule/colleagues/", {"q": "zeng"}).content.decode()
    for day in ("0001-01-01", "9999-12-31", "x", "2027-02-30"):
        assert client.get("/work/schedule/", {"day": day, "view": day}).status_code == 200
