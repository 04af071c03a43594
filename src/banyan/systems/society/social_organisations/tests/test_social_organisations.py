"""Founding associations and private units."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, problems
from banyan.systems.society.social_organisations.forms import Association, PrivateUnit
from banyan.systems.society.social_organisations.system import ASSOCIATION, PRIVATE_UNIT

CLUB: dict[str, Any] = {
    "body_name": "福州市某行业协会",
    "purpose": "行业服务",
    "supervisor": "直接登记",
    "address": "福州市鼓楼区某路 1 号",
    "contact_phone": "13800000021",
    "persons": "0",
    "units": "30",
    "funds": "3",
    "staff": "2",
    "head": "林某",
}
HOME: dict[str, Any] = {
    "unit_name": "福州市某养老服务中心",
    "field": "care",
    "purpose": "养老服务",
    "supervisor": "福州市民政局",
    "address": "福州市鼓楼区某路 2 号",
    "contact_phone": "13800000021",
    "funds": "10",
    "donated": "true",
    "head": "陈某",
}


def test_the_declarations_are_right() -> None:
    assert problems(ASSOCIATION, PRIVATE_UNIT) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"units": "29"}, {"members"}),
        ({"units": "0", "persons": "50"}, set()),
        ({"units": "29", "persons": "20"}, {"members"}),
        ({"units": "29", "persons": "21"}, set()),
        ({"funds": "2.99"}, {"funds"}),
        ({"staff": "0"}, {"staff"}),
    ],
)
def test_rules_of_an_association(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(ASSOCIATION, filled_form(Association, CLUB, **changes)) == found


def test_mistakes_are_told() -> None:
    assert mistakes(Association, CLUB, body_name="") == {"body_name": "请写社团名称"}
    assert mistakes(PrivateUnit, HOME, funds="0") == {"funds": "开办资金要大于 0 万元"}


def test_a_private_unit_pays_nobody_back() -> None:
    assert failed(PRIVATE_UNIT, filled_form(PrivateUnit, HOME)) == set()
    assert failed(PRIVATE_UNIT, filled_form(PrivateUnit, HOME, donated="false")) == {"profit"}
