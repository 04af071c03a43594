"""An invented department's file about invented residents, with the disorders that such files have, and the answers.

Each row has at most one disorder of each kind, with the shares below (assumed, from no survey); the
column 标准答案 holds the number of the resident that the row is about, so that precision and recall can be counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from banyan.engines.registers.linkage.sounds import sound_of
from banyan.engines.registers.synthetic import Resident, Village, villages
from banyan.standards.synthetic_words import FUJIAN_SURNAMES, GIVEN_NAMES

TRUTH = "标准答案"
"""Heading of the answer key in an invented file."""

KINDS = ("typo", "homophone", "missing birth", "swapped digits", "moved", "other telephone", "stranger")

_SHARES = {"typo": 0.06, "homophone": 0.06, "missing birth": 0.08, "swapped digits": 0.06, "moved": 0.12,
           "other telephone": 0.30, "stranger": 0.10}  # fmt: skip
_CHARACTERS = sorted({one for word in (*FUJIAN_SURNAMES, *GIVEN_NAMES.values()) for one in word})


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the file by slot, whose it is (None for somebody whom the register does not have), and its disorders."""

    values: dict[str, Any]
    truth: str | None
    disorders: tuple[str, ...]


def told(residents: Iterable[Resident], *, seed: int = 1, unknown: bool = True) -> Iterator[Told]:
    """What a department without numbers wrote of these residents; those it calls strangers are left out of the register
    by whoever fills it (see `is_stranger`)."""
    places = villages()
    for one in residents:
        rng = Random(f"disorders:{seed}:{one.number}")  # noqa: S311 - invented people, no secret
        stranger = is_stranger(one.number, seed) and unknown
        kinds = [kind for kind in KINDS[:-1] if rng.random() < _SHARES[kind]]
        yield Told(_row(rng, one, kinds, places), None if stranger else one.number, tuple(kinds))


def is_stranger(number: str, seed: int = 1) -> bool:
    """Whether the register does not have this resident, though the file does."""
    return Random(f"stranger:{seed}:{number}").random() < _SHARES["stranger"]  # noqa: S311


def _row(rng: Random, one: Resident, kinds: list[str], places: tuple[Village, ...]) -> dict[str, Any]:
    said = one.rows["public-security"][-1].values
    home = {**one.rows["public-security"][0].values, **said}
    values: dict[str, Any] = {
        "name": one.name, "birth": one.birth.isoformat(), "sex": one.sex.value,
        "place": home["residence_division"], "address": home["residence_address"], "phone": one.mobile,
    }  # fmt: skip
    if "typo" in kinds:
        values["name"] = _typo(rng, one.name)
    if "homophone" in kinds:
        values["name"] = _homophone(rng, values["name"])
    if "swapped digits" in kinds:
        values["birth"] = _swapped(rng, one.birth)
    if "missing birth" in kinds:
        values["birth"] = None
    if "moved" in kinds:
        elsewhere = places[int(rng.random() * len(places))]
        values |= {"place": elsewhere.code, "address": f"{elsewhere.name}{1 + int(rng.random() * 280)}号"}
    if "other telephone" in kinds:
        values["phone"] = None if rng.random() < 0.5 else f"{one.mobile[:3]}{int(rng.random() * 100_000_000):08d}"
    return values


def _typo(rng: Random, name: str) -> str:
    place = 1 + int(rng.random() * (len(name) - 1))
    other = _CHARACTERS[int(rng.random() * len(_CHARACTERS))]
    return name[:place] + other + name[place + 1 :]


def _homophone(rng: Random, name: str) -> str:
    places = [place for place, one in enumerate(name) if len(_alike()[sound_of(one)]) > 1]
    if not places:
        return name
    place = places[int(rng.random() * len(places))]
    others = [one for one in _alike()[sound_of(name[place])] if one != name[place]]
    return name[:place] + others[int(rng.random() * len(others))] + name[place + 1 :]


_by_sound: dict[str, list[str]] = {}


def _alike() -> dict[str, list[str]]:
    if not _by_sound:
        found: dict[str, list[str]] = defaultdict(list)
        for one in _CHARACTERS:
            found[sound_of(one)].append(one)
        _by_sound.update(found)
    return defaultdict(list, _by_sound)


def _swapped(rng: Random, birth: date) -> str:
    """Two neighbouring digits of the year, the month or the day in each other's place, where that is a day at all."""
    digits = f"{birth:%Y%m%d}"
    for place in rng.sample((2, 4, 6), 3):
        other = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        try:
            swapped = date(int(other[:4]), int(other[4:6]), int(other[6:]))
        except ValueError:
            continue
        if swapped != birth:
            return swapped.isoformat()
    return birth.replace(day=1 + birth.day % 28).isoformat()
