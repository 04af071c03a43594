"""Invented branches, public institutions and social organisations, and what other departments have of a firm.

Credit codes come from the range for private use; shares (who has a branch, who differs) are assumptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from banyan.engines.registers.incoming import Incoming
from banyan.engines.registers.synthetic import Resident, adults
from banyan.standards import synthetic, uscc
from banyan.standards.uscc import RegistrationDepartment

_BRANCHES, _INSTITUTIONS, _SOCIAL = 60_001, 50_001, 1
_SINCE = date(2016, 3, 1)
_CATEGORIES = (("1", "51", "行业协会"), ("2", "52", "社区服务中心"), ("3", "53", "助学基金会"))
_INSTITUTES = ("实验小学", "图书馆", "公证服务中心", "水利工作站", "疾病预防控制所")
_STATES = ("4", "3")
_REASONS = {"2": "自主决定歇业", "3": "逾期未报送年度报告", "4": "决议解散，清算完毕"}


def branches(firms: Iterable[Incoming], every: int = 4) -> Iterator[Incoming]:
    """A branch for every so many of the companies, in the same county and with the same head."""
    serials: dict[str, count[int]] = {}
    companies = (one for one in firms if one.values["kind"] == "1" and one.values["state"] == "1")
    for number, one in enumerate(companies):
        if number % every:
            continue
        values, county = one.values, str(one.values["division"])[:6]
        serial = next(serials.setdefault(county, count(_BRANCHES)))
        founded = date.fromisoformat(str(values["founded"])) + timedelta(days=200)
        said: dict[str, Any] = {
            "uscc": synthetic.firm(Random(0), county, category="1", serial=serial),  # noqa: S311 - not drawn from
            "name": f"{values['name']}第一分公司", "kind": "3", "parent": values["uscc"],
            "legal_person": values["legal_person"], "legal_person_number": values["legal_person_number"],
            "founded": founded.isoformat(), "division": values["division"], "address": f"{values['address']}之二",
            "industry": values["industry"], "telephone": values["telephone"], "state": "1",
        }  # fmt: skip
        yield Incoming(said, founded)


def institutions(n: int, seed: int = 1) -> Iterator[Incoming]:
    """Public institutions, as the establishment office would load them."""
    for number, head in enumerate(adults(n, seed)):
        county, place = head.village.code[:6], head.village.name
        code = synthetic.public_body(Random(0), county, category="2", serial=_INSTITUTIONS + number)  # noqa: S311
        name = f"{place}{_INSTITUTES[number % len(_INSTITUTES)]}"
        yield _body(code, name, "12", head, sponsor="当地人民政府（演示）")


def social(n: int, seed: int = 1) -> Iterator[Incoming]:
    """Social organisations of the three kinds, as civil affairs would load them."""
    for number, head in enumerate(adults(n, seed)):
        category, kind, word = _CATEGORIES[number % 3]
        nine = synthetic.organisation(Random(0), _SOCIAL + number)  # noqa: S311 - not drawn from
        code = uscc.build(RegistrationDepartment.CIVIL_AFFAIRS, category, head.village.code[:6], nine)
        yield _body(code, f"{head.village.name}{word}", kind, head, capital="30000")


def said_elsewhere(firms: Iterable[Incoming]) -> dict[str, list[Incoming]]:
    """What tax, social insurance and statistics have of these firms, by department; every seventh differs somewhere."""
    said: dict[str, list[Incoming]] = {"tax": [], "social-insurance": [], "statistics": []}
    for number, one in enumerate(firms):
        values, since = one.values, one.valid_from or _SINCE
        odd = number % 7
        key = {"uscc": values["uscc"]}
        tax = {
            "tax_credit": "ABMC"[number % 4], "tax_name": values["name"], "tax_legal_person": values["legal_person"],
            "tax_address": f"{values['address']}（旧址）" if odd == 0 else values["address"],
            "tax_state": "1" if values["state"] in _STATES and odd < 3 else values["state"],
        }  # fmt: skip
        insured = {"insured_staff": number % 40, "insured_name": values["name"], "insured_state": values["state"]}
        counted = {
            "counted_name": values["name"], "counted_address": values["address"],
            "counted_industry": "L" if odd == 1 else values.get("industry", "O"),
        }  # fmt: skip
        for source, words in (("tax", tax), ("social-insurance", insured), ("statistics", counted)):
            said[source].append(Incoming({**key, **words}, since))
    return said


def ended(firms: Iterable[Incoming], day: date) -> Iterator[Incoming]:
    """Why those that are no longer open are so, from `day` on, and some that stand in the list of the abnormal."""
    for number, one in enumerate(firms):
        state = str(one.values["state"])
        if state in _REASONS:
            yield Incoming({"uscc": one.values["uscc"], "state_reason": _REASONS[state]}, day)
        elif number % 25 == 3:
            listed = {"listing": "1", "listing_reason": "通过登记的住所无法联系"}
            yield Incoming({"uscc": one.values["uscc"], **listed}, day)
            if number % 2:
                yield Incoming({"uscc": one.values["uscc"], "listing": "0"}, day + timedelta(days=90))


def _body(code: str, name: str, kind: str, head: Resident, **more: str) -> Incoming:
    post = {"name": head.name, "number": head.number, "post": "7", "since": _SINCE.isoformat()}
    values: dict[str, Any] = {
        "uscc": code, "name": name, "kind": kind, "legal_person": head.name, "legal_person_number": head.number,
        "founded": _SINCE.isoformat(), "division": f"{head.village.code[:6]}000000",
        "address": f"{head.village.name}1号", "people": [post], "state": "1", "generated": True, **more,
    }  # fmt: skip
    return Incoming(values, _SINCE)
