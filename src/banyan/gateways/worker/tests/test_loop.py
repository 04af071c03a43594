"""The worker's loop ends when told, or when a new process should go on; events that wait are delivered."""

import os
import signal
from collections.abc import Iterator

import pytest

from banyan.gateways.worker import loop

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _looked_at_soon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(loop, "LOOK_SECONDS", 0.05)
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_one_that_has_outgrown_its_room_asks_for_a_new_process() -> None:
    asked = iter([False, False, True])
    assert loop.main(lambda: next(asked)) is True


def test_one_that_is_told_to_stop_stops() -> None:
    def told() -> bool:
        os.kill(os.getpid(), signal.SIGTERM)
        return True

    assert loop.main(told) is False
