"""Invented residents and firms, spread over the real villages, for simulation, demonstration and measurement.

The same seed gives the same rows in the same order, whatever their number; nothing is kept per row, so that a whole
province can stream through. Shares (who has moved, who is married) are rough assumptions with no census behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from random import Random
from typing import Any

from banyan.engines.divisions.queries import children, province
from banyan.engines.registers.incoming import Incoming
from banyan.standards import citizen, synthetic
from banyan.standards.citizen import Sex

TODAY = date(2026, 1, 1)
"""Ages are counted to this day, so that the same seed means the same people next year."""

ADULT, OLDEST_HEAD = 18, 80
"""Those who head a firm or apply for themselves are between these ages (the upper one is assumed)."""

_DAYS = 95 * 365
_SLOTS = _DAYS * 1000
_STEP = 21_399_991
"""Prime, and no divisor of the slots, so that steps of it visit every birth date and order once."""

_CLOSING = (("4", 0.06), ("2", 0.08), ("3", 0.10))


@dataclass(frozen=True, slots=True)
class Village:
    """Where somebody lives: twelve digits and the full name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Resident:
    """An invented resident: what each department would say of him, by department code."""

    number: str
    name: str
    birth: date
    sex: Sex
    mobile: str
    village: Village
    rows: dict[str, tuple[Incoming, ...]]


@cache
def villages() -> tuple[Village, ...]:
    """Every village of the province that stands today (some 1,200 small statements, once a process)."""
    found: list[Village] = []
    for city in children(province().code):
        for county in children(city.code):
            for township in children(county.code):
                found += [Village(one.code, one.full_name) for one in children(township.code)]
    return tuple(found)


def residents(n: int, seed: int = 1) -> Iterator[Resident]:
    """The first `n` residents of this seed; no citizen number comes twice."""
    return islice(_everybody(seed), n)


def adults(n: int, seed: int = 1) -> Iterator[Resident]:
    """The first `n` residents of this seed who are grown up and not too old to run an errand."""
    return islice((one for one in _everybody(seed) if ADULT * 366 < (TODAY - one.birth).days < OLDEST_HEAD * 365), n)


def _everybody(seed: int) -> Iterator[Resident]:
    rng = Random(f"residents:{seed}")  # noqa: S311 - invented people, no secret
    places = villages()
    visited: dict[str, int] = {}
    while True:
        village = places[int(rng.random() * len(places))]
        county = village.code[:6]
        birth, order = _next_birth(rng, visited, county, seed)
        sex = Sex.MALE if order % 2 else Sex.FEMALE
        number = citizen.build(county, birth, order)
        yield _resident(rng, places, village, number, birth, sex)


def persons(n: int, seed: int = 1) -> Iterator[Incoming]:
    """The rows that the police would load for the first `n` residents: one, or more for whoever has moved."""
    for one in residents(n, seed):
        yield from one.rows["public-security"]


def firms(n: int, seed: int = 1) -> Iterator[Incoming]:
    """The rows that the market regulator would load for the first `n` firms; their heads are the seed's `adults`."""
    rng = Random(f"firms:{seed}")  # noqa: S311
    counts: dict[tuple[str, str], int] = {}
    before: Incoming | None = None
    for head in adults(n, seed):
        one = _firm(rng, head, counts)
        if one.values["kind"] == "1":
            one = with_people(one, before)
            before = one
        yield one


def _next_birth(rng: Random, visited: dict[str, int], county: str, seed: int) -> tuple[date, int]:
    """The county's next birth date and order; the old are passed over more often than the young."""
    at = visited.get(county, (seed * 7_919_117) % _SLOTS)
    while True:
        at = (at + _STEP) % _SLOTS
        days, order = divmod(at, 1000)
        age = days / 365
        if age < 60 or rng.random() < (95 - age) / 35:
            visited[county] = at
            return TODAY - timedelta(days=days + 1), order


