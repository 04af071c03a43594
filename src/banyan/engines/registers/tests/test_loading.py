"""Bulk loading: good rows in, bad ones back, history as it would have come one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banyan.engines.registers.actions import Incoming, load, put
from banyan.engines.registers.models import Statement
from banyan.engines.registers.queries import history, look_up, record
from banyan.engines.registers.tests.conftest import NUMBER, OTHER_NUMBER, SOMEONE
from banyan.engines.registers.timeline import faults
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import person_id
from banyan.kernel.testing import assert_queries
from banyan.standards import citizen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]


def row(number: str, **values: Any) -> dict[str, Any]:
    return {**SOMEONE, "number": number, **values}


def test_good_rows_are_taken_and_bad_ones_come_back_with_reasons() -> None:
    with acting_as(SYSTEM):
        report = load(
            "people",
            [
                row(NUMBER),
                row(NUMBER[:-1] + "5"),
                row(OTHER_NUMBER, name=""),
                row(OTHER_NUMBER, name="=cmd|' /C calc'!A0"),
                {"name": "没有号码"},
                row(OTHER_NUMBER, height=180),
                row(OTHER_NUMBER, born="1985-02-30"),
                row(OTHER_NUMBER, born=""),
            ],
            source="public-security",
        )
    assert (report.rows, report.taken, report.written) == (8, 1, 1)
    assert [(bad.number, bad.field) for bad in report.bad] == [
        (2, "number"), (4, "name"), (5, "number"), (6, "height"), (7, "born"), (8, ""), (3, "name")
    ]  # fmt: skip
    assert all(bad.reason.endswith("。") for bad in report.bad)


def test_only_the_source_may_load(doctor: Principal) -> None:
    with acting_as(doctor), pytest.raises(Refused):
        load("people", [row(NUMBER)], source="public-security")
    with acting_as(SYSTEM):
        assert Statement.objects.count() == 0


def test_rows_of_one_person_become_his_history() -> None:
    with acting_as(SYSTEM):
        load(
            "people",
            [
                Incoming(row(NUMBER, address="旧路"), date(1990, 3, 7)),
                Incoming({"number": NUMBER, "address": "新路"}, date(2015, 1, 1)),
            ],
            source="public-security",
        )
        subject = person_id(NUMBER)
        then = record("people", subject, purpose="x", on=date(2010, 1, 1))
        now = look_up("people", NUMBER, purpose="x")
    assert then is not None
    assert now is not None
    assert (then["address"], now["address"], now["name"]) == ("旧路", "新路", "林小榕")


def test_loading_again_what_is_known_writes_nothing() -> None:
    with acting_as(SYSTEM):
        load("people", [row(NUMBER)], source="public-security")
        again = load("people", [row(NUMBER)], source="public-security")
        assert (again.taken, again.written) == (1, 0)
        changed = load("people", [row(NUMBER, name="林大榕")], source="public-security")
        assert changed.written == 1
        assert len(history("people", person_id(NUMBER), purpose="x")) == 2


def test_another_source_stands_beside_the_first() -> None:
    with acting_as(SYSTEM):
        load("people", [row(NUMBER)], source="public-security")
        report = load(
            "people", [{"number": NUMBER, "marriage": "已婚"}], source="civil-affairs", valid_from=date(2020, 1, 1)
        )
        assert report.written == 1
        found = look_up("people", NUMBER, purpose="x")
        stood = Statement.objects.get(source="civil-affairs")
    assert found is not None
    assert found["marriage"] == "20"
    assert (stood.city, stood.division) == ("3501", "350102001001")


def numbers(count: int) -> list[str]:
    start = date(1980, 1, 1)
    return [citizen.build("350102", start + timedelta(days=n), 1) for n in range(count)]


def test_the_number_of_statements_does_not_grow_with_the_rows() -> None:
    rows = [
        row(number, born="") | {"born": f"{number[6:10]}-{number[10:12]}-{number[12:14]}"} for number in numbers(300)
    ]
    with acting_as(SYSTEM), assert_queries(16):
        report = load("people", rows, source="public-security")
    assert (report.taken, report.bad) == (300, [])


def test_where_a_person_lives_decides_the_part_of_the_table() -> None:
    with acting_as(SYSTEM):
        load(
            "people",
            [row(NUMBER, home="350203001001"), row(OTHER_NUMBER, home="110101001001")],
            source="public-security",
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT DISTINCT tableoid::regclass::text FROM registers_statement ORDER BY 1")
            parts = [one for (one,) in cursor.fetchall()]
    assert parts == ["registers_statement_3502", "registers_statement_other"]


days = st.integers(0, 8).map(lambda n: date(2020, 1, 1) + timedelta(days=n))
news = st.lists(st.tuples(days, st.sampled_from(["甲路", "乙路", "丙路"])), min_size=1, max_size=6)


@given(news, st.integers(1, 3))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_loading_in_batches_tells_the_same_story_as_one_by_one(script: list[tuple[date, str]], batch: int) -> None:
    """And what we knew after each step can be read back for every day, with no gap and no overlap."""
    first, second = numbers(800)[-2:]
    Reset.wipe([person_id(first), person_id(second)])
    start = clock.now()
    told: list[tuple[Any, dict[date, str]]] = []
    with acting_as(SYSTEM):
        load(
            "people",
            [Incoming({**row(first, born=""), "address": a}, d) for d, a in script],
            source="public-security",
            batch=batch,
        )
        for n, (day, address) in enumerate(script):
            with clock.at(start + timedelta(minutes=n + 1)):
                put(
                    "people",
                    second,
                    {**row(second, born=""), "address": address},
                    source="public-security",
                    valid_from=day,
                )
                told.append((clock.now(), story(person_id(second), None)))
        assert story(person_id(first), None) == story(person_id(second), None)
        for moment, then in told:
            assert story(person_id(second), moment) == then
        assert faults_of(person_id(second)) == []


def story(subject: UUID, known: Any) -> dict[date, str]:
    told: dict[date, str] = {}
    for n in range(10):
        day = date(2020, 1, 1) + timedelta(days=n)
        with clock.at(known or clock.now() + timedelta(days=1)):
            found = record("people", subject, purpose="x", on=day)
        if found is not None:
            told[day] = str(found["address"])
    return told


def faults_of(subject: UUID) -> list[str]:
    from banyan.engines.registers.timeline import Span

    rows = Statement.objects.filter(subject_id=subject, known_to__year=9999)
    return faults(Span(one.valid_from, one.valid_to, {}) for one in rows)


class Reset:
    """Between Hypothesis's examples the two persons are forgotten, as the owner of the tables."""

    @staticmethod
    def wipe(subjects: list[UUID]) -> None:
        from banyan.kernel.postgres.base import as_owner

        with as_owner(), connection.cursor() as cursor:
            cursor.execute("ALTER TABLE registers_statement DISABLE TRIGGER registers_keep_history")
            cursor.execute("DELETE FROM registers_statement WHERE subject_id = ANY(%s)", [subjects])
            cursor.execute("ALTER TABLE registers_statement ENABLE TRIGGER registers_keep_history")
