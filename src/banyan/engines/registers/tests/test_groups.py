"""Repeating groups: how rows are written, read, parted and held against each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.registers import types
from banyan.engines.registers.groups import MOST, Column, Percent, Rows

NUMBER = "350102199003070020"
HOLDERS = Rows(
    (
        Column(code="name", title="姓名", type=types.Text(60), required=True, brief=True),
        Column(code="percent", title="比例", type=Percent(), brief=True),
        Column(code="number", title="号码", type=types.CitizenNumber(), personal=True),
        Column(code="since", title="起", type=types.Day()),
        Column(code="until", title="止", type=types.Day()),
    ),
    total="percent",
    since="since",
    until="until",
)


def test_rows_are_written_in_order_or_by_name() -> None:
    kept = HOLDERS.read(f"林某|60%；陈某|号码={NUMBER}|起=2020-01-02")
    assert kept == [
        {"name": "林某", "percent": "60"},
        {"name": "陈某", "number": NUMBER, "since": "2020-01-02"},
    ]
    assert HOLDERS.read(kept) == kept
    assert HOLDERS.show(kept) == "林某 60%、陈某"
    assert HOLDERS.mask(kept) == "2 行"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "1 到"),
        ("|60", "第 1 行缺少姓名"),
        ("林某|60;陈某|41", "101%，超过了 100%"),
        ("林某|0", "第 1 行比例：百分比要大于 0"),
        ("林某|10|123", "第 1 行号码"),
        ("林某|1|||2020-01-01|再多", "一行最多 5 格"),
        ("林某|起=2020-02-01|止=2020-01-01", "止期要晚于起期"),
        ("[坏", "读不出来"),
        ('[{"strange": 1}]', "没有“strange”这一列"),
        ("[1]", "第 1 行读不出来"),
        (";".join(["林某"] * (MOST + 1)), f"1 到 {MOST}"),
    ],
)
def test_what_cannot_be_taken_is_said_in_chinese(typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason.replace("|", r"\|")):
        HOLDERS.read(typed)


def test_shares_are_added_up_for_each_day_on_its_own() -> None:
    rows = [
        {"name": "林某", "percent": "100", "since": "2020-01-01", "until": "2022-01-01"},
        {"name": "陈某", "percent": "100", "since": "2022-01-01"},
    ]
    kept = HOLDERS.read(rows)
    assert [one["name"] for one in HOLDERS.in_force(kept, date(2021, 5, 1))] == ["林某"]
    assert [one["name"] for one in HOLDERS.in_force(kept, date(2022, 1, 1))] == ["陈某"]
    with pytest.raises(ValueError, match="200%"):
        HOLDERS.read([rows[0], {**rows[1], "since": "2021-12-31"}])


def test_personal_columns_are_parted_in_the_same_order() -> None:
    open_, hidden = HOLDERS.parted([{"name": "林某", "number": NUMBER}, {"name": "陈某"}])
    assert open_ == [{"name": "林某"}, {"name": "陈某"}]
    assert hidden == [{"number": NUMBER}, {}]


def test_what_was_kept_as_text_is_one_row() -> None:
    assert HOLDERS.load("林某:60") == [{"name": "林某:60"}]
    assert HOLDERS.show("林某:60") == "林某:60"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_to_a_fixed_point_or_refused(typed: str) -> None:
    try:
        kept = HOLDERS.read(typed)
    except ValueError:
        return
    assert HOLDERS.read(kept) == kept
    assert isinstance(HOLDERS.show(kept), str)


@given(st.decimals(min_value="0.0001", max_value=100, places=4))
def test_percents_keep_four_decimals(part: Decimal) -> None:
    assert Percent().load(Percent().read(str(part))) == part
