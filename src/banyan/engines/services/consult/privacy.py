"""Numbers that tell who somebody is, found in what people write: identity and bank card numbers, telephones.

Such numbers are personal information (个人信息保护法); a question needs none of them, since the office knows who asks.
So they are refused where people write, and hidden in what is to be published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from banyan.standards import telephone
from banyan.standards.errors import StandardError

CITIZEN, MOBILE, FIXED, LONG = "citizen", "mobile", "fixed", "long"

#: Stands for the asker in what is published: even a family name with 某 may be somebody's whole name.
ASKER = "提问人"

_GAP = r"[\s\-.·_]?"
_DIGITS = re.compile(rf"(?<![0-9])[0-9](?:{_GAP}[0-9]){{6,29}}(?:{_GAP}[Xx](?![A-Za-z]))?")
_CITIZEN = re.compile(r"[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]")
_OLD_CITIZEN = re.compile(r"[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}")
_MOBILE = re.compile(r"(?:00)?(?:86)?1[3-9][0-9]{9}")
#: Numbers of cases (350102-261116-0032) tell nothing of their own; people quote them.
_CASE = re.compile(r"[0-9]{6}-[0-9]{6}-[0-9]{4,6}")
_LONG = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its kind, and where it begins and ends."""

    kind: str
    start: int
    end: int


def numbers(text: str) -> Iterator[Number]:
    """Every number in the text that tells who somebody is, however it is spaced; full-width digits count too.

    Numbers of documents and amounts of fewer than twelve digits are left alone, unless they read as a telephone.
    """
    plain = _narrow(text)
    for found in _DIGITS.finditer(plain):
        if kind := _kind(found[0]):
            yield Number(kind, found.start(), found.end())


def find(text: str, *, office: bool = False) -> Number | None:
    """The first such number; what an `office` writes may name a fixed line, which is its own."""
    return next((one for one in numbers(text) if not (office and one.kind == FIXED)), None)


def hidden(text: str, *, office: bool = False, names: tuple[str, ...] = ()) -> str:
    """The text with such numbers as stars, and these names as that of somebody who asked."""
    for one in reversed(list(numbers(text))):
        if not (office and one.kind == FIXED):
            text = f"{text[: one.start]}****{text[one.end :]}"
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, ASKER)
    return text


def _narrow(text: str) -> str:
    """Full-width characters as narrow ones, each still one character, so that places in the text stay."""
    return "".join(one if len(one) == 1 else " " for one in (unicodedata.normalize("NFKC", each) for each in text))


def _kind(written: str) -> str:
    digits = re.sub(r"[^0-9Xx]", "", written).upper()
    if _CASE.fullmatch(written):
        return ""
    if _CITIZEN.fullmatch(digits) or _OLD_CITIZEN.fullmatch(digits):
        return CITIZEN
    if _MOBILE.fullmatch(digits):
        return MOBILE
    if _is_fixed(written):
        return FIXED
    return LONG if len(digits) >= _LONG else ""


def _is_fixed(written: str) -> bool:
    """A number with its area code; seven or eight digits alone may be anything."""
    try:
        return telephone.parse(written).line is telephone.Line.FIXED
    except StandardError:
        return False
