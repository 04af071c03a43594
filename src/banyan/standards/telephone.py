"""Telephone numbers of the mainland: mobile (11 digits from 13 to 19) and fixed lines (area code and 7 or 8
digits).

Which ranges are in use changes every year, so only the shape of the national numbering plan is checked.
"""

import re
from dataclasses import dataclass
from typing import Final

from banyan.standards.coded import CodeList
from banyan.standards.errors import StandardError
from banyan.standards.typing_in import compact

FUJIAN_AREAS: Final[dict[str, str]] = {
    "0591": "福州市", "0592": "厦门市", "0593": "宁德市", "0594": "莆田市", "0595": "泉州市",
    "0596": "漳州市", "0597": "龙岩市", "0598": "三明市", "0599": "南平市",
}  # fmt: skip
"""Area codes of Fujian; Pingtan dials 0591."""

_COUNTRY: Final = re.compile(r"(?:\+|00)86-?", re.ASCII)
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}", re.ASCII)
_EXTENSION: Final = re.compile(r"(?:转|分机|EXT\.?|X|#)([0-9]{1,6})$|(?<=[0-9]{7})-([0-9]{1,6})$")
_FIXED: Final = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})([2-9][0-9]{6,7})", re.ASCII)
_NO_AREA: Final = re.compile(r"[2-9][0-9]{6,7}", re.ASCII)


class Line(CodeList):
    """What kind of line it is."""

    MOBILE = "mobile", "手机"
    FIXED = "fixed", "固定电话"


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number that can be dialled. ``value`` is how we store it: 13800000021, 0591-87654321 or
    0591-87654321-802.
    """

    value: str
    line: Line
    area: str

    def __str__(self) -> str:
        return self.value

    @property
    def city(self) -> str | None:
        """The city of Fujian that a fixed line belongs to; None for a mobile or another province."""
        return FUJIAN_AREAS.get(self.area)

    @property
    def international(self) -> str:
        """With the country code and without extension, as E.164 writes it: +8613800000021."""
        national = self.value if self.line is Line.MOBILE else "".join(self.value.split("-")[:2])[1:]
        return f"+86{national}"

    def mask(self) -> str:
        """For showing: 138****0021, 0591-****4321."""
        return mask(self.value)


def parse(text: str) -> Telephone:
    """Read a number as typed, with country code, brackets, spaces, hyphens, and an extension after 转 or a
    hyphen.

    Raises StandardError: ``format``, or ``area`` when a fixed line lacks its area code.
    """
    typed = compact(text, also_drop="()").replace("—", "-")
    national = _COUNTRY.sub("", typed, count=1) if _COUNTRY.match(typed) else typed
    digits = national.replace("-", "")
    if _MOBILE.fullmatch(digits):
        return Telephone(digits, Line.MOBILE, "")
    # Abroad the zero of the area code is left out: +86 591 …
    return _fixed(national if national == typed or national.startswith("0") else f"0{national}")


def mask(number: str) -> str:
    """Hide the middle of a stored number; a text of another shape is hidden but for its last two
    characters."""
    if _MOBILE.fullmatch(number):
        return f"{number[:3]}****{number[7:]}"
    area, hyphen, rest = number.partition("-")
    subscriber = rest.split("-")[0]
    if hyphen and len(subscriber) >= 7:
        return f"{area}-****{subscriber[-4:]}"
    return "*" * max(len(number) - 2, 0) + number[-2:]


def _fixed(typed: str) -> Telephone:
    extension = _EXTENSION.search(typed)
    digits = (typed[: extension.start()] if extension else typed).replace("-", "")
    found = _FIXED.fullmatch(digits)
    if found is None and _NO_AREA.fullmatch(digits):
        raise StandardError("固定电话请加上区号，例如 0591-87654321。", "area")
    if found is None:
        raise StandardError("电话号码不对：手机为 11 位数字，固定电话为区号加 7 或 8 位号码。", "format")
    parts = [found[1], found[2], *([extension[1] or extension[2]] if extension else [])]
    return Telephone("-".join(parts), Line.FIXED, found[1])
