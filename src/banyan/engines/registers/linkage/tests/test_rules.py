"""The pure rules: sounds, certainty, likeness, frames, old numbers, measuring."""

from __future__ import annotations

import io
from uuid import UUID

import pytest

from banyan.engines.registers import types
from banyan.engines.registers.linkage.deciding import LINKED, UNFOUND, WAITING, Pair, decide
from banyan.engines.registers.linkage.differing import likeness
from banyan.engines.registers.linkage.frames import received, send
from banyan.engines.registers.linkage.measuring import figures
from banyan.engines.registers.linkage.sounds import near_of, sound_of
from banyan.engines.registers.tests.conftest import field
from banyan.standards import citizen
from banyan.standards.errors import StandardError

SAME = {"name": ["相同", 10.0], "birth": ["相同", 12.0]}


def pair(certainty: float, evidence: dict[str, list[object]] | None = None, *, rival: bool = False) -> Pair:
    return Pair(UUID(int=1), certainty, 12.0, evidence or SAME, rival)


def test_characters_that_sound_alike() -> None:
    assert sound_of("陈晓明") == sound_of("陈小明")
    assert sound_of("陈") != sound_of("程")
    assert near_of("陈") == near_of("程")
    assert near_of("胡芳") == near_of("符芳")
    assert near_of("林") != near_of("王")


@pytest.mark.parametrize(
    ("pairs", "state"),
    [
        ([], UNFOUND),
        ([pair(0.05)], UNFOUND),
        ([pair(0.6), pair(0.3)], WAITING),
        ([pair(0.99)], LINKED),
        ([pair(0.99, rival=True)], WAITING),
        ([pair(0.99, {"name": ["不同", -3.0], "number": ["相同", 26.0]})], WAITING),
        ([pair(0.99, {**SAME, "number": ["不同", -3.0]})], WAITING),
        ([pair(0.99, {**SAME, "number": ["差一两位或颠倒", 20.0]})], LINKED),
    ],
)
def test_what_becomes_of_a_row(pairs: list[Pair], state: str) -> None:
    assert decide(pairs).state == state


def test_the_reason_is_in_words() -> None:
    told = decide([pair(0.9721, {"name": ["同音", 5.0], "place": ["地址相同", 12.0], "phone": ["缺", 0.0]})])
    assert told.reason == "姓名同音，地址相同，把握 97.2%。"


@pytest.mark.parametrize(
    ("kind", "said", "held", "expected"),
    [
        (types.PersonName(), "陈小明", "陈晓明", "close"),
        (types.PersonName(), "陈小明", "林大", "differs"),
        (types.Text(), "福建省福州市 某路1号", "福州市某路1号", "agrees"),
        (types.Division(), "350102001001", "350102001002", "close"),
        (types.Day(), "1990-03-07", "1990-03-08", "differs"),
        (types.Day(), "1990-03-07", None, "missing"),
    ],
)
def test_how_two_words_stand_to_each_other(kind: types.FieldType, said: str, held: str | None, expected: str) -> None:
    assert likeness(field("any", "某项", kind), said, held) == expected


def test_frames_are_whole_or_an_error() -> None:
    stream = io.BytesIO()
    send(stream, {"a": "甲"})
    whole = stream.getvalue()
    assert list(received(io.BytesIO(whole))) == [{"a": "甲"}]
    with pytest.raises(EOFError):
        list(received(io.BytesIO(whole[:-1])))


def test_an_old_number_is_made_whole() -> None:
    whole = "350102199003070020"
    assert citizen.from_fifteen(whole[:6] + whole[8:17]).value == whole
    assert citizen.from_fifteen("350102990307997").birth.year == 1899
    for wrong in ("35010290030700", "35010290133070X", "350102901330700"):
        with pytest.raises(StandardError):
            citizen.from_fifteen(wrong)


def test_figures_from_counts() -> None:
    assert figures({}) == {}
    told = figures({"there": 100, "right": 90, "wrong": 10, "waiting right": 5})
    assert told == {"precision": 0.9, "recall": 0.9, "recall_with_person": 0.95}
