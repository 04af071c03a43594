"""Filled-in data become the model, or a sentence for each field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.forms.read import from_post, read, read_page
from banyan.engines.services.tests.forms import FILLED, Owner, Stall


def test_a_good_form_is_read() -> None:
    stall = read(Stall, FILLED).value
    assert stall is not None
    assert (stall.area, stall.owner, stall.helpers[0].name) == (Decimal("8.5"), Owner.RENTED, "陈某")


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"name": ""}, "name", "请写摊名"),
        ({"area": "八十多"}, "area", "使用面积要填数字，如 86.5"),
        ({"area": "-3"}, "area", "使用面积要大于 0 平方米"),
        ({"area": "1.234"}, "area", "使用面积最多写 2 位小数"),
        ({"area": "NaN"}, "area", "使用面积要填数字，如 86.5"),
        ({"goods": "gold"}, "goods", "请从列出的选项里选卖什么"),
        ({"opens": "2026-02-30"}, "opens", "哪天开张要填日期，如 2026-11-24"),
        ({"owner": None}, "owner", "请选“摊位是谁的？”"),
        ({"landlord": ""}, "landlord", "请填房东"),
        ({"name": "榕" * 61}, "name", "摊名最多 60 个字，现在 61 个"),
        ({"phone": "123"}, "phone", "电话号码不对：手机为 11 位数字，固定电话为区号加 7 或 8 位号码。"),
        ({"colour": "red"}, "colour", "没有“colour”这一项"),
    ],
)
def test_each_error_says_how_to_mend(change: dict[str, Any], field: str, said: str) -> None:
    reading = read(Stall, {**FILLED, **change})
    assert not reading.ok
    assert reading.errors == {field: said}


def test_errors_within_rows_name_the_row() -> None:
    errors = read(Stall, {**FILLED, "helpers": [{"name": "陈某", "number": "350102199001010017"}]}).errors
    assert list(errors) == ["helpers.0.number"]
    assert "校验码不对" in errors["helpers.0.number"]


def test_all_errors_come_at_once_and_in_order() -> None:
    assert list(read(Stall, {}).errors) == ["name", "goods", "area", "owner", "phone"]


def test_what_is_hidden_is_dropped_and_not_asked() -> None:
    stall = read(Stall, {**FILLED, "owner": "own", "landlord": "不该留下"}).value
    assert stall is not None
    assert stall.landlord is None


def test_a_page_tells_only_its_own_errors() -> None:
    assert list(read_page(Stall, "what", {"goods": "tea"})) == ["name"]
    assert read_page(Stall, "what", {"name": "茶摊", "goods": "tea"}) == {}


def test_control_characters_and_thousands_separators_are_taken_out() -> None:
    stall = read(Stall, {**FILLED, "name": "榕\x00下\x1b茶摊 ", "area": "1,008.5"}).value
    assert stall is not None
    assert (stall.name, stall.area) == ("榕下茶摊", Decimal("1008.5"))


def test_an_html_form_is_read_with_its_rows() -> None:
    post = QueryDict(
        "name=茶摊&goods=tea&helpers-0-name=陈某&helpers-0-number=350102199001010016"
        "&helpers-2-name=&helpers-2-number=&helpers-x-name=bad&opens=2026-11-24"
    )
    data = from_post(shape_of(Stall), ["name", "goods", "opens", "helpers"], post)
    assert data["helpers"] == [{"name": "陈某", "number": "350102199001010016"}]
    stall = read(Stall, {**FILLED, **data}).value
    assert stall is not None
    assert stall.opens == date(2026, 11, 24)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*FILLED, "opens", "night", "other"]), json_values))
def test_whatever_is_sent_gives_a_value_or_sentences(change: dict[str, Any]) -> None:
    reading = read(Stall, {**FILLED, **change})
    assert reading.ok or all(isinstance(said, str) and said for said in reading.errors.values())
    assert reading.ok == (not reading.errors)
