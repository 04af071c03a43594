"""Valid but invented values, for tests, demonstrations and simulation. The same seed gives the same values.

Credit codes and organisation codes are taken from the range that GB 11714 keeps for private use (PDY00001 to
PDY99999), so they never hit a real body and ``Uscc.is_synthetic`` tells them. Citizen numbers and telephones
have no such range: a generated one may by chance be somebody's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from random import Random
from typing import Final

from banyan.standards import citizen, organisation_code, uscc
from banyan.standards.citizen import Sex
from banyan.standards.errors import StandardError
from banyan.standards.synthetic_words import (
    FIRM_WORDS,
    FUJIAN_SURNAMES,
    GIVEN_NAMES,
    SHOP_WORDS,
    TRADES,
    generation_of,
)
from banyan.standards.telephone import FUJIAN_AREAS
from banyan.standards.uscc import RegistrationDepartment

CUSTOM_CODES: Final = 99_999
"""How many organisation codes the range for private use holds."""

OLDEST: Final = 95
"""Highest age in full years that ``person`` gives."""

_PATIENCE: Final = 10_000
_EIGHT_DIGIT_AREAS: Final = ("0591", "0595")
_MOBILE_PREFIXES: Final = ("135", "136", "137", "138", "139", "150", "158", "159", "180", "186", "188", "189")
_SURNAMES: Final = tuple(FUJIAN_SURNAMES)
_CUMULATIVE: Final = tuple(sum(list(FUJIAN_SURNAMES.values())[: i + 1]) for i in range(len(FUJIAN_SURNAMES)))


@dataclass(frozen=True, slots=True)
class SyntheticPerson:
    """Somebody who does not exist."""

    name: str
    sex: Sex
    birth: date
    citizen_number: str
    mobile: str


def birth_date(rng: Random, today: date, *, youngest: int = 0, oldest: int = OLDEST) -> date:
    """A birth date of somebody who on ``today`` is between these ages, in full years.

    The old thin out from 60 on, roughly as in a grown population (assumed; no census lies behind it).
    """
    peak = min(max(60, youngest), oldest + 1)
    flat, slope = max(peak - youngest, 0), max(oldest + 1 - peak, 0)
    at = rng.random() * (flat + slope / 2)
    age = youngest + at if at < flat else oldest + 1 - (slope * (slope - 2 * (at - flat))) ** 0.5
    latest = _years_before(today, youngest).toordinal()
    earliest = _years_before(today, oldest + 1).toordinal() + 1
    return date.fromordinal(min(max(today.toordinal() - int(age * 365.25), earliest), latest))


def citizen_number(rng: Random, division6: str, birth: date, sex: Sex) -> str:
    """A citizen number of that county, birth date and sex."""
    return citizen.build(division6, birth, 2 * int(rng.random() * 500) + (sex is Sex.MALE))


def name(rng: Random, sex: Sex, birth: date) -> str:
    """A name: a surname as frequent as in Fujian, a given name as parents chose it in those years."""
    family = rng.choices(_SURNAMES, cum_weights=_CUMULATIVE)[0]
    given = GIVEN_NAMES[generation_of(birth), sex]
    first = given[int(rng.random() * len(given))]
    if rng.random() < 0.15:
        return family + first
    second = given[int(rng.random() * len(given))]
    return family + first + second


def mobile(rng: Random) -> str:
    """A mobile number of eleven digits."""
    return f"{_MOBILE_PREFIXES[int(rng.random() * len(_MOBILE_PREFIXES))]}{int(rng.random() * 100_000_000):08d}"


def fixed_line(rng: Random, area: str = "0591") -> str:
    """A fixed line in one of Fujian's areas, eight digits in Fuzhou and Quanzhou, else seven."""
    if area not in FUJIAN_AREAS:
        raise StandardError("区号“%(area)s”不在福建。", "area", area=area)
    length = 8 if area in _EIGHT_DIGIT_AREAS else 7
    return f"{area}-{rng.randrange(2 * 10 ** (length - 1), 9 * 10 ** (length - 1))}"


def person(rng: Random, division6: str, today: date, *, youngest: int = 0, oldest: int = OLDEST) -> SyntheticPerson:
    """A person registered in that county."""
    sex = Sex.MALE if rng.random() < 0.51 else Sex.FEMALE
    birth = birth_date(rng, today, youngest=youngest, oldest=oldest)
    return SyntheticPerson(name(rng, sex, birth), sex, birth, citizen_number(rng, division6, birth, sex), mobile(rng))


def persons(
    rng: Random, divisions: Sequence[str], today: date, *, youngest: int = 0, oldest: int = OLDEST
) -> Iterator[SyntheticPerson]:
    """People without end, each with a number of his own; ``divisions`` are drawn from evenly (repeat one to
    weigh it).

    Keeps what it has given, some 100 bytes a person. Ends, with StandardError ``exhausted``, when numbers run
    out.
    """
    return distinct(
        person(rng, divisions[int(rng.random() * len(divisions))], today, youngest=youngest, oldest=oldest)
        for _ in repeat(None)
    )


def distinct(people: Iterable[SyntheticPerson]) -> Iterator[SyntheticPerson]:
    """Those whose number did not come before. StandardError ``exhausted`` after 10,000 in a row that did."""
    given: set[int] = set()
    misses = 0
    for one in people:
        body = int(one.citizen_number[:17])
        misses = misses + 1 if body in given else 0
        if misses == _PATIENCE:
            raise StandardError("这些区划和年龄里的合成号码已经用完，请放宽范围。", "exhausted")
        if not misses:
            given.add(body)
            yield one


def organisation(rng: Random, serial: int | None = None) -> str:
    """An organisation code of the range for private use: the one with this serial (1 to 99999), or any."""
    if serial is None:
        serial = 1 + int(rng.random() * CUSTOM_CODES)
    if not 1 <= serial <= CUSTOM_CODES:
        raise StandardError("自定义区的顺序号应在 1 至 %(custom_codes)s 之间。", "serial", custom_codes=CUSTOM_CODES)
    return organisation_code.build(f"PDY{serial:05d}")


def firm(rng: Random, division6: str, *, category: str = "1", serial: int | None = None) -> str:
    """A credit code of the market regulator: 1 enterprise, 2 individual household, 3 farmers' cooperative.

    With ``serial`` the code is fixed by division, category and serial, so that counting gives each firm its
    own.
    """
    return uscc.build(RegistrationDepartment.MARKET, category, division6, organisation(rng, serial))


def public_body(rng: Random, division6: str, *, category: str = "1", serial: int | None = None) -> str:
    """A credit code of the establishment office: 1 government body 机关, 2 public institution 事业单位."""
    return uscc.build(RegistrationDepartment.ESTABLISHMENT, category, division6, organisation(rng, serial))


def firm_name(rng: Random, place: str, *, trade: str | None = None) -> str:
    """The name of a company: place, two-character name, trade, form. ``place`` without its 市 or 县: 福州,
    福建, 古田.
    """
    return f"{place}{_pair(rng, FIRM_WORDS)}{trade or rng.choice(TRADES)}有限公司"


def shop_name(rng: Random, place: str) -> str:
    """The name of an individual household: place (福州市鼓楼区), a name, a kind of shop."""
    return f"{place}{_pair(rng, FIRM_WORDS)}{rng.choice(SHOP_WORDS)}"


def _pair(rng: Random, words: str) -> str:
    return "".join(rng.sample(words, 2))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
