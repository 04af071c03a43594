"""Opening a pharmacy."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, problems
from banyan.systems.government.drug_retail.forms import DrugRetail
from banyan.systems.government.drug_retail.system import NEW

LICENSED = {"name": "林某", "certificate": "ZY0001", "licensed": "true"}
HELPER = {"name": "陈某", "certificate": "YS0002", "licensed": "false"}
FILLED: dict[str, Any] = {
    "shop_name": "榕康大药房",
    "scope": "prescription",
    "contact_phone": "13800000021",
    "address": "福州市台江区某路 1 号",
    "area": "80",
    "quality_head": "林某",
    "pharmacists": [LICENSED],
}


def test_the_declaration_is_right() -> None:
    assert problems(NEW) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"pharmacists": []}, {"pharmacists": "请至少写一位药学技术人员"}),
        ({"area": "-3"}, {"area": "营业面积要大于 0 平方米"}),
        ({"scope": "all"}, {"scope": "请从列出的选项里选卖哪些药"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(DrugRetail, FILLED, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"pharmacists": [HELPER]}, {"pharmacist"}),
        ({"pharmacists": [HELPER], "scope": "otc"}, set()),
        ({"cold_chain": "true", "fridge": "false"}, {"fridge"}),
        ({"cold_chain": "true", "fridge": "true"}, set()),
    ],
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(NEW, filled_form(DrugRetail, FILLED, **changes)) == found
