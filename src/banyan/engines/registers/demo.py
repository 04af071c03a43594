"""Demonstration rows: the invented people and the shop of the demonstration accounts, and some neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from banyan.engines.identity import demo
from banyan.engines.registers import synthetic
from banyan.engines.registers import synthetic_bodies as bodies
from banyan.engines.registers.actions import Incoming, load
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen, organisation_code, uscc
from banyan.standards.uscc import RegistrationDepartment

NEIGHBOURS, FIRMS, INSTITUTIONS, SOCIAL = 2_000, 400, 60, 90
COMPANY_NAME, HOLDING_NAME = "福州榕荫餐饮管理有限公司", "福州榕荫投资有限公司"
_PEOPLE = (
    (demo.RESIDENT_NUMBER, "林某", "13800000021"),
    (demo.OWNER_NUMBER, "陈某", "13800000022"),
    (demo.AGENT_NUMBER, "王某", "13800000023"),
)
_PLACE = "350102001001"
_ADDRESS = "福建省福州市鼓楼区示例路 8 号"


def fill(tell: Callable[[int], None] = lambda rows: None) -> int:
    """Load the rows; how many were new. What is there already stays as it is. Runs as the platform itself."""
    written = 0

    def loaded(register: str, source: str, rows: list[Incoming]) -> int:
        report = load(register, rows, source=source, after=lambda one: tell(one.rows))
        return report.written

    people = list(synthetic.residents(NEIGHBOURS, seed=2011))
    with acting_as(SYSTEM):
        for source in ("public-security", "civil-affairs", "education", "social-insurance"):
            rows = [row for one in people for row in one.rows.get(source, ())]
            written += loaded("population", source, [*_known(source), *rows])
        written += sum(loaded("firms", source, rows) for source, rows in _bodies())
    return written


def _bodies() -> Iterator[tuple[str, list[Incoming]]]:
    """The rows of the register of legal persons, by the department that states them."""
    firms = [_shop(), _holding(), _company(), *synthetic.firms(FIRMS, seed=2011)]
    yield "market-supervision", [*firms, *bodies.branches(firms), *_branches()]
    yield "market-supervision", [*_course(), *bodies.ended(firms[3:], date(2026, 3, 1))]
    yield "establishment", list(bodies.institutions(INSTITUTIONS, seed=2012))
    yield "civil-affairs", list(bodies.social(SOCIAL, seed=2013))
    yield from bodies.said_elsewhere(firms).items()


def _known(source: str) -> list[Incoming]:
    return [Incoming({"citizen_number": number, **values}, day) for number, day, values in _stated(source)]


def _stated(source: str) -> list[tuple[str, date, dict[str, Any]]]:
    stated: list[tuple[str, date, dict[str, Any]]] = []
    for number, name, mobile in _PEOPLE:
        one = citizen.parse(number)
        grown = one.birth.replace(year=one.birth.year + 22)
        said: dict[str, dict[str, Any]] = {
            "public-security": {
                "name": name, "sex": one.sex.value, "birth_date": one.birth.isoformat(), "nation": "01", "state": "1",
                "household_division": _PLACE, "household_address": _ADDRESS, "residence_division": _PLACE,
                "residence_address": _ADDRESS,
            },
            "civil-affairs": {"marriage": "20"},
            "education": {"schooling": "20"},
            "social-insurance": {"insured": True, "mobile": mobile},
        }  # fmt: skip
        stated.append((number, one.birth if source == "public-security" else grown, said[source]))
    return stated


def company_uscc() -> str:
    """The credit code of an invented company in which the shop's owner holds the greater part."""
    return uscc.build(RegistrationDepartment.MARKET, "1", "350102", organisation_code.build("PDY00031"))


