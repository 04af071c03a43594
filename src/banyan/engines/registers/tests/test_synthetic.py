"""Invented residents are of every age; whoever heads a firm is grown up, and was when it was founded."""

from __future__ import annotations

from datetime import date

import pytest

from banyan.engines.registers.synthetic import TODAY, adults, firms, residents
from banyan.standards import citizen

pytestmark = pytest.mark.django_db


def test_residents_are_of_every_age_and_stay_the_same_whatever_their_number() -> None:
    people = list(residents(300, seed=5))
    assert min(one.birth for one in people) < date(1960, 1, 1)
    assert max(one.birth for one in people) > date(2015, 1, 1)
    assert [one.number for one in residents(50, seed=5)] == [one.number for one in people[:50]]


def test_heads_of_firms_are_the_grown_up_residents() -> None:
    heads = list(adults(200, seed=5))
    shops = list(firms(200, seed=5))
    assert [shop.values["legal_person_number"] for shop in shops] == [one.number for one in heads]
    assert all(18 <= citizen.parse(one.number).age(TODAY) <= 80 for one in heads)


def test_nobody_founded_a_firm_as_a_child() -> None:
    for shop in firms(300, seed=6):
        founded = date.fromisoformat(str(shop.values["founded"]))
        assert citizen.parse(str(shop.values["legal_person_number"])).age(founded) >= 18
