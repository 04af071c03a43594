"""Sending workers to others."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, problems
from banyan.systems.society.labour_dispatch.forms import LabourDispatch
from banyan.systems.society.labour_dispatch.system import NEW

FILLED: dict[str, Any] = {
    "capital": "2000000",
    "contracts": "true",
    "kinds": "保洁、保安",
    "contact_name": "陈某",
    "contact_phone": "13800000021",
    "office": "福州市鼓楼区五四路 1 号",
    "ownership": "rented",
    "equipment": "电脑 5 台",
}


def test_the_declaration_is_right() -> None:
    assert problems(NEW) == []


def test_mistakes_are_told() -> None:
    assert mistakes(LabourDispatch, FILLED) == {}
    assert mistakes(LabourDispatch, FILLED, kinds="") == {"kinds": "请写打算派到哪些岗位"}
    assert mistakes(LabourDispatch, FILLED, capital="两百万") == {"capital": "注册资本要填数字，如 50000"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"capital": "1999999.99"}, {"capital", "capital-known"}),
        ({"capital": ""}, {"capital-known"}),
        ({"contracts": "false"}, {"contracts"}),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(NEW, filled_form(LabourDispatch, FILLED, **changes)) == found
