"""Codes of administrative divisions 行政区划代码: six digits (GB/T 2260) and twelve (statistical, down to the
village).

Two digits province, two city, two county, three township, three village; what is below the level is zero.
Cities without counties (Dongguan and a few more) have their townships directly: 441900 003 000. Pingtan
(350128) is by its code a county of Fuzhou; that it has the powers of a prefecture-level experimental zone is
a matter of organisations, not of codes.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from banyan.standards.errors import StandardError
from banyan.standards.provinces import PROVINCES
from banyan.standards.typing_in import compact

_SHAPE: Final = re.compile(r"[0-9]{6}([0-9]{3}){0,2}", re.ASCII)
_CUTS: Final = (2, 4, 6, 9, 12)


class Level(IntEnum):
    """Level of government, with the codes that GB/T 39554.1 gives: 1 国 2 省 3 市 4 县 5 镇.

    The village 村 is no level of government and has no code there; 6 continues the row (ours).
    """

    label: str

    def __new__(cls, code: int, label: str = "") -> "Level":
        member = int.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    NATION = 1, "国家级"
    PROVINCE = 2, "省级"
    CITY = 3, "市级"
    COUNTY = 4, "县级"
    TOWNSHIP = 5, "镇（乡、街道）级"
    VILLAGE = 6, "村（社区）级"


@dataclass(frozen=True, slots=True, order=True)
class DivisionCode:
    """A division code that holds; ``value`` always has twelve digits. Codes sort as their text does."""

    value: str

    def __str__(self) -> str:
        return self.value

    @property
    def level(self) -> Level:
        """The level, told from the trailing zeros."""
        if self.value == _NATION:
            return Level.NATION
        return _LEVEL_OF_LENGTH[len(self.prefix)]

    @property
    def prefix(self) -> str:
        """The digits that this division and all within it begin with: 2, 4, 6, 9 or 12 of them; none for the
        nation.
        """
        return prefix_of(self.value)

    @property
    def short(self) -> str:
        """The six digits of GB/T 2260; for a township or a village those of its county."""
        return self.value[:6]

    @property
    def parent(self) -> "DivisionCode | None":
        """The division above; None for a province and for the nation."""
        kept = len(self.prefix)
        above = prefix_of(self.value[: _CUTS[_CUTS.index(kept) - 1]]) if kept > 2 else ""
        return DivisionCode(above.ljust(12, "0")) if above else None

    @property
    def ancestors(self) -> tuple["DivisionCode", ...]:
        """All divisions above, the province first."""
        above = self.parent
        return (*above.ancestors, above) if above else ()

    def at(self, level: Level) -> "DivisionCode | None":
        """This division or its ancestor at ``level``; None where there is none."""
        return next((code for code in (*self.ancestors, self) if code.level is level), None)

    def contains(self, other: "DivisionCode") -> bool:
        """Whether ``other`` lies within this division or is the same."""
        return other.value.startswith(self.prefix)


_NATION: Final = "100000000000"
NATION: Final = DivisionCode(_NATION)
"""The nation: 100000, as unified social credit codes of central bodies have it. It contains every
division."""

_LEVEL_OF_LENGTH: Final = dict(zip(_CUTS, list(Level)[1:], strict=True))


def parse(text: str) -> DivisionCode:
    """Read 6, 9 or 12 digits. Raises StandardError: ``format``, ``division`` (no such province) or ``gap``.

    Whether a code below the province is in use is not told here: that is data with dates, kept by the engine
    ``divisions``.
    """
    digits = compact(text)
    if not _SHAPE.fullmatch(digits):
        raise StandardError("行政区划代码应为 6 位、9 位或 12 位数字。", "format")
    value = digits.ljust(12, "0")
    if value == _NATION:
        return NATION
    if value[:2] not in PROVINCES:
        raise StandardError("行政区划代码的前两位“%(part)s”不是省级行政区划代码，请核对。", "division", part=value[:2])
    if _has_gap(value):
        raise StandardError("行政区划代码中间缺了一级（上级为零而下级不为零），请核对。", "gap")
    return DivisionCode(value)


def prefix_of(value: str) -> str:
    """The significant digits of a code of any length up to twelve, cut where a level ends; for use on plain
    strings.
    """
    if value == _NATION:
        return ""
    significant = len(value.rstrip("0"))
    return value[: next((cut for cut in _CUTS if cut >= significant), 12)]


def _has_gap(value: str) -> bool:
    city, county, township, village = value[2:4], value[4:6], value[6:9], value[9:]
    no_city = city == "00" and (county != "00" or township != "000" or village != "000")
    return no_city or (township == "000" and village != "000")