def _company() -> Incoming:
    since = date(2018, 6, 1)
    start = since.isoformat()
    head = {"name": "陈某", "number": demo.OWNER_NUMBER, "since": start}
    holders = [
        {"name": "陈某", "kind": "1", "percent": "50", "number": demo.OWNER_NUMBER, "since": start},
        {"name": "林某", "kind": "1", "percent": "10", "number": demo.RESIDENT_NUMBER, "since": start},
        {"name": HOLDING_NAME, "kind": "2", "percent": "40", "uscc": holding_uscc(), "since": start},
    ]
    people = [{**head, "post": "1"}, {**head, "post": "2"}, {"name": "林某", "post": "5", "since": start}]
    values = _founded(company_uscc(), COMPANY_NAME, "餐饮管理；食品销售", since)
    return Incoming({**values, "industry": "H", "shareholders": holders, "people": people}, since)


def holding_uscc() -> str:
    """The credit code of the company that has a share in the other."""
    return uscc.build(RegistrationDepartment.MARKET, "1", "350102", organisation_code.build("PDY00032"))


def _holding() -> Incoming:
    since = date(2015, 4, 10)
    start = since.isoformat()
    owner = {"name": "陈某", "kind": "1", "percent": "100", "number": demo.OWNER_NUMBER, "since": start}
    return Incoming(
        {
            **_founded(holding_uscc(), HOLDING_NAME, "以自有资金从事投资活动", since),
            "industry": "L",
            "shareholders": [owner],
        },
        since,
    )


def _founded(code: str, name: str, scope: str, since: date) -> dict[str, Any]:
    return {
        "uscc": code, "name": name, "kind": "1", "legal_person": "陈某", "legal_person_number": demo.OWNER_NUMBER,
        "capital": "2000000", "founded": since.isoformat(), "division": "350102000000", "address": _ADDRESS,
        "scope": scope, "telephone": "13800000022", "state": "1",
    }  # fmt: skip


def _branches() -> list[Incoming]:
    """Two branches of the company; the second has been struck off."""
    return [_branch("PDY60991", "福清分公司", "350181"), _branch("PDY60992", "闽侯分公司", "350121")]


def _branch(body: str, word: str, county: str) -> Incoming:
    since = date(2020, 9, 1)
    values = {
        "uscc": uscc.build(RegistrationDepartment.MARKET, "1", county, organisation_code.build(body)),
        "name": f"{COMPANY_NAME}{word}", "kind": "3", "parent": company_uscc(), "legal_person": "王某",
        "legal_person_number": demo.AGENT_NUMBER, "founded": since.isoformat(), "division": f"{county}000000",
        "address": "示例路 9 号", "industry": "H", "state": "1",
    }  # fmt: skip
    return Incoming(values, since)


def _course() -> list[Incoming]:
    """The company was listed as abnormal for a while; its second branch was struck off."""
    closed = uscc.build(RegistrationDepartment.MARKET, "1", "350121", organisation_code.build("PDY60992"))
    listed = {"uscc": company_uscc(), "listing": "1", "listing_reason": "通过登记的住所无法联系"}
    cleared = {"uscc": company_uscc(), "listing": "0", "listing_reason": "更正住所，移出名录"}
    gone = {"uscc": closed, "state": "4", "state_reason": "公司决定关闭分支机构"}
    return [
        Incoming(listed, date(2021, 7, 10)), Incoming(cleared, date(2021, 9, 6)), Incoming(gone, date(2024, 5, 20)),
    ]  # fmt: skip


def _shop() -> Incoming:
    founded = date(2025, 5, 20)
    values = {
        "uscc": demo.shop_uscc(), "name": demo.SHOP_NAME, "kind": "6", "legal_person": "陈某",
        "legal_person_number": demo.OWNER_NUMBER, "capital": "100000", "founded": founded.isoformat(),
        "division": "350102000000", "address": _ADDRESS, "industry": "H", "scope": "餐饮服务；食品销售",
        "telephone": "13800000022", "state": "1",
    }  # fmt: skip
    return Incoming(values, founded)
