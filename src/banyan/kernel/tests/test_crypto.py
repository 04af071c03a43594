"""Sealed values open only whole, in their own context; subjects are stable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.kernel.crypto import Unreadable, blind_index, seal, unseal
from banyan.kernel.subjects import firm_id, person_id


@given(st.text(max_size=200))
def test_what_is_sealed_opens_again(text: str) -> None:
    assert unseal(seal(text, "a.b"), "a.b") == text


@given(st.text(max_size=40), st.integers(min_value=0, max_value=60), st.integers(min_value=1, max_value=255))
def test_a_flipped_byte_or_another_context_does_not_open(text: str, place: int, flip: int) -> None:
    sealed = bytearray(seal(text, "a.b"))
    with pytest.raises(Unreadable):
        unseal(bytes(sealed), "a.c")
    sealed[place % len(sealed)] ^= flip
    with pytest.raises(Unreadable):
        unseal(bytes(sealed), "a.b")


def test_the_same_text_is_sealed_differently_but_indexed_alike() -> None:
    assert seal("x", "a") != seal("x", "a")
    assert blind_index("x", "a") == blind_index("x", "a")
    assert blind_index("x", "a") != blind_index("x", "b")
    assert len(blind_index("x", "a")) == 16


def test_a_subject_has_one_id() -> None:
    assert person_id("350102199001011234") == person_id(" 350102199001011234 ")
    assert person_id("35010219900101123x") == person_id("35010219900101123X")
    assert person_id("1") != firm_id("1")
    assert person_id("1").version == 8
