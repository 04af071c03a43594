"""Sort keys and addresses of places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.divisions import pinyin


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("福州市", "fu2 zhou1 shi4"),
        ("长乐区", "chang2 le4 qu1"),
        ("厦门市", "xia4 men2 shi4"),
        ("闽侯县", "min3 hou4 xian4"),
        ("绿城（北）社区", "lv4 cheng2 bei3 she4 qu1"),
    ],
)
def test_sort_key(name: str, key: str) -> None:
    assert pinyin.sort_key_of(name) == key


def test_names_sort_by_syllable_then_tone() -> None:
    names = ["马尾区", "仓山区", "长乐区", "鼓楼区", "仓前街道"]
    assert sorted(names, key=pinyin.sort_key_of) == ["仓前街道", "仓山区", "长乐区", "鼓楼区", "马尾区"]


def test_slug_keeps_a_name_of_two_characters() -> None:
    assert pinyin.slug_of("沙县区") == "shaxian"
    assert pinyin.slug_of("武夷山市") == "wuyishan"


@given(st.text(alphabet="福州厦门长乐将海村委会社区一二三（）·A1 ", max_size=20))
def test_plain_keeps_letters_and_drops_tones(name: str) -> None:
    plain = pinyin.plain_of(pinyin.sort_key_of(name))
    assert " " not in plain
    letters = [one for one in pinyin.sort_key_of(name) if one.isalpha()]
    assert [one for one in plain if one.isalpha()] == letters
