"""Every type reads what people write, keeps one form, and hides what is to be hidden."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.registers import types
from banyan.standards.citizen import Sex

SEX = types.Choice.of(Sex)


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown", "masked"),
    [
        (types.Text(), "  一段\u3000 文字 ", "一段 文字", "一段 文字", "****"),
        (types.Text(), "福州市鼓楼区某路1号", "福州市鼓楼区某路1号", "福州市鼓楼区某路1号", "福州市鼓楼区****"),
        (types.PersonName(), "欧阳小榕", "欧阳小榕", "欧阳小榕", "欧阳*"),
        (types.PersonName(), "阿卜杜・热合曼", "阿卜杜·热合曼", "阿卜杜·热合曼", "阿*"),
        (
            types.CitizenNumber(),
            "35010219900307 0020",
            "350102199003070020",
            "350102199003070020",
            "350102********0020",
        ),
        (types.Telephone(), "138-0000-0021", "13800000021", "13800000021", "138****0021"),
        (types.Day(), "2026年11月3日", "2026-11-03", "2026 年 11 月 3 日", "2026 年 ** 月 ** 日"),
        (types.Day(), "20261103", "2026-11-03", "2026 年 11 月 3 日", "2026 年 ** 月 ** 日"),
        (types.Day(), date(2026, 11, 3), "2026-11-03", "2026 年 11 月 3 日", "2026 年 ** 月 ** 日"),
        (types.Day(), datetime(2026, 11, 3, 8), "2026-11-03", "2026 年 11 月 3 日", "2026 年 ** 月 ** 日"),  # noqa: DTZ001
        (SEX, "女", "2", "女", "*"),
        (SEX, "2", "2", "女", "*"),
        (types.YesNo(), "是", True, "是", "*"),
        (types.YesNo(), False, False, "否", "*"),
        (types.Whole(unit="人"), "1,200", 1200, "1200 人", "******"),
        (types.Money(), "500000.00", "500000", "500,000 元", "********"),
    ],
)
def test_values(kind: types.FieldType, typed: Any, kept: Any, shown: str, masked: str) -> None:
    assert kind.read(typed) == kept
    assert kind.read(kept) == kept
    assert kind.show(kept) == shown
    assert kind.mask(kept) == masked


@pytest.mark.parametrize(
    ("kind", "typed", "reason"),
    [
        (types.Text(3), "太长的文字", "最多 3 个字"),
        (types.Text(), "a\x00b", "控制字符"),
        (types.PersonName(), "<script>", "姓名只写文字"),
        (types.PersonName(), "=1+1", "姓名只写文字"),
        (types.CitizenNumber(), "350102199003070021", "校验码"),
        (types.CreditCode(), "91", "18 位"),
        (types.Telephone(), "123", "电话"),
        (types.Day(), "2026-02-30", "日期"),
        (types.Day(), "明天", "2026-11-23"),
        (SEX, "X", "1 男、2 女"),
        (types.YesNo(), "也许", "是”或“否"),
        (types.Whole(), "1.5", "整数"),
        (types.Whole(), "1e400000", "整数|之间"),
        (types.Whole(most=10), "11", "之间"),
        (types.Money(), "-1", "不小于 0"),
        (types.Money(), "1.005", "两位"),
        (types.Money(), "NaN", "不小于 0"),
    ],
)
def test_what_cannot_be_taken_is_said_in_chinese(kind: types.FieldType, typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        kind.read(typed)


@pytest.mark.django_db
def test_a_division_is_shown_by_its_name() -> None:
    kind = types.Division()
    assert kind.read("350102") == "350102000000"
    assert kind.show("350102000000") == "福建省福州市鼓楼区"
    assert kind.mask("350102000000") == "350102******"
    assert kind.show("110101000000") == "110101000000"


def test_python_values() -> None:
    assert types.Day().load("2026-11-03") == date(2026, 11, 3)
    assert types.Money().load("86.5") == Decimal("86.5")


ALL = [
    types.Text(), types.PersonName(), types.CitizenNumber(), types.CreditCode(), types.Telephone(),
    types.Day(), SEX, types.YesNo(), types.Whole(), types.Money(),
]  # fmt: skip


@given(st.sampled_from(ALL), st.text(max_size=40))
def test_whatever_is_typed_is_read_to_a_fixed_point_or_refused_with_a_reason(kind: types.FieldType, typed: str) -> None:
    try:
        kept = kind.read(typed)
    except ValueError as error:
        kept, reason = None, str(error)
    if kept is None:
        assert reason
        return
    assert kind.read(kept) == kept
    assert isinstance(kind.show(kept), str)
    assert isinstance(kind.mask(kept), str)
