"""Recognising a laboratory."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, problems
from banyan.systems.government.inspection_bodies.forms import InspectionBody
from banyan.systems.government.inspection_bodies.system import RECOGNITION

FILLED: dict[str, Any] = {
    "first": "true",
    "laboratory": "福州市仓山区某路 1 号",
    "own_site": "true",
    "contact_phone": "13800000021",
    "field": "食品",
    "parameters": "120",
    "signer": "林某",
    "signer_years": "8",
    "staff": "12",
}


def test_the_declaration_is_right() -> None:
    assert problems(RECOGNITION) == []


def test_mistakes_are_told() -> None:
    assert mistakes(InspectionBody, FILLED) == {}
    assert mistakes(InspectionBody, FILLED, first="false") == {"number": "请填现有证书编号"}
    assert mistakes(InspectionBody, FILLED, parameters="0") == {"parameters": "申请的项目参数不能小于 1 项"}


@pytest.mark.parametrize(
    ("changes", "found"), [({}, set()), ({"own_site": "false"}, {"independent"}), ({"parameters": "5000"}, {"staff"})]
)
def test_rules(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(RECOGNITION, filled_form(InspectionBody, FILLED, **changes)) == found


def test_the_review_by_experts_stands_outside_the_clock() -> None:
    outside = [step.code for step in RECOGNITION.procedure if step.outside]
    assert outside == ["expert-review"]
