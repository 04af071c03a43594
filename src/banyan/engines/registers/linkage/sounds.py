"""How a name sounds: in pinyin, and as it is heard where standard Chinese is learned beside Min and Hakka.

Clerks write a name down as they hear it. Characters that sound alike (同音) are one kind of slip; the other is 近音: in
Fujian h and f, n and l, zh and z, and the endings in and ing are often not told apart (assumed, as a rule of thumb).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_INITIALS = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "f": "h", "r": "l"}
_INITIAL = re.compile(r"^(zh|ch|sh|[nfr])")


@lru_cache(maxsize=30_000)
def syllable(character: str) -> str:
    """The pinyin of one character without its tone; another character stays as it is, in lower case."""
    return lazy_pinyin(character, style=Style.NORMAL)[0].lower().replace("ü", "v")


@lru_cache(maxsize=30_000)
def _near(character: str) -> str:
    read = _INITIAL.sub(lambda found: _INITIALS[found.group()], syllable(character))
    return read.removesuffix("g") if read.endswith("ng") else read


def sound_of(name: str) -> str:
    """陈晓明 and 陈小明 give `chen xiao ming`."""
    return " ".join(syllable(one) for one in name)


def near_of(name: str) -> str:
    """The same with what is often not told apart made one: 陈 and 程 give `cen`."""
    return " ".join(_near(one) for one in name)
