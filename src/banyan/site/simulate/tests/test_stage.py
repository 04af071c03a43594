"""The queue keeps the order of time, and what fails is counted and named while the others go on."""

from __future__ import annotations

from datetime import datetime, timedelta

from banyan.kernel import clock
from banyan.kernel.errors import Invalid, NotFound
from banyan.site.simulate.stage import NAMED, Stage

NINE = datetime(2026, 6, 8, 9, tzinfo=clock.ZONE)


def test_things_happen_in_the_order_of_time_with_the_clock_there() -> None:
    stage, seen = Stage(1), []
    for minutes in (30, 10, 20):
        stage.at(NINE + timedelta(minutes=minutes), "", lambda: seen.append(clock.now()))
    stage.until(NINE + timedelta(minutes=25))
    assert seen == [NINE + timedelta(minutes=10), NINE + timedelta(minutes=20)]


def test_what_fails_is_counted_and_its_first_cases_named() -> None:
    stage, seen = Stage(1), []

    def fail() -> None:
        raise NotFound("没有找到这个办件。")

    for number in range(5):
        stage.at(NINE, f"350102-260608-{number:04}", fail)
    stage.at(NINE + timedelta(minutes=1), "", lambda: seen.append(1))
    stage.until(NINE + timedelta(hours=1))
    assert stage.faults == {"没有找到这个办件。": 5}
    assert len(stage.named["没有找到这个办件。"]) == NAMED
    assert seen == [1]


def test_wrong_fields_and_faults_of_the_programme_are_told() -> None:
    stage = Stage(1)

    def invalid() -> None:
        raise Invalid("有 1 处要改。", fields={"name": "请写姓名"})

    def broken() -> None:
        raise ZeroDivisionError

    stage.at(NINE, "", invalid)
    stage.at(NINE, "", broken)
    stage.until(NINE)
    assert set(stage.faults) == {"有 1 处要改。 name：请写姓名", "程序出错：ZeroDivisionError"}


def test_later_counts_working_minutes() -> None:
    stage, seen = Stage(1), []
    friday_evening = datetime(2026, 6, 12, 17, 25, tzinfo=clock.ZONE)
    with clock.at(friday_evening):
        stage.later(10, "", lambda: seen.append(clock.now().date()))
    stage.until(friday_evening + timedelta(days=10))
    assert seen == [datetime(2026, 6, 15).date()]  # noqa: DTZ001
