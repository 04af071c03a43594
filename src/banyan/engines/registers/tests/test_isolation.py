"""What must not happen: a reading without a record of it, a look at a stranger's data, a changed past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from banyan.engines.registers.actions import load, put
from banyan.engines.registers.declare import Purpose, Sensitivity
from banyan.engines.registers.models import Reading, Statement, Term
from banyan.engines.registers.queries import compare, look_up, readings_of, record, search
from banyan.engines.registers.tests.conftest import NUMBER, SOMEONE
from banyan.kernel.errors import NotFound, Refused
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.testing import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]
BORN = date(1990, 3, 7)
SUBJECT_NUMBER = NUMBER


@pytest.fixture
def subject(police: Principal) -> UUID:
    with acting_as(police):
        return put("people", NUMBER, SOMEONE, source="public-security", valid_from=BORN)


@pytest.fixture
def case() -> Purpose:
    return Purpose("办理生育登记", case_id=uuid7())


def readings(subject: UUID) -> list[Reading]:
    with acting_as(SYSTEM):
        return list(Reading.objects.filter(subject_id=subject).order_by("id"))


def test_a_clerk_reads_in_a_case_and_the_person_sees_it(subject: UUID, doctor: Principal, case: Purpose) -> None:
    with acting_as(doctor):
        found = look_up("people", NUMBER, purpose=case, fields=["name", "address"])
    assert found is not None
    assert found["address"] == SOMEONE["address"]
    with acting_as(person(subject_id=subject)):
        (seen,) = readings_of(subject)
    assert seen.fields == ("姓名", "住址")
    assert (seen.purpose, seen.case_id, seen.outcome) == ("办理生育登记", case.case_id, "read")
    assert (seen.account_id, seen.org_id) == (doctor.account_id, doctor.org_ids[0])


def test_without_a_case_a_clerk_sees_nothing_and_the_attempt_is_kept(subject: UUID, doctor: Principal) -> None:
    with acting_as(doctor), pytest.raises(Refused, match="办件"):
        look_up("people", NUMBER, purpose="看看", fields=["name"])
    (attempt,) = readings(subject)
    assert (attempt.outcome, attempt.purpose) == ("refused", "看看")


def test_beyond_the_agreement_a_clerk_sees_nothing(subject: UUID, builder: Principal, case: Purpose) -> None:
    with acting_as(builder), pytest.raises(Refused, match="住址"):
        look_up("people", NUMBER, purpose=case, fields=["name", "address"])


def test_a_case_of_somebody_else_is_no_purpose(
    subject: UUID, doctor: Principal, case: Purpose, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = [lambda who, case_id: False]
    monkeypatch.setattr("banyan.engines.registers.declare.agreement._case_checks", checks)
    with acting_as(doctor), pytest.raises(Refused, match="不由您办理"):
        look_up("people", NUMBER, purpose=case, fields=["name"])


def test_comparing_gives_no_value_away(subject: UUID, registrar: Principal, builder: Principal, case: Purpose) -> None:
    with acting_as(registrar):
        put("people", NUMBER, {"marriage": "20"}, source="civil-affairs", valid_from=date(2020, 1, 1))
    with acting_as(builder):
        with pytest.raises(Refused):
            look_up("people", NUMBER, purpose=case, fields=["marriage"])
        answer = compare("people", NUMBER, {"marriage": "未婚", "name": "林小榕"}, purpose=case)
    assert answer.agrees == {"marriage": False, "name": True}
    assert [one.outcome for one in readings(subject)][-1] == "compared"


def test_a_person_sees_himself_and_nobody_else(subject: UUID) -> None:
    with acting_as(person(subject_id=subject)):
        found = record("people", subject, purpose="本人查看")
    assert found is not None
    assert found["name"] == "林小榕"
    stranger = person()
    with acting_as(stranger):
        with pytest.raises(Refused, match="自己"):
            record("people", subject, purpose="好奇")
        with pytest.raises(Refused):
            readings_of(subject)
        assert Reading.objects.count() == 0
    assert [one.kind for one in readings(subject)] == ["self", "person"]


def test_nobody_reads_without_a_name(subject: UUID) -> None:
    with acting_as(ANONYMOUS), pytest.raises(Refused):
        record("people", subject, purpose="x")
    assert readings(subject) == []


@pytest.mark.parametrize("who", ["doctor", "police", "stranger", "owner", "nobody"])
def test_there_is_no_way_round_the_look_up(subject: UUID, who: str, doctor: Principal, police: Principal) -> None:
    """Straight at the table even the owner of the data gets no row; only the function that records gives any."""
    acting = {
        "doctor": doctor, "police": police, "stranger": person(), "owner": person(subject_id=subject),
        "nobody": ANONYMOUS,
    }[who]  # fmt: skip
    with acting_as(acting):
        assert Statement.objects.count() == 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM registers_statement")
            assert cursor.fetchone() == (0,)
        for part in ("registers_statement_3501", "registers_reading_h0"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {part}")
        with pytest.raises(DatabaseError), transaction.atomic():
            Statement.objects.create(
                city="3501", subject_id=subject, register="people", source="x", valid_from=BORN, valid_to=BORN,
                known_from="2026-01-01T00:00Z", known_to="2026-01-01T00:00Z", division="350100000000",
            )  # fmt: skip


READ = (
    "SELECT * FROM registers_read(%s, 'people', %s, '{public-security}', %s, %s, %s, NULL, %s, false, now(), %s, now())"
)


@pytest.mark.parametrize(
    ("who", "fields", "outcome", "purpose", "borrowed"),
    [
        ("stranger", ["name"], "read", "好奇", False),
        ("nobody", ["name"], "read", "好奇", False),
        ("doctor", ["name"], "read", "", False),
        ("doctor", [], "read", "x", False),
        ("doctor", ["name"], "read", "x", True),
    ],
)
def test_the_database_itself_refuses(
    subject: UUID, doctor: Principal, who: str, fields: list[str], outcome: str, purpose: str, borrowed: bool
) -> None:
    acting = {"doctor": doctor, "stranger": person(), "nobody": ANONYMOUS}[who]
    org = uuid7() if borrowed else None
    with acting_as(acting), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute(READ, [uuid7(), subject, fields, outcome, purpose, org, BORN])
    assert readings(subject) == []


def test_the_past_cannot_be_changed(subject: UUID) -> None:
    with acting_as(SYSTEM):
        for change in (
            "UPDATE registers_statement SET valid_to = '2000-01-01'",
            "UPDATE registers_statement SET reason = 'x'",
            "DELETE FROM registers_statement",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)
        look_up("people", NUMBER, purpose="核对")
        for change in ("UPDATE registers_reading SET purpose = 'x'", "DELETE FROM registers_reading"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)


def test_a_closed_statement_stays_closed(subject: UUID, police: Principal) -> None:
    with acting_as(police):
        put("people", NUMBER, {"name": "林大榕"}, source="public-security", valid_from=BORN)
    reopen = "UPDATE registers_statement SET known_to = '9999-12-31 00:00+00' WHERE known_to < '9999-01-01'"
    with acting_as(SYSTEM), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(reopen)


def test_a_value_moved_to_another_person_does_not_open(subject: UUID, police: Principal) -> None:
    from banyan.engines.registers.contents import pack, unpack
    from banyan.engines.registers.declare import schema
    from banyan.kernel.crypto import Unreadable

    plain, sealed = pack(schema("people"), subject, {"name": "林小榕"})
    assert unpack(schema("people"), subject, plain, sealed) == {"name": "林小榕"}
    with pytest.raises(Unreadable):
        unpack(schema("people"), uuid7(), plain, sealed)


def test_keepers_find_by_name_and_birth_others_do_not(subject: UUID, police: Principal, doctor: Principal) -> None:
    wanted = {"name": "林小榕", "born": "1990-03-07"}
    with acting_as(police):
        (found,) = search("people", wanted, purpose="核对重名")
        assert search("people", {**wanted, "born": "1990-03-08"}, purpose="核对重名") == ()
    assert found.subject_id == subject
    with acting_as(doctor), pytest.raises(Refused):
        search("people", wanted, purpose="x")
    with acting_as(person()):
        assert Term.objects.count() == 0


def test_a_refused_statement_changes_nothing(subject: UUID, doctor: Principal) -> None:
    with acting_as(SYSTEM):
        before = list(Statement.objects.values_list("pk", "known_to"))
    with acting_as(doctor), pytest.raises(Refused):
        put("people", NUMBER, {"name": "坏人"}, source="public-security", valid_from=BORN)
    with acting_as(SYSTEM):
        assert list(Statement.objects.values_list("pk", "known_to")) == before


def test_secret_is_kept_closest() -> None:
    assert Sensitivity.SECRET.sealed
    assert Sensitivity.PERSONAL.sealed
    assert not Sensitivity.INTERNAL.sealed


def test_an_unknown_register_or_field_is_said_plainly(subject: UUID) -> None:
    with acting_as(SYSTEM):
        with pytest.raises(NotFound, match="nothing"):
            look_up("nothing", NUMBER, purpose="x")
        with pytest.raises(NotFound, match="height"):
            look_up("people", NUMBER, purpose="x", fields=["height"])


def test_a_county_s_keeper_keeps_no_other_county_s_data(subject: UUID, police: Principal) -> None:
    post = replace(police.posts[0], division="350203000000")
    elsewhere = replace(police, posts=(post,))
    with acting_as(elsewhere):
        with pytest.raises(Refused, match="辖区"):
            look_up("people", NUMBER, purpose="核对", fields=["name"])
        with pytest.raises(Refused, match="辖区"):
            put("people", NUMBER, {"name": "林大榕"}, source="public-security", valid_from=BORN)
        report = load("people", [{"number": NUMBER, "name": "林大榕", "born": "1990-03-07"}], source="public-security")
    assert (report.taken, [bad.field for bad in report.bad]) == (0, ["home"])
    assert [one.outcome for one in readings(subject)] == ["refused"]
    with acting_as(SYSTEM):
        found = look_up("people", NUMBER, purpose="核对")
    assert found is not None
    assert found["name"] == "林小榕"
