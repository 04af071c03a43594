"""A licence that runs out."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, on, problems
from banyan.systems.government.driving_licence.forms import LicenceRenewal
from banyan.systems.government.driving_licence.rules import next_term
from banyan.systems.government.driving_licence.system import RENEW

FILLED: dict[str, Any] = {
    "valid_to": "2027-01-15",
    "term": "six",
    "full_points": "false",
    "contact_phone": "13800000021",
    "checked": "2026-11-01",
    "vision": "true",
    "post": "false",
}


def test_the_declaration_is_right() -> None:
    assert problems(RENEW) == []


def test_mistakes_are_told() -> None:
    assert mistakes(LicenceRenewal, FILLED) == {}
    assert mistakes(LicenceRenewal, FILLED, post="true") == {"address": "请填寄到哪里"}
    assert mistakes(LicenceRenewal, FILLED, valid_to="") == {"valid_to": "请写有效期止"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"valid_to": "2027-06-01"}, {"window"}),
        ({"valid_to": "2026-10-01"}, set()),
        ({"valid_to": "2025-06-01"}, {"window"}),
        ({"vision": "false"}, {"fit"}),
        ({"checked": "2026-01-01"}, {"recent"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    with on(2026, 11, 23):
        assert failed(RENEW, filled_form(LicenceRenewal, FILLED, **changes)) == found


@pytest.mark.parametrize(
    ("term", "full", "becomes"), [("six", "false", "十年"), ("ten", "false", "长期"), ("six", "true", "六年")]
)
def test_good_drivers_get_longer_licences(term: str, full: str, becomes: str) -> None:
    assert next_term(filled_form(LicenceRenewal, FILLED, term=term, full_points=full)) == becomes
