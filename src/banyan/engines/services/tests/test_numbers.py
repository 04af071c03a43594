"""Case numbers are given once, however many ask at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

DAY = date(2026, 11, 17)


def numbers(count: int) -> list[str]:
    try:
        with connection.cursor() as cursor:
            found = []
            for _ in range(count):
                cursor.execute("SELECT services_number('350102', %s, '')", [DAY])
                found.append(cursor.fetchone()[0])
            return found
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_numbers_asked_for_at_once_differ_and_leave_no_gap() -> None:
    with ThreadPoolExecutor(6) as pool:
        given = [number for some in pool.map(numbers, [20] * 6) for number in some]
    assert sorted(given) == [f"350102-261117-{serial:04d}" for serial in range(1, 121)]


@pytest.mark.django_db
def test_a_day_may_have_more_than_four_digits_and_series_count_apart() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT services_number('350102', %s, 'J')", [DAY])
        assert cursor.fetchone()[0] == "350102-J261117-0001"
        cursor.execute("SELECT services_number('350104', %s, '') FROM generate_series(1, 10000)", [DAY])
        assert [row[0] for row in cursor.fetchall()][-2:] == ["350104-261117-9999", "350104-261117-10000"]
