import asyncio
from asyncio import events
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from banyan.site.launch.pytest_plugin import pytest_collection_modifyitems, pytest_runtest_protocol


def loop_seen_by(*fixtures: str) -> Any:
    """The loop that a test with these fixtures takes for running, while a browser's loop is marked as such."""
    before, left_by_a_browser = events._get_running_loop(), asyncio.new_event_loop()
    events._set_running_loop(left_by_a_browser)
    try:
        around: Any = pytest_runtest_protocol(SimpleNamespace(fixturenames=fixtures))  # type: ignore[arg-type]
        next(around)
        seen = events._get_running_loop()
        with pytest.raises(StopIteration):
            around.send(True)
        assert events._get_running_loop() is left_by_a_browser
    finally:
        events._set_running_loop(before)
        left_by_a_browser.close()
    return seen and left_by_a_browser


def items_in_order(*collected: tuple[str, str]) -> list[str]:
    """The names of tests, each told as file and mark, in the order in which they run; the names count from 0."""
    items: Any = [
        SimpleNamespace(path=path, name=str(number), get_closest_marker=lambda asked, mark=mark: asked == mark)
        for number, (path, mark) in enumerate(collected)
    ]
    pytest_collection_modifyitems(items)
    return [item.name for item in items]


def test_files_with_long_tests_run_first_and_then_those_with_many() -> None:
    assert items_in_order(
        ("one", ""), ("two", ""), ("two", ""), ("slow", ""), ("slow", "slow"), ("seen", "browser")
    ) == [
        "3",
        "4",
        "5",
        "1",
        "2",
        "0",
    ]


def test_a_test_without_a_browser_and_its_modules_fixtures_see_no_loop() -> None:
    assert loop_seen_by("db") is None


def test_a_test_with_a_browser_sees_its_loop() -> None:
    assert loop_seen_by("chromium", "db") is not None


@pytest.mark.django_db
def test_a_test_has_a_real_postgresql_18() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding')")
        assert cursor.fetchone() == (18, "UTF8")
