"""Workers stand while one command asks so, and only then; a second command hears that it is not alone."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from banyan.kernel.standstill import standing, workers_stand


def _elsewhere() -> tuple[bool, bool]:
    """What another connection sees: whether workers stand, and whether it could ask so itself."""
    seen: list[bool] = []

    def look() -> None:
        seen.append(standing())
        with workers_stand() as taken:
            seen.append(taken)
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    return seen[0], seen[1]


@pytest.mark.django_db(transaction=True)
def test_workers_stand_within_the_block_only() -> None:
    assert _elsewhere() == (False, True)
    with workers_stand() as taken:
        assert taken
        assert _elsewhere() == (True, False)
    assert _elsewhere() == (False, True)
