"""Numbers that tell who somebody is are found however they are written, and others are left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.services.consult.privacy import CITIZEN, FIXED, LONG, MOBILE, find, hidden, numbers
from banyan.standards import citizen

NUMBER = citizen.build("350102", date(1990, 1, 1), 3)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"我的身份证是{NUMBER}。", CITIZEN),
        (f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}", CITIZEN),
        ("打我电话13800000021", MOBILE),
        ("打我电话 138-0000-0021 谢谢", MOBILE),
        ("＋86 １３８ ００００ ００２１", MOBILE),
        ("座机 0591-87654321", FIXED),
        ("卡号 6222 0200 0000 0000 000", LONG),
    ],
)
def test_numbers_that_tell_who_somebody_is_are_found(text: str, kind: str) -> None:
    found = find(text)
    assert found is not None
    assert found.kind == kind
    assert find(hidden(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "面积 86.5 平方米，2026-12-03 开业",
        "注册资本 50000000 元",
        "办件 350102-261116-0032 到哪一步了",
        "依据 GB 11643-1999 和 2019 年第 711 号令",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert find(text) is None
    assert hidden(text) == text


def test_an_office_may_name_its_own_line_and_nobodys_mobile() -> None:
    assert find("请打 0591-87654321", office=True) is None
    assert find("请打 13800000021", office=True) is not None
    assert hidden("0591-87654321，13800000021", office=True) == "0591-87654321，****"


def test_names_are_hidden() -> None:
    assert hidden("林小明您好，林小明的摊位", names=("林小明",)) == "提问人您好，提问人的摊位"
    assert hidden("榕荫小馆餐饮店能办", names=("榕荫小馆餐饮店",)) == "提问人能办"


@given(st.text(alphabet="0123456789 -.X一二电话：，", max_size=80))
def test_what_was_hidden_is_not_found_again_and_places_are_right(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in numbers(text))
    assert find(hidden(text)) is None
