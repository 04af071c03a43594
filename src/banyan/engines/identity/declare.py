"""What later engines and systems may declare of identity: roles, and who checks names and representatives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from banyan.engines.identity.roles import BELOW, OWN, Role, declare_role

__all__ = [
    "BELOW",
    "OWN",
    "FirmOnRegister",
    "Role",
    "declare_role",
    "register_firm_check",
    "register_name_check",
]

#: Citizen number and name → True when the population register (人口库) has them together, False when it has the
#: number with another name, None when it does not know the number or does not answer.
NameCheck = Callable[[str, str], bool | None]


@dataclass(frozen=True, slots=True)
class FirmOnRegister:
    """What the register of legal persons (法人库) says of a firm: its name and its legal representative's number."""

    name: str
    representative_number: str


#: Unified social credit code → the firm, None when the register has none.
FirmCheck = Callable[[str], FirmOnRegister | None]

_checks: dict[str, Any] = {}


def register_name_check(check: NameCheck) -> None:
    """The register of the population hands in its check of real names (called from AppConfig.ready)."""
    _checks["name"] = check


def register_firm_check(check: FirmCheck) -> None:
    """The register of legal persons hands in its look-up of representatives (called from AppConfig.ready)."""
    _checks["firm"] = check


def name_matches(citizen_number: str, name: str) -> bool | None:
    """Ask the population register; None when no register is there."""
    check: NameCheck | None = _checks.get("name")
    return None if check is None else check(citizen_number, name)


def firm_on_register(uscc: str) -> FirmOnRegister | None:
    """Ask the register of legal persons; None when it has no such firm or no register is there."""
    check: FirmCheck | None = _checks.get("firm")
    return None if check is None else check(uscc)
