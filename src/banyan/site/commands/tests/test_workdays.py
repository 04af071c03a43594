import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from banyan.site.commands.workdays import app

runner = CliRunner()


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANYAN_CALENDAR", raising=False)
    monkeypatch.setenv("BANYAN_VAR", str(tmp_path / "var"))


def answer(*words: str) -> tuple[int, dict[str, object]]:
    result = runner.invoke(app, list(words))
    return result.exit_code, json.loads(result.stdout)


def test_add_tells_the_day_and_its_weekday() -> None:
    code, told = answer("add", "2026-09-30", "1")
    assert code == 0
    assert (told["date"], told["weekday"]) == ("2026-10-08", "周四")


def test_add_counts_back_for_a_negative_number() -> None:
    assert answer("add", "2026-10-08", "-1") == (
        0,
        {"from": "2026-10-08", "workdays": -1, "valid": True, "date": "2026-09-30", "weekday": "周三"},
    )


def test_between_counts() -> None:
    code, told = answer("between", "2026-09-30", "2026-10-10")
    assert (code, told["workdays"]) == (0, 3)


def test_a_day_is_described() -> None:
    code, told = answer("day", "2026-10-10")
    assert code == 0
    assert (told["workday"], told["kind"], told["weekday"]) == (True, "补班", "周六")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("add", "2026-12-25", "20"), "unknown-year"),
        (("between", "2026-12-25", "2027-01-05"), "unknown-year"),
        (("day", "2027-01-05"), "unknown-year"),
        (("add", "2026-13-01", "1"), "date"),
        (("between", "2026-12-25", "tomorrow"), "date"),
    ],
)
def test_what_cannot_be_reckoned_is_refused_with_the_reason(words: tuple[str, ...], reason: str) -> None:
    code, told = answer(*words)
    assert code == 1
    assert (told["valid"], told["code"]) == (False, reason)


def test_a_file_adds_a_year(tmp_path: Path) -> None:
    extra = tmp_path / "2027.json"
    extra.write_text('{"2027": {"holidays": {"2027-01-01": "元旦"}}}', encoding="utf-8")
    code, told = answer("add", "2026-12-31", "1", "--calendar", str(extra))
    assert (code, told["date"]) == (0, "2027-01-04")


def test_a_broken_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    extra = tmp_path / "2027.json"
    extra.write_bytes(b"\xff\xfe")
    code, told = answer("day", "2026-12-31", "--calendar", str(extra))
    assert (code, told["code"]) == (1, "calendar")


def test_a_loaded_year_is_counted_by_from_then_on(tmp_path: Path) -> None:
    year = tmp_path / "2027.json"
    days = ["2027-01-01", "2027-05-01", "2027-05-02", "2027-10-01", "2027-10-02", "2027-10-03"]
    year.write_text(json.dumps({"2027": {"holidays": dict.fromkeys(days, "节日")}}), encoding="utf-8")
    assert answer("add", "2026-12-31", "1")[0] == 1
    code, told = answer("load", str(year))
    assert (code, told["loaded"], told["known"]) == (0, [2027], "2004–2027")
    code, told = answer("add", "2026-12-31", "1")
    assert (code, told["date"]) == (0, "2027-01-04")


def test_a_year_without_its_fixed_holidays_is_not_loaded(tmp_path: Path) -> None:
    year = tmp_path / "2027.json"
    year.write_text('{"2027": {"holidays": {"2027-01-01": "元旦"}}}', encoding="utf-8")
    code, told = answer("load", str(year))
    assert (code, told["code"]) == (1, "calendar")
    assert answer("add", "2026-12-31", "1")[0] == 1


def test_a_broken_year_is_not_loaded(tmp_path: Path) -> None:
    year = tmp_path / "2027.json"
    year.write_text('{"2027": {"holidays": {"2026-01-01": "元旦"}}}', encoding="utf-8")
    code, told = answer("load", str(year))
    assert (code, told["code"]) == (1, "calendar")
    assert answer("day", "2027-01-04")[0] == 1
