"""A file is linked: by number, by likeness, by a person; and what must not happen does not."""

from __future__ import annotations

import sys
from uuid import UUID

import pytest

from banyan.engines.divisions.departments import CIVIL_AFFAIRS
from banyan.engines.registers.declare import Register, schema
from banyan.engines.registers.linkage.deciding import ACCEPTED, EXACT, LINKED, REJECTED, UNDONE, UNFOUND, WAITING
from banyan.engines.registers.linkage.models import Difference, LinkPair, LinkRow, LinkRun
from banyan.engines.registers.linkage.reviewing import accept, later, reject, undo
from banyan.engines.registers.linkage.starting import start_linking
from banyan.engines.registers.linkage.tests.conftest import HEADINGS, number_of, said, sheet
from banyan.engines.registers.linkage.words import words_of
from banyan.engines.registers.models import Reading
from banyan.engines.registers.queries import record
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.models import Job
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import person, run_jobs


def linked(rows: list[dict[str, str]], who: Principal) -> tuple[UUID, dict[int, LinkRow]]:
    """Hand the rows over and let them be linked; the run and its rows by number."""
    with acting_as(who):
        run_id = start_linking("people", CIVIL_AFFAIRS.code, sheet(rows))
        run_jobs()
        job = Job.objects.filter(arguments__run_id=str(run_id)).latest("created_at")
        assert job.state == "done", job.message
        return run_id, {row.number: row for row in LinkRow.objects.filter(run_id=run_id)}


def subject(place: int) -> UUID:
    return schema("people").subject_id(number_of(place))


def marriage(place: int) -> object:
    with acting_as(SYSTEM):
        found = record("people", subject(place), purpose="试验", fields=["marriage"])
    return found.get("marriage") if found else None


@pytest.fixture
def run(registered: Register, registrar: Principal) -> tuple[UUID, dict[int, LinkRow]]:
    old = number_of(3)[:6] + number_of(3)[8:17]
    return linked(
        [
            said(0, 公民身份号码=number_of(0)),
            said(1, 姓名="陈小明"),
            said(2, 住址="福州市鼓楼区别处 8 号"),
            said(3, 公民身份号码=old),
            said(4, 出生日期="", 联系电话="", 住址=""),
            {"姓名": "无此人", "出生日期": "1950-01-01", "婚姻状况": "已婚"},
            said(0, 公民身份号码=number_of(1)),
        ],
        registrar,
    )


def test_each_row_gets_what_it_deserves_with_a_reason(run: tuple[UUID, dict[int, LinkRow]]) -> None:
    _, rows = run
    assert [rows[number].state for number in (2, 3, 4, 5)] == [EXACT, LINKED, LINKED, EXACT]
    assert rows[6].state == WAITING
    assert rows[7].state == UNFOUND
    assert rows[8].state == WAITING, "a number of another name is never linked without a person"
    assert [rows[2].subject_id, rows[3].subject_id] == [subject(0), subject(1)]
    assert "同音" in rows[3].reason
    assert "15 位旧号码" in rows[5].reason
    assert (marriage(0), marriage(1), marriage(4)) == ("20", "20", None)


def test_what_differs_is_shown_and_overwrites_nothing(run: tuple[UUID, dict[int, LinkRow]]) -> None:
    with acting_as(SYSTEM):
        known = schema("people")
        assert set(Difference.objects.values_list("subject_id", "field", "kind")) == {
            (subject(1), "name", "close"),
            (subject(2), "address", "differs"),
        }
        found = record("people", subject(1), purpose="试验")
        assert found is not None
        assert found["name"] == "陈晓明", "the police answer for the name"
        words = words_of(known, subject(1), ["name"])
        assert (words.held("name"), words.said("civil-affairs", "name")) == ("陈晓明", "陈小明")


def test_a_slip_never_becomes_the_name(registered: Register, police: Principal) -> None:
    """Not even where the department that answers for the name has written the file."""
    with acting_as(police):
        row = said(1, 姓名="陈小明")
        del row["婚姻状况"]
        start_linking("people", "public-security", sheet([row], HEADINGS[1:-1]))
        run_jobs()
        assert LinkRow.objects.get().state == LINKED
    with acting_as(SYSTEM):
        found = record("people", subject(1), purpose="试验")
        assert found is not None
        assert found["name"] == "陈晓明"
        assert Difference.objects.get().field == "name"


def test_whoever_is_looked_at_sees_it(run: tuple[UUID, dict[int, LinkRow]]) -> None:
    with acting_as(person(subject_id=subject(1))):
        reading = Reading.objects.get(subject_id=subject(1))
        assert (reading.outcome, reading.automatic) == ("compared", True)


