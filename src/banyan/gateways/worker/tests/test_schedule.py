"""A periodic task runs once for each minute that is due, whoever of the workers comes first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from banyan.gateways.worker.schedule import last_due, run_due
from banyan.kernel import clock
from banyan.kernel.jobs import PERIODIC, Periodic
from banyan.kernel.principal import current

NOON = datetime(2026, 11, 23, 12, 5, 30, tzinfo=clock.ZONE)


@pytest.mark.parametrize(
    ("cron", "due"),
    [
        ("* * * * *", NOON.replace(second=0)),
        ("*/10 * * * *", NOON.replace(minute=0, second=0)),
        ("0 3 * * *", NOON.replace(hour=3, minute=0, second=0)),
        ("0 0 1 * *", datetime(2026, 11, 1, tzinfo=clock.ZONE)),
    ],
)
def test_the_last_due_minute(cron: str, due: datetime) -> None:
    assert last_due(cron, NOON) == due


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def fail() -> None:
        found.append("failing")
        raise RuntimeError

    monkeypatch.setattr(
        "banyan.gateways.worker.schedule.PERIODIC",
        {
            "minutely": Periodic("minutely", "* * * * *", lambda: found.append(current().kind)),
            "failing": Periodic("failing", "* * * * *", fail),
        },
    )
    return found


@pytest.mark.django_db
def test_each_due_minute_is_taken_once_and_a_failure_stops_nothing_else(ran: list[str]) -> None:
    with clock.at(NOON):
        assert run_due()
        assert not run_due()
    assert sorted(ran) == ["failing", "system"]
    with clock.at(NOON + timedelta(minutes=1)):
        assert run_due()
    assert sorted(ran) == ["failing", "failing", "system", "system"]


def test_every_registered_task_has_a_cron_that_can_be_read() -> None:
    for entry in PERIODIC.values():
        assert last_due(entry.cron, NOON) <= NOON
