"""What in a form holds together, for the items in which dice alone would never agree with themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from banyan.engines.services.work.facts import Facts
from banyan.site.simulate.filling import Mend
from banyan.standards import citizen, synthetic
from banyan.standards.citizen import Sex

#: A licence that is to be changed was overtaken by events so many days ago at most.
_LATELY = 9
_STILL_A_PARENT = 46


def mend_for(code: str, rng: Random, place: str, today: date, facts: Facts) -> Mend | None:
    """How the contents of an item or joint matter are put right; None where nothing hangs together."""
    make = _MAKE.get(code)
    return make(rng, place[:6], today, facts) if make else None


def _child(rng: Random, county: str, today: date, facts: Facts) -> Mend:
    """A child of the age at which school begins, with a number that holds its birthday."""

    def mend(data: dict[str, Any]) -> Mapping[str, Any]:
        entered = today.year - (6 if data["grade"] == "primary" else 12)
        born = date(entered, 1, 1) + timedelta(days=rng.randrange(240))
        sex = rng.choice((Sex.MALE, Sex.FEMALE))
        number = synthetic.citizen_number(rng, county, born, sex)
        return {"child": synthetic.name(rng, sex, born), "born": born.isoformat(), "number": number}

    return mend


def _old(rng: Random, county: str, today: date, facts: Facts) -> Mend:
    """Who gets the card is sixty or older."""

    def mend(data: dict[str, Any]) -> Mapping[str, Any]:
        one = synthetic.person(rng, county, today, youngest=60)
        return {"elder": one.name, "elder_number": one.citizen_number}

    return mend


def _minor(rng: Random, county: str, today: date, facts: Facts) -> Mend:
    """A card for a child is for a child."""

    def mend(data: dict[str, Any]) -> Mapping[str, Any]:
        one = synthetic.person(rng, county, today, oldest=16)
        return {"child_name": one.name, "child_number": one.citizen_number}

    return mend


def _baby(rng: Random, county: str, today: date, facts: Facts) -> Mend:
    """A baby of some days, with the applicant as one of its parents and the name of the father or the mother."""

    def mend(data: dict[str, Any]) -> Mapping[str, Any]:
        mother = _parent(rng, county, today, facts, Sex.FEMALE)
        father = _parent(rng, county, today, facts, Sex.MALE)
        chosen = father if data.get("follows") == "father" and data.get("has_father", "true") == "true" else mother
        sex = Sex.MALE if data["sex"] == "male" else Sex.FEMALE
        made = {
            "born": (today - timedelta(days=rng.randint(3, 25))).isoformat(),
            "baby_name": chosen[0][0] + synthetic.name(rng, sex, today)[1:],
            "hospital": f"{rng.choice(('市妇幼保健院', '第一医院', '协和医院', '县医院'))}",
            "mother": mother[0], "mother_number": mother[1], "father": father[0], "father_number": father[1],
            "parent": chosen[0], "parent_number": chosen[1], "year": str(today.year),
        }  # fmt: skip
        return {name: value for name, value in made.items() if name in data}

    return mend


def _parent(rng: Random, county: str, today: date, facts: Facts, sex: Sex) -> tuple[str, str]:
    """Name and number of a parent: the applicant's own where the sex is his."""
    name, number = facts.get("population.name"), facts.get("population.citizen_number")
    own = citizen.parse(str(number.value)) if name and number else None
    if own is not None and name is not None and own.sex is sex and own.age(today) < _STILL_A_PARENT:
        return str(name.value), own.value
    born = synthetic.birth_date(rng, today, youngest=23, oldest=40)
    return synthetic.name(rng, sex, born), synthetic.citizen_number(rng, county, born, sex)


def _lately(rng: Random, county: str, today: date, facts: Facts) -> Mend:
    """What changed, or whoever stopped, did so in the last days."""

    def mend(data: dict[str, Any]) -> Mapping[str, Any]:
        day = (today - timedelta(days=rng.randint(0, _LATELY))).isoformat()
        return {name: day for name in ("changed", "stopped") if name in data}

    return mend


def _restaurant(rng: Random, county: str, today: date, facts: Facts) -> Mend:
    """A shop that every office can grant: whoever acts for a firm has a licence, others ask for one."""
    has_firm = any(name.startswith("firms.") for name in facts)

    def mend(data: dict[str, Any]) -> Mapping[str, Any]:
        lodging = rng.random() < 0.06
        return {
            "licence": "have" if has_firm else rng.choice(("household", "household", "company")),
            "capital": rng.choice(("10", "20", "50", "100")), "pay_by": _in(today, 900), "near_school": "false",
            "tobacco": _yes(rng, 0.15), "lodging": "true" if lodging else "false", "beds": "8",
            "area": str(rng.randint(36, 180)), "seats": str(rng.randint(10, 60)), "dine_in": _yes(rng, 0.8),
            "grease_trap": "true", "separated": "true", "daily_water": str(rng.randint(2, 12)), "outlets": "1",
            "floors": "1 层", "exits": "2", "accepted": "true", "opening": _in(today, rng.randint(20, 60)),
            "width": rng.choice(("3.6", "4.8", "6")), "height": rng.choice(("0.9", "1.2")), "bottom": "3",
            "fixing": "flat", "own_wall": "true", "staff": str(rng.choice((0, 0, 2, 3, 5, 8))),
            "first_pay": _in(today, 30), "sign_text": data["shop_name"],
        }  # fmt: skip

    return mend


def _priced(rng: Random, county: str, today: date, facts: Facts) -> Mend:
    """What a service has cost in the last three years, each a little dearer than the one before."""

    def mend(data: dict[str, Any]) -> Mapping[str, Any]:
        cost, sold = rng.randint(300, 9_000), rng.randint(100, 4_000)
        years = enumerate(range(today.year - 3, today.year))
        return {
            "costs": [
                {
                    "year": str(year), "cost": str(cost + cost * since // 25),
                    "income": str(cost * rng.randint(85, 105) // 100), "sold": str(sold + sold * since // 50),
                }
                for since, year in years
            ]
        }  # fmt: skip

    return mend


def _in(today: date, days: int) -> str:
    return (today + timedelta(days=days)).isoformat()


def _yes(rng: Random, share: float) -> str:
    return "true" if rng.random() < share else "false"


_MAKE: Mapping[str, Callable[[Random, str, date, Facts], Mend]] = {
    "school-enrolment": _child,
    "elderly-card": _old,
    "social-security-card": _minor,
    "birth-certificate": _baby,
    "birth-registration": _baby,
    "newborn": _baby,
    "open-restaurant": _restaurant,
    "government-price": _priced,
    "food-licence-change": _lately,
    "food-licence-cancellation": _lately,
}
