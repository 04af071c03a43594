"""住房公积金提取: the form and its rules."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.forms.read import read
from banyan.systems.government.housing_fund.forms import Withdrawal
from banyan.systems.government.housing_fund.system import WITHDRAWAL

FILLED: dict[str, Any] = {
    "why": "rent",
    "owns_home": "false",
    "rent": "1200",
    "amount": "14400",
    "bank": "中国建设银行福州分行",
    "card": "6217000000000000000",
    "phone": "13800000021",
}


def test_a_good_example_is_taken() -> None:
    assert read(Withdrawal, FILLED).errors == {}


@pytest.mark.parametrize(
    ("changes", "errors", "failed"),
    [
        ({"owns_home": "true"}, set(), {"home"}),
        ({"amount": "20000"}, set(), {"amount"}),
        ({"why": "purchase"}, {"contract"}, set()),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], errors: set[str], failed: set[str]) -> None:
    reading = read(Withdrawal, {**FILLED, **changes})
    assert set(reading.errors) == errors
    if reading.value is not None:
        assert {rule.code for rule in WITHDRAWAL.rules if not rule.ask(reading.value, {}).passed} == failed
