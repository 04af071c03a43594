"""Pinyin of place names: the key they are sorted by, and the word that stands in an address.

PostgreSQL has no pinyin collation in every build, so the key is computed here and kept in a column.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pypinyin import Style, lazy_pinyin, load_phrases_dict

_IN_PLACES: Final[dict[str, str]] = {
    "头": "tou2", "尾": "wei3", "长": "chang2", "埔": "pu3", "都": "du1", "斗": "dou3", "圩": "xu1",
    "曾": "zeng1", "朝": "chao2", "莘": "xin1", "峤": "qiao2", "陂": "bei1", "坊": "fang1", "华": "hua2",
    "兴": "xing1", "中": "zhong1", "和": "he2", "六": "liu4", "曲": "qu1", "将": "jiang1", "丽": "li4",
    "佛": "fo2", "少": "shao4", "看": "kan4", "更": "geng1", "采": "cai3", "调": "diao4", "卜": "bu3",
}  # fmt: skip
"""Characters of several readings, with the one they have in place names of Fujian (assumed for villages)."""

_PHRASES: Final = {"厦门": [["xià"], ["mén"]], "闽侯": [["mǐn"], ["hòu"]]}

_SUFFIX: Final = re.compile(r"(省|市|县|区)$")
_RUNS: Final = re.compile(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+")


@cache
def _prepare() -> None:
    load_phrases_dict(_PHRASES)


def sort_key_of(name: str) -> str:
    """The name in pinyin, a tone figure after each syllable: 福州市 gives `fu2 zhou1 shi4`.

    Names sort by it as in a Chinese directory: by syllable, then by tone.
    """
    _prepare()
    readings = lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)
    syllables = (_IN_PLACES.get(run, reading) for run, reading in zip(_RUNS.findall(name), readings, strict=True))
    return " ".join(word for part in syllables if (word := re.sub(r"[^a-z0-9]+", "", part.lower())))


def plain_of(sort_key: str) -> str:
    """A sort key without tones and spaces, for search: `fu2 zhou1 shi4` gives `fuzhoushi`."""
    return re.sub(r"(?<=[a-z])[1-5](?= |$)|\s", "", sort_key)


def slug_of(name: str) -> str:
    """The word of a site's address: 福州市 gives `fuzhou`, 沙县区 gives `shaxian`."""
    return plain_of(sort_key_of(_SUFFIX.sub("", name)))
