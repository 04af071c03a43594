"""Choosing a division level by level: what each level offers, and what a person has chosen so far.

The experimental zone stands among the cities, not among the counties of the city that its code begins with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from banyan.engines.divisions.queries import ancestors, children, find_division, places, province
from banyan.engines.divisions.records import Division
from banyan.standards.division import Level

LABELS: Final = {
    Level.CITY: "市",
    Level.COUNTY: "县（市、区）",
    Level.TOWNSHIP: "乡镇、街道",
    Level.VILLAGE: "村、社区",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One division that may be chosen."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PickerLevel:
    """One level: its options below `parent`, and the code chosen ("" for none yet)."""

    label: str
    parent: str
    options: tuple[Option, ...]
    chosen: str = ""


def picker_levels(
    chosen: str | Sequence[str] = "", *, root: str = "", down_to: Level = Level.VILLAGE
) -> tuple[PickerLevel, ...]:
    """The levels to show: those chosen from, and the next one below, no deeper than `down_to`.

    `chosen` is a code, or what the levels of a form sent in their order. `root` keeps to one division.
    """
    here = find_division(root) if root else province()
    path = _path(chosen) if isinstance(chosen, str) else tuple(chosen)
    levels: list[PickerLevel] = []
    while here is not None and here.level < down_to and (below := _offered(here)):
        next_one = next((one for one in below if one.code in path), None)
        levels.append(_level(here, below, next_one))
        here = next_one
    return tuple(levels)


def picked(chosen: Sequence[str], *, root: str = "") -> Division | None:
    """The division that the levels of a form chose, the deepest; None where nothing was chosen."""
    codes = [level.chosen for level in picker_levels(chosen, root=root) if level.chosen]
    return find_division(codes[-1]) if codes else None


def _path(code: str) -> tuple[str, ...]:
    here = find_division(code) if code else None
    if here is None:
        return ()
    path = (*ancestors(here.code), here)
    in_zone = any(one.zone for one in path)
    return tuple(one.code for one in path if not (in_zone and one.level is Level.CITY))


def _offered(here: Division) -> tuple[Division, ...]:
    below = places() if here.level is Level.PROVINCE else children(here.code)
    return tuple(one for one in below if one.governed and not (one.zone and here.level is Level.CITY))


def _level(here: Division, below: tuple[Division, ...], chosen: Division | None) -> PickerLevel:
    return PickerLevel(
        label=LABELS[Level(here.level + 1)],
        parent=here.code,
        options=tuple(Option(one.code, one.title) for one in below),
        chosen=chosen.code if chosen else "",
    )
