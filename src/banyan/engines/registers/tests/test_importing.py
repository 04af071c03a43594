"""Files handed over: the good rows in, the bad ones back with reasons, hostile files refused, a kill survived."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from banyan.engines.registers.actions import import_job as importing_job
from banyan.engines.registers.actions import load_batch, start_import
from banyan.engines.registers.actions.upkeep import forget_files
from banyan.engines.registers.importing.returning import as_csv, as_workbook
from banyan.engines.registers.models import Statement
from banyan.engines.registers.queries import bad_rows_of, history, import_job, look_up, returned
from banyan.engines.registers.tests.conftest import NUMBER, OTHER_NUMBER
from banyan.engines.registers.tests.test_loading import numbers
from banyan.kernel import clock
from banyan.kernel.errors import Invalid, NotFound, Refused, TooLarge
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import person_id
from banyan.kernel.testing import run_jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]
HEAD = ["公民身份号码", "姓名", "出生日期", "居住地", "住址"]
GOOD = [NUMBER, "林小榕", "1990-03-07", "350102001001", "某路 1 号"]
WRONG = [OTHER_NUMBER, "=HYPERLINK(1)", "1985-12-12", "350102001001", "@SUM(1)"]
SOURCE = "public-security"


def table(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def book(*rows: list[Any]) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def found(number: str) -> Any:
    with acting_as(SYSTEM):
        return look_up("people", number, purpose="x")


@pytest.mark.parametrize(
    "made",
    [
        lambda: table(HEAD, GOOD, WRONG).encode(),
        lambda: table(HEAD, GOOD, WRONG).encode("utf-8-sig"),
        lambda: table(HEAD, GOOD, WRONG).encode("gb18030"),
        lambda: table(HEAD, GOOD, WRONG).encode("utf-16"),
        lambda: table(HEAD, GOOD, WRONG).replace(",", "\t").encode(),
        lambda: book(HEAD, GOOD, WRONG),
    ],
    ids=["utf-8", "utf-8 with a mark", "gb18030", "utf-16", "tabs", "workbook"],
)
def test_whatever_the_office_saved_it_as(police: Principal, made: Callable[[], bytes]) -> None:
    with acting_as(police):
        job_id = start_import("people", SOURCE, [made()])
    run_jobs()
    with acting_as(police):
        done = import_job(job_id)
        (bad,) = bad_rows_of(job_id)
        with returned(job_id) as rows:
            back = b"".join(as_csv(rows)).decode("utf-8-sig")
    assert (done.state, done.taken, done.bad) == ("done", 1, 1)
    assert (bad.number, bad.field) == (3, "姓名")
    assert found(NUMBER)["name"] == "林小榕"
    heading, row = csv.reader(io.StringIO(back))
    assert heading == ["行号", "有误的列", "原因", *HEAD]
    assert row[0] == "3"
    assert "姓名" in row[2]
    assert row[4] in ("'=HYPERLINK(1)", "")
    assert row[7] == "'@SUM(1)"


def test_bad_rows_mended_come_in_and_nothing_doubles(police: Principal) -> None:
    with acting_as(police):
        first = start_import("people", SOURCE, [table(HEAD, GOOD, WRONG).encode()])
    run_jobs()
    with acting_as(police):
        with returned(first) as rows:
            made = load_workbook(io.BytesIO(as_workbook(rows))).worksheets[0]
        assert [cell.data_type for cell in made[2]] == ["s"] * 8
        mended = [*WRONG[:1], "林大榕", *WRONG[2:4], "某路 2 号"]
        start_import("people", SOURCE, [table(HEAD, GOOD, mended).encode()])
    run_jobs()
    assert found(OTHER_NUMBER)["name"] == "林大榕"
    with acting_as(SYSTEM):
        assert len(history("people", person_id(NUMBER), purpose="x")) == 1


def test_a_job_that_is_killed_goes_on_where_it_stood(police: Principal, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[one, "某人", f"{one[6:10]}-{one[10:12]}-{one[12:14]}", "350102001001", "某路"] for one in numbers(25)]
    rows[3][1] = rows[17][1] = "<坏>"
    with acting_as(police):
        job_id = start_import("people", SOURCE, [table(HEAD, *rows).encode()])
    monkeypatch.setattr(importing_job, "BATCH", 10)
    calls: list[Any] = []

    def dies_in_the_second(*args: Any, **kwargs: Any) -> Any:
        report = load_batch(*args, **kwargs)
        calls.append(report)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return report

    monkeypatch.setattr(importing_job, "load_batch", dies_in_the_second)
    with pytest.raises(KeyboardInterrupt):
        run_jobs()
    with acting_as(SYSTEM):
        assert Statement.objects.count() == 9
    run_jobs()
    with acting_as(police):
        done = import_job(job_id)
        assert [bad.number for bad in bad_rows_of(job_id)] == [5, 19]
    assert (done.state, done.done, done.taken, done.bad) == ("done", 25, 23, 2)
    with acting_as(SYSTEM):
        assert Statement.objects.count() == 23


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return out.getvalue()


def entities() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>')
    return out.getvalue()


def other_archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "空的"),
        (b"  \n", "空的"),
        (bomb(), "大得不正常"),
        (entities(), "不该有"),
        (other_archive(), "不是工作簿"),
        (b"PK\x03\x04 broken", "打不开"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "另存为"),
        (b"%PDF-1.7", "不是表格"),
        (b"\xff\xfa\x81\x00" * 9, "编码|不是表格"),
        (table(HEAD[1:], GOOD[1:]).encode(), "缺少“公民身份号码”"),
        (table([*HEAD, "身高"], GOOD).encode(), "不认识的列：身高"),
        (table([*HEAD, "婚姻状况"], GOOD).encode(), "不认识的列：婚姻状况"),
        (table([*HEAD, "姓名"], GOOD).encode(), "重复"),
        (table([*HEAD, "name"], GOOD).encode(), "重复"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_at_once(police: Principal, content: bytes, reason: str) -> None:
    with acting_as(police), pytest.raises(Invalid, match=reason):
        start_import("people", SOURCE, [content])
    assert run_jobs() == 0


def test_too_large_a_file_leaves_nothing() -> None:
    with acting_as(SYSTEM), pytest.raises(TooLarge):
        start_import("people", SOURCE, (b"0" * 1_000_000 for _ in range(111)))


def test_only_the_source_may_import_and_only_the_starter_sees_it(
    police: Principal, registrar: Principal, doctor: Principal
) -> None:
    with acting_as(doctor), pytest.raises(Refused):
        start_import("people", SOURCE, [table(HEAD, GOOD).encode()])
    with acting_as(police):
        job_id = start_import("people", SOURCE, [table(HEAD, GOOD).encode()])
    with acting_as(registrar), pytest.raises(NotFound):
        import_job(job_id)


def test_rows_that_are_no_rows_come_back(police: Principal) -> None:
    text = table(HEAD, GOOD) + ",".join(["x"] * 9) + "\n" + "y" * 140_000 + "\n" + NUMBER + '\n"open'
    with acting_as(police):
        job_id = start_import("people", SOURCE, [text.encode()])
    run_jobs()
    with acting_as(police):
        assert import_job(job_id).state == "done"
        assert {bad.number for bad in bad_rows_of(job_id)} >= {3, 4}


def test_a_day_column_says_since_when(police: Principal) -> None:
    rows = [[*HEAD, "生效日期"], [*GOOD, "1990-03-07"], [*GOOD[:4], "新路", "2020年1月1日"], [*GOOD, "明天"]]
    with acting_as(police):
        job_id = start_import("people", SOURCE, [table(*rows).encode()])
    run_jobs()
    with acting_as(police):
        (bad,) = bad_rows_of(job_id)
    assert (bad.number, bad.field) == (4, "生效日期")
    assert found(NUMBER)["address"] == "新路"


def test_the_file_lies_encrypted(police: Principal) -> None:
    import os
    from pathlib import Path

    with acting_as(police):
        start_import("people", SOURCE, [table(HEAD, GOOD).encode()])
    stored = [one.read_bytes() for one in (Path(os.environ["BANYAN_VAR"]) / "files").rglob("*") if one.is_file()]
    assert stored
    assert not any("林小榕".encode() in one or NUMBER.encode() in one for one in stored)


def test_files_are_forgotten_when_they_are_not_needed(police: Principal) -> None:
    with acting_as(police):
        clean = start_import("people", SOURCE, [table(HEAD, GOOD).encode()])
        faulty = start_import("people", SOURCE, [table(HEAD, WRONG).encode()])
    assert forget_files() == 0
    run_jobs()
    assert forget_files() == 1
    with acting_as(police):
        with pytest.raises(NotFound, match="30 天"), returned(clean):
            pass
        with returned(faulty) as rows:
            assert len(list(rows)) == 2
    with clock.at(clock.now() + timedelta(days=31)):
        assert forget_files() == 1
