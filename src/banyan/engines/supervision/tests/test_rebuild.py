"""Marks for cases that no event told of."""

from __future__ import annotations

import pytest

from banyan.engines.services.queries.bulk import cases_behind
from banyan.engines.services.tests.conftest import scene  # noqa: F401 - a fixture
from banyan.engines.services.tests.scene import Scene
from banyan.engines.supervision.models import Mark, Tally, TallyPending
from banyan.engines.supervision.rebuild import look_for_missing, mark_missing, start_rebuild
from banyan.engines.supervision.tallies import fold
from banyan.kernel.jobs import run_next
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox

pytestmark = pytest.mark.django_db


def sums() -> list[tuple[object, ...]]:
    with acting_as(SYSTEM):
        fold()
        rows = Tally.objects.order_by("day", "org_id", "item_code")
        return list(
            rows.values_list("day", "org_id", "item_code", "submitted", "accepted", "decided", "on_time", "late")
        )


def marks() -> list[tuple[object, ...]]:
    columns = ("case_id", "state", "open", "received_on", "accepted_on", "decided_on", "closed_on", "next_look", "due")
    with acting_as(SYSTEM):
        return list(Mark.objects.order_by("case_id").values_list(*columns))


def forget() -> None:
    with acting_as(SYSTEM):
        for model in (Mark, Tally, TallyPending):
            model.objects.all().delete()


def test_what_is_rebuilt_is_what_the_events_had_made(scene: Scene) -> None:  # noqa: F811
    scene.submitted(), scene.accepted(), scene.decided(), scene.decided("refused")
    drain_outbox()
    by_events = sums(), marks()
    assert len(by_events[1]) == 4
    forget()
    with acting_as(SYSTEM):
        assert mark_missing(cases_behind(None)) == 4
    assert (sums(), marks()) == by_events


def test_twice_counts_once(scene: Scene) -> None:  # noqa: F811
    scene.decided()
    drain_outbox()
    before = sums(), marks()
    with acting_as(SYSTEM):
        assert mark_missing(cases_behind(None)) == 0
    assert (sums(), marks()) == before


def test_the_job_goes_through_every_case_once(scene: Scene) -> None:  # noqa: F811
    for _ in range(3):
        scene.submitted()
    assert start_rebuild() is not None
    assert start_rebuild() is None
    with acting_as(SYSTEM):
        while run_next():
            pass
    assert len(marks()) == 3


def test_fresh_cases_are_left_to_their_events(scene: Scene) -> None:  # noqa: F811
    scene.submitted()
    assert look_for_missing() is False
    assert marks() == []
