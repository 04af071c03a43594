"""The calendar in force follows the installation's own file."""

from datetime import date
from pathlib import Path

import pytest

from banyan.kernel import calendar
from banyan.standards.errors import StandardError
from banyan.standards.workdays import UnknownYear, WorkCalendar, from_json, national

NEW_YEAR = date(2031, 1, 1)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANYAN_CALENDAR", raising=False)
    monkeypatch.setenv("BANYAN_VAR", str(tmp_path / "var"))


def year(number: int, holiday: str) -> WorkCalendar:
    return from_json(f'{{"{number}": {{"holidays": {{"{holiday}": "元旦"}}}}}}')


def test_without_a_file_the_national_calendar_is_in_force() -> None:
    assert calendar.workdays().years == national().years
    with pytest.raises(UnknownYear):
        calendar.workdays().is_workday(NEW_YEAR)


def test_loaded_years_are_in_force_at_once_and_stay_beside_each_other() -> None:
    calendar.load(year(2031, "2031-01-01"))
    calendar.load(year(2032, "2032-01-01"))
    assert not calendar.workdays().is_workday(NEW_YEAR)
    assert not calendar.workdays().is_workday(date(2032, 1, 1))
    assert calendar.workdays().is_workday(date(2026, 10, 10))


def test_a_year_loaded_again_replaces_what_was_known_of_it() -> None:
    calendar.load(year(2031, "2031-01-01"))
    calendar.load(year(2031, "2031-01-02"))
    assert calendar.workdays().is_workday(NEW_YEAR)
    assert not calendar.workdays().is_workday(date(2031, 1, 2))


def test_a_broken_file_is_said_and_not_overwritten() -> None:
    calendar.load(year(2031, "2031-01-01"))
    calendar.corrections_file().write_text("{", encoding="utf-8")
    with pytest.raises(StandardError, match="JSON"):
        calendar.load(year(2032, "2032-01-01"))
    assert calendar.corrections_file().read_text(encoding="utf-8") == "{"


def test_loading_leaves_nothing_but_the_file() -> None:
    calendar.load(year(2031, "2031-01-01"))
    assert [file.name for file in calendar.corrections_file().parent.iterdir()] == ["calendar.json"]
