"""Nobody applies for a place that neither he nor the register names."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from banyan.engines.services.declare import PREMISES


@pytest.mark.parametrize(
    ("same_place", "facts", "passes"),
    [
        (True, {"firms.address": "福州市鼓楼区东街 1 号"}, True),
        (True, {}, False),
        (True, {"firms.address": ""}, False),
        (False, {}, True),
    ],
)
def test_the_registered_address_is_one_that_is_registered(
    same_place: bool, facts: dict[str, str], passes: bool
) -> None:
    found = PREMISES.ask(SimpleNamespace(same_place=same_place), facts)
    assert found.passed is passes
    assert PREMISES.stops
    assert passes or "门牌号" in found.text
