"""What the offices of a division are called, and the codes that they bear: pure rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from uuid import UUID, uuid5

from banyan.engines.divisions.departments import DEPARTMENTS, GOVERNMENT, Department
from banyan.standards import division, synthetic
from banyan.standards.division import Level

_SPACE = UUID("6f1c0b5e-3d52-5e0a-9c1e-0a5b6a1f3500")
_NO_CHANCE = Random(0)  # noqa: S311 - a serial leaves nothing to chance
_TOWN = re.compile(r"(镇|乡|街道)$")
_SUFFIX = re.compile(r"(省|市|县|区)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A division as the naming of its offices needs it; `above` is the name of the division above."""

    code: str
    name: str
    above: str = ""
    above_full: str = ""
    zone: str = ""

    @property
    def level(self) -> Level:
        return division.parse(self.code).level

    @property
    def is_district(self) -> bool:
        """A district of a city 市辖区, as opposed to a county or a county-level city."""
        return self.level is Level.COUNTY and self.name.endswith("区")

    @property
    def full(self) -> str:
        """The name that offices put before theirs: 福建省, 福州市, 福州市鼓楼区, 闽侯县, 闽侯县甘蔗街道."""
        if self.zone:
            return self.zone
        if self.level is Level.TOWNSHIP:
            return f"{self.above_full or self.above}{self.name}"
        return f"{self.above}{self.name}" if self.is_district else self.name


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation to be founded: its id and its credit code follow from department and division."""

    id: UUID
    uscc: str
    name: str
    short_name: str
    department: str
    division: str
    level: int


def offices_of(place: Place) -> Iterator[Office]:
    """The offices that a government of this place has, in the order of the departments."""
    if place.level is Level.VILLAGE or (place.level is Level.TOWNSHIP and not _TOWN.search(place.name)):
        return
    for department in DEPARTMENTS.values():
        if pattern := _pattern(department, place):
            yield office(department, place, pattern)


def office(department: Department, place: Place, pattern: str) -> Office:
    """One office, its name written out after `pattern`."""
    words = {"city": place.above, "stem": _SUFFIX.sub("", place.name)}
    own = place.zone or place.name
    return Office(
        id=office_id(department.code, place.code),
        uscc=credit_code(department, place.code),
        name=pattern.format(full=place.full, **words),
        short_name=pattern.format(full=own, **words),
        department=department.code,
        division=place.code,
        level=int(place.level),
    )


def office_id(department: str, code: str) -> UUID:
    """The id of a department's office in a division: the same in every installation."""
    return uuid5(_SPACE, f"{code}/{department}")


def credit_code(department: Department, code: str) -> str:
    """A valid credit code from the range for private use, fixed by department and division."""
    serial = _places_in_list()[department.code]
    if township := int(code[6:9]):
        serial += 1000 + 100 * township
    return synthetic.public_body(_NO_CHANCE, code[:6], category=department.nature, serial=serial)


@cache
def _places_in_list() -> dict[str, int]:
    return {code: place for place, code in enumerate(DEPARTMENTS, start=1)}


def _pattern(department: Department, place: Place) -> str:
    digits = division.prefix_of(place.code)
    if place.level is not Level.TOWNSHIP and not department.sits_in(digits):
        return ""
    if department is GOVERNMENT and place.zone:
        return "{full}管理委员会"
    if department is GOVERNMENT and place.name.endswith("街道"):
        return "{full}办事处"
    if place.zone:
        return department.names.city if department.names.county else ""
    return department.names.at(place.level, district=place.is_district)
