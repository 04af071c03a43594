"""Which department registers a body: its credit code tells (GB 32100, first character)."""

from __future__ import annotations

from banyan.engines.divisions.departments import (
    AGRICULTURE,
    CIVIL_AFFAIRS,
    ESTABLISHMENT,
    ETHNIC_RELIGIOUS,
    JUSTICE,
    MARKET_SUPERVISION,
)

REGISTRARS = {
    "9": MARKET_SUPERVISION,
    "1": ESTABLISHMENT,
    "5": CIVIL_AFFAIRS,
    "3": JUSTICE,
    "7": ETHNIC_RELIGIOUS,
    "N": AGRICULTURE,
}
"""The department that registers, by the first character of the credit code."""

OTHERS = tuple(one for one in REGISTRARS.values() if one is not MARKET_SUPERVISION)


def registrar(uscc: str) -> str:
    """The code of the department that registers the body of this credit code; empty where none here does."""
    found = REGISTRARS.get(uscc[:1])
    return found.code if found else ""