def _resident(
    rng: Random, places: tuple[Village, ...], village: Village, number: str, birth: date, sex: Sex
) -> Resident:
    name, mobile = synthetic.name(rng, sex, birth), synthetic.mobile(rng)
    age = (TODAY - birth).days // 365
    home: dict[str, Any] = {
        "residence_division": village.code, "residence_address": f"{village.name}{1 + int(rng.random() * 280)}号"
    }  # fmt: skip
    values: dict[str, Any] = {
        "citizen_number": number, "name": name, "sex": sex.value, "birth_date": birth.isoformat(), "state": "1",
        "nation": "22" if rng.random() < 0.01 else "01", "household_division": village.code,
        "household_address": home["residence_address"], **home,
    }  # fmt: skip
    rows = {"public-security": _moves(rng, places, values, birth, age)}
    if age >= 20:
        rows["civil-affairs"] = (_marriage(rng, number, birth, age),)
    if age >= 16:
        rows["education"] = (_schooling(rng, number, birth),)
        insured = {"citizen_number": number, "insured": rng.random() < 0.8, "mobile": mobile}
        rows["social-insurance"] = (Incoming(insured, birth + timedelta(days=16 * 366)),)
    return Resident(number, name, birth, sex, mobile, village, rows)


def _moves(
    rng: Random, places: tuple[Village, ...], values: dict[str, Any], birth: date, age: int
) -> tuple[Incoming, ...]:
    if age < 18 or rng.random() > 0.15:
        return (Incoming(values, birth),)
    before = places[int(rng.random() * len(places))]
    moved = birth + timedelta(days=18 * 366 + int(rng.random() * max((age - 18) * 365, 1)))
    earlier = {"residence_division": before.code, "residence_address": f"{before.name}{1 + int(rng.random() * 280)}号"}
    later = {code: values[code] for code in ("citizen_number", "residence_division", "residence_address")}
    return Incoming({**values, **earlier}, birth), Incoming(later, moved)


def _marriage(rng: Random, number: str, birth: date, age: int) -> Incoming:
    married = rng.random() < min((age - 20) / 15, 0.9)
    day = birth + timedelta(days=20 * 366 + int(rng.random() * max((age - 20) * 365, 1)) if married else 0)
    return Incoming({"citizen_number": number, "marriage": "20" if married else "10"}, day)


def _schooling(rng: Random, number: str, birth: date) -> Incoming:
    levels = ("70", "60", "40", "30", "20", "80", "10")
    level = rng.choices(levels, cum_weights=(35, 50, 60, 72, 86, 98, 100))[0]
    return Incoming({"citizen_number": number, "schooling": level}, birth + timedelta(days=16 * 366))


def _firm(rng: Random, head: Resident, counts: dict[tuple[str, str], int]) -> Incoming:
    household = rng.random() < 0.65
    county, category = head.village.code[:6], "2" if household else "1"
    serial = counts.get((county, category), 0) + 1
    counts[county, category] = serial
    district = head.village.name.split("省")[-1]
    place = district[: next((i + 1 for i, one in enumerate(district) if one in "县区" and i > 2), 3)]
    name = synthetic.shop_name(rng, place) if household else synthetic.firm_name(rng, place.split("市")[0])
    grown = (TODAY - head.birth).days - ADULT * 366
    founded = TODAY - timedelta(days=int(rng.random() * min(20 * 365, grown)))
    values: dict[str, Any] = {
        "uscc": synthetic.firm(rng, county, category=category, serial=serial),
        "name": name, "kind": "6" if household else "1", "legal_person": head.name,
        "legal_person_number": head.number, "founded": founded.isoformat(), "division": f"{county}000000",
        "address": f"{head.village.name}{1 + int(rng.random() * 280)}号", "telephone": head.mobile,
        "capital": str((1 + int(rng.random() * 10)) * (10_000 if household else 500_000)),
        "industry": rng.choice("FHCIGLO"), "state": _state(rng),
    }  # fmt: skip
    return Incoming(values, founded)


def with_people(firm: Incoming, other: Incoming | None) -> Incoming:
    """A company with its shareholders and people; every third has a company founded before it as a shareholder."""
    values, since = firm.values, str(firm.values["founded"])
    older = other is not None and str(other.values["founded"]) < since and int(str(values["capital"])) % 3 == 0
    own = "60" if older else "100"
    holders = [
        {
            "name": values["legal_person"], "kind": "1", "percent": own, "number": values["legal_person_number"],
            "since": since,
        }
    ]  # fmt: skip
    if older and other is not None:
        holders.append(
            {"name": other.values["name"], "kind": "2", "percent": "40", "uscc": other.values["uscc"], "since": since}
        )
    head = {"name": values["legal_person"], "number": values["legal_person_number"], "since": since}
    people = [{**head, "post": "1"}, {**head, "post": "4"}]
    return Incoming({**values, "shareholders": holders, "people": people}, firm.valid_from)


def _state(rng: Random) -> str:
    at = rng.random()
    return next((state for state, share in _CLOSING if at < share), "1")
