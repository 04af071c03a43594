"""Counting each thing once, whatever comes twice or late."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Sum

from banyan.engines.supervision.marks import observe
from banyan.engines.supervision.models import Mark, PlaceTally, Tally, TallyPending
from banyan.engines.supervision.tallies import COUNTERS, fold
from banyan.engines.supervision.tests.scenes import GULOU, MONDAY, case, known
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def as_system() -> object:
    with acting_as(SYSTEM):
        yield


def sums(model: type[Tally] | type[PlaceTally] = Tally) -> dict[str, int]:
    fold()
    found = model.objects.aggregate(**{name: Sum(name) for name in COUNTERS})
    return {name: value for name, value in found.items() if value}


def test_the_life_of_a_case_is_counted_once() -> None:
    one = case(state="submitted", accepted_on=None, due=date(2026, 11, 9))
    known(one)
    known(one)
    handled = replace(one, state="handling", accepted_on=date(2026, 11, 3), due=date(2026, 11, 16))
    for _ in range(2):
        known(handled)
    decided = replace(handled, state="decided", decided_on=date(2026, 11, 11), decision="granted", due=None)
    known(decided)
    known(decided)
    known(replace(decided, state="closed", closed_on=date(2026, 11, 12)))
    expected = {"submitted": 1, "accepted": 1, "decided": 1, "on_time": 1, "days": 7, "ended": 1}
    assert sums() == expected
    assert sums(PlaceTally) == expected


def test_late_is_measured_against_the_promise_last_seen() -> None:
    one = case()
    known(one)
    known(replace(one, due=date(2026, 11, 20)))  # extended
    known(replace(one, state="decided", due=None, decided_on=date(2026, 11, 20)))
    two = case()
    known(two)
    known(replace(two, state="decided", due=None, decided_on=date(2026, 11, 16)))
    assert {name: sums().get(name) for name in ("on_time", "late")} == {"on_time": 1, "late": 1}


def test_a_case_first_heard_of_at_its_end_is_whole() -> None:
    known(case(state="not-accepted", accepted_on=None, due=None, closed_on=date(2026, 11, 5), reason="不属于职权"))
    assert sums() == {"submitted": 1, "rejected": 1, "ended": 1}


def test_withdrawn_counts_as_no_end() -> None:
    one = case()
    known(one)
    known(replace(one, state="withdrawn", due=None, closed_on=date(2026, 11, 5)))
    assert sums() == {"submitted": 1, "accepted": 1}


def test_the_same_matter_again_is_counted_where_it_had_ended() -> None:
    first = case(state="not-accepted", due=None, closed_on=date(2026, 11, 5))
    known(first)
    again = case(applicant_id=first.applicant_id, received_on=date(2026, 11, 20))
    known(again)
    known(case(applicant_id=first.applicant_id, received_on=date(2026, 11, 21)))
    assert Tally.objects.filter(day=date(2026, 11, 5)).count() == 0
    fold()
    assert Tally.objects.get(day=date(2026, 11, 5)).renewed == 1
    assert Mark.objects.get(case_id=first.case_id).renewed_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ({"state": "not-accepted", "closed_on": MONDAY}, MONDAY + timedelta(days=31)),
        ({"state": "closed", "closed_on": MONDAY, "decision": "granted"}, MONDAY + timedelta(days=5)),
        ({"state": "withdrawn", "closed_on": MONDAY}, MONDAY + timedelta(days=5)),
    ],
    ids=["long after", "granted before", "withdrawn before"],
)
def test_what_is_another_matter(first: dict[str, Any], day: date) -> None:
    earlier = case(due=None, **first)
    known(earlier)
    known(case(applicant_id=earlier.applicant_id, received_on=day))
    assert "renewed" not in sums()


def test_pingtan_is_summed_up_beside_fuzhou() -> None:
    known(case("350128000000"))
    known(case(GULOU))
    fold()
    assert set(PlaceTally.objects.values_list("place", flat=True)) == {"350128000000", "350100000000"}


def test_folding_leaves_nothing_and_adds_up() -> None:
    for _ in range(3):
        known(case())
        fold()
    assert not TallyPending.objects.exists()
    assert Tally.objects.get().submitted == 3


def test_an_event_costs_few_statements() -> None:
    one = case()
    known(one)
    with assert_queries(8):
        observe(replace(one, state="decided", due=None, decided_on=date(2026, 11, 11)))