def test_a_person_decides_once_and_can_take_it_back(run: tuple[UUID, dict[int, LinkRow]], registrar: Principal) -> None:
    run_id, _ = run
    with acting_as(registrar):
        pairs = list(LinkPair.objects.filter(run_id=run_id, number=6).order_by("place"))
        assert {pair.subject_id for pair in pairs} == {subject(4), subject(5)}
        later(run_id=run_id, number=6)
        accept(run_id=run_id, number=6, subject_id=subject(4))
        with pytest.raises(Conflict):
            reject(run_id=run_id, number=6)
        assert LinkRow.objects.get(run_id=run_id, number=6).state == ACCEPTED
    assert marriage(4) == "20"
    with acting_as(registrar):
        with pytest.raises(Invalid):
            undo(run_id=run_id, number=6, reason=" ")
        undo(run_id=run_id, number=6, reason="看错了")
        assert LinkRow.objects.get(run_id=run_id, number=6).state == UNDONE
        reject(run_id=run_id, number=8)
        assert LinkRow.objects.get(run_id=run_id, number=8).state == REJECTED
    assert marriage(4) is None


def test_undoing_gives_back_what_was(registered: Register, registrar: Principal) -> None:
    linked([said(0, 婚姻状况="未婚")], registrar)
    run_id, _ = linked([said(0, 婚姻状况="已婚", 姓名="林小容")], registrar)
    assert marriage(0) == "20"
    with acting_as(registrar):
        undo(run_id=run_id, number=2, reason="不是他")
    assert marriage(0) == "10"
    with acting_as(SYSTEM):
        assert words_of(schema("people"), subject(0), ["name"]).said("civil-affairs", "name") == "林小榕"
        assert not Difference.objects.filter(state="open").exists()


def test_a_later_word_is_not_lost_by_undoing(registered: Register, registrar: Principal) -> None:
    first, _ = linked([said(0, 婚姻状况="未婚")], registrar)
    linked([said(0, 婚姻状况="已婚")], registrar)
    with acting_as(registrar), pytest.raises(Conflict):
        undo(run_id=first, number=2, reason="不是他")
    assert marriage(0) == "20"


def test_the_same_file_comes_once(registered: Register, registrar: Principal) -> None:
    linked([said(0)], registrar)
    with acting_as(registrar), pytest.raises(Conflict):
        start_linking("people", CIVIL_AFFAIRS.code, sheet([said(0)]))


def test_a_broken_run_goes_on_and_keeps_nothing_twice(registered: Register, registrar: Principal) -> None:
    run_id, _ = linked([said(0), said(1)], registrar)
    with acting_as(SYSTEM):
        Job.objects.filter(arguments__run_id=str(run_id)).update(state="failed")
        LinkRow.objects.filter(run_id=run_id, number=3).delete()
        LinkPair.objects.filter(run_id=run_id, number=3).delete()
        LinkRun.objects.filter(id=run_id).update(reached=2)
    again, _ = linked([said(0), said(1)], registrar)
    assert again == run_id
    with acting_as(SYSTEM):
        assert LinkRow.objects.filter(run_id=run_id, state=LINKED).count() == 2


def test_nobody_else_sees_or_decides(run: tuple[UUID, dict[int, LinkRow]], police: Principal) -> None:
    run_id, _ = run
    for who in (police, person()):
        with acting_as(who):
            assert not LinkRow.objects.exists()
            assert not LinkPair.objects.exists()
            with pytest.raises(NotFound):
                accept(run_id=run_id, number=6, subject_id=subject(4))
    with acting_as(police), pytest.raises(Refused):
        start_linking("people", CIVIL_AFFAIRS.code, sheet([said(0)]))
    assert marriage(4) is None


def test_a_file_that_cannot_be_linked_says_why(registered: Register, registrar: Principal) -> None:
    with acting_as(registrar):
        with pytest.raises(Invalid, match="不认识的列"):
            start_linking("people", CIVIL_AFFAIRS.code, [b"abc,def\n1,2\n"])
        with pytest.raises(Invalid, match="比对要有"):
            start_linking("people", CIVIL_AFFAIRS.code, ["姓名,婚姻状况\n林小榕,已婚\n".encode()])
        assert not LinkRun.objects.exists()


def test_the_heavy_parts_stay_in_the_other_process(run: tuple[UUID, dict[int, LinkRow]]) -> None:
    assert not {"splink", "duckdb", "pyarrow"} & set(sys.modules)
