"""How names of people sound (姓名读音): pinyin, by which the directory finds whoever types it."""

from __future__ import annotations

import re
from typing import Final

_SURNAMES: Final[dict[str, str]] = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "任": "ren", "朴": "piao", "查": "zha", "华": "hua",
    "盖": "ge", "区": "ou", "覃": "qin", "缪": "miao", "尉": "yu", "乐": "yue", "员": "yun", "冼": "xian", "繁": "po",
    "折": "she", "种": "chong", "秘": "bi", "黑": "he", "翟": "zhai", "宓": "fu", "令": "ling", "能": "nai",
}  # fmt: skip
"""Characters that sound otherwise as a surname than in most words."""

_DOUBLE: Final[dict[str, tuple[str, str]]] = {
    "尉迟": ("yu", "chi"), "长孙": ("zhang", "sun"), "单于": ("chan", "yu"), "万俟": ("mo", "qi"),
    "澹台": ("tan", "tai"), "令狐": ("ling", "hu"),
}  # fmt: skip
_OTHERS: Final = re.compile(r"[^a-z0-9]+")


def syllables(name: str) -> list[str]:
    """The name's syllables without tones, the surname read as one: 曾小满 gives zeng, xiao, man."""
    from pypinyin import Style, lazy_pinyin

    said = [_OTHERS.sub("", one.lower().replace("ü", "v")) for one in lazy_pinyin(name, style=Style.NORMAL)]
    if name[:2] in _DOUBLE:
        said[:2] = _DOUBLE[name[:2]]
    elif name[:1] in _SURNAMES:
        said[:1] = [_SURNAMES[name[0]]]
    return [one for one in said if one]


def sound_of(name: str) -> str:
    """What a search is compared with, each word behind a blank: the whole name from every syllable on, the initials.

    黄小满 gives `` huangxiaoman xiaoman man hxm``.
    """
    said = syllables(name)
    words = ["".join(said[at:]) for at in range(len(said))] + ["".join(one[0] for one in said)]
    return "".join(f" {word}" for word in dict.fromkeys(words) if word)[:240]


def typed_sound(word: str) -> str:
    """What somebody typed as pinyin, made comparable; empty when it is none."""
    plain = word.lower().replace("ü", "v").replace("'", "")
    return f" {plain}" if plain.isascii() and plain.isalnum() else ""
