"""Demonstration rows: the invented people and the shop of the demonstration accounts, and some neighbours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from banyan.engines.identity import demo
from banyan.engines.registers import synthetic
from banyan.engines.registers.actions import Incoming, load
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen

NEIGHBOURS, FIRMS = 2_000, 400
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
        written += loaded("firms", "market-supervision", [_shop(), *synthetic.firms(FIRMS, seed=2011)])
        written += loaded("firms", "tax", [Incoming({"uscc": demo.shop_uscc(), "tax_credit": "M"}, date(2026, 4, 1))])
    return written


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


def _shop() -> Incoming:
    founded = date(2025, 5, 20)
    values = {
        "uscc": demo.shop_uscc(), "name": demo.SHOP_NAME, "kind": "6", "legal_person": "陈某",
        "legal_person_number": demo.OWNER_NUMBER, "capital": "100000", "founded": founded.isoformat(),
        "division": "350102000000", "address": _ADDRESS, "industry": "H", "scope": "餐饮服务；食品销售",
        "telephone": "13800000022", "state": "1",
    }  # fmt: skip
    return Incoming(values, founded)
