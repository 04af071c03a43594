"""Government bodies and institutions that the platform knows as organisations join the register of legal persons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from banyan.engines.divisions.departments import DEPARTMENTS, ESTABLISHMENT
from banyan.engines.divisions.queries import organisations
from banyan.engines.registers.actions import Incoming, load
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards.errors import StandardError
from banyan.standards.uscc import RegistrationDepartment, parse
from banyan.systems.government.legal_persons.codes import FirmKind, FirmState

_KINDS = {"1": FirmKind.GOVERNMENT, "2": FirmKind.INSTITUTION, "3": FirmKind.MASS}


def join(on: date | None = None) -> int:
    """State the organisations in the register, valid from `on` (today) where their founding is not known; how many
    statements were new. It may be done again at any time: what is there already stays.
    """
    with acting_as(SYSTEM):
        return load("firms", rows(), source=ESTABLISHMENT, valid_from=on or clock.today()).written


def rows() -> Iterator[Incoming]:
    """The organisations as the establishment office would state them; their heads and addresses are not known."""
    for one in organisations():
        category = _category(one.uscc)
        if category not in _KINDS:
            continue
        values: dict[str, Any] = {
            "uscc": one.uscc, "name": one.name, "kind": _KINDS[category].value, "division": one.division,
            "sponsor": DEPARTMENTS[one.department].title, "generated": one.uscc_generated,
            "state": FirmState.OPEN.value,
        }  # fmt: skip
        if one.founded_on:
            values["founded"] = one.founded_on.isoformat()
        yield Incoming(values, one.founded_on)
        if one.dissolved_on:
            gone = {"uscc": one.uscc, "state": FirmState.CLOSED.value, "state_reason": "机构撤销"}
            yield Incoming(gone, one.dissolved_on)


def _category(code: str) -> str:
    """The category of a body that the establishment office registers; empty for any other."""
    try:
        found = parse(code)
    except StandardError:
        return ""
    return found.category if found.department is RegistrationDepartment.ESTABLISHMENT else ""
