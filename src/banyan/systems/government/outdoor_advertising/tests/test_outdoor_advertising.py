"""Signs and large advertisements: their forms, rules and steps."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import A_FIRM, failed, filled_form, mistakes, needed, problems, steps
from banyan.systems.government.outdoor_advertising.forms import Advertisement, Signboard
from banyan.systems.government.outdoor_advertising.system import ADVERTISING_ITEM, SIGNBOARD

SIGN_DATA: dict[str, Any] = {
    "text": "榕味小馆",
    "width": "4.8",
    "height": "1.2",
    "lit": "true",
    "contact_phone": "13800000021",
    "same_place": "true",
    "fixing": "flat",
    "bottom": "3",
    "own_wall": "true",
}
AD: dict[str, Any] = {
    "kind": "wall",
    "width": "12",
    "height": "6",
    "designer": "某设计院有限公司",
    "contact_name": "林某",
    "contact_phone": "13800000021",
    "address": "福州市鼓楼区五四路 1 号东墙",
    "begins": "2027-01-01",
    "ends": "2028-12-31",
}


def test_the_declarations_are_right() -> None:
    assert problems(SIGNBOARD, ADVERTISING_ITEM) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, {}),
        ({"text": ""}, {"text": "请写招牌上的字"}),
        ({"width": "很宽"}, {"width": "宽要填数字，如 4.8"}),
        ({"height": "80"}, {"height": "高不能大于 50 米"}),
    ],
)
def test_mistakes_are_told(changes: dict[str, Any], said: dict[str, str]) -> None:
    assert mistakes(Signboard, SIGN_DATA, **changes) == said


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"fixing": "roof"}, {"not-roof"}),
        ({"fixing": "projecting", "bottom": "2"}, {"height"}),
        ({"text": "福州第一面馆"}, {"words"}),
    ],
)
def test_rules_of_a_sign(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(SIGNBOARD, filled_form(Signboard, SIGN_DATA, **changes), A_FIRM) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"ends": "2026-12-31"}, {"period"}),
        ({"ends": "2031-01-01"}, {"period"}),
        ({"kind": "screen"}, {"bright"}),
    ],
)
def test_rules_of_an_advertisement(changes: dict[str, Any], found: set[str]) -> None:
    assert failed(ADVERTISING_ITEM, filled_form(Advertisement, AD, **changes)) == found


def test_experts_look_at_what_stands_high() -> None:
    assert "expert-review" not in steps(ADVERTISING_ITEM, filled_form(Advertisement, AD))
    assert "expert-review" in steps(ADVERTISING_ITEM, filled_form(Advertisement, AD, kind="column"))


def test_another_ones_wall_needs_his_consent() -> None:
    assert "wall-consent" in needed(SIGNBOARD, filled_form(Signboard, SIGN_DATA, own_wall="false"))
