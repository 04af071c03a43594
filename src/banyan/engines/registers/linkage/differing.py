"""How what a source says stands to what the responsible department says: the same, close, different, or not known."""

from __future__ import annotations

from typing import Any

from banyan.engines.registers.declare import RegisterField, Schema
from banyan.engines.registers.linkage.deciding import AGREES, CLOSE, DIFFERS, MISSING
from banyan.engines.registers.linkage.sounds import near_of
from banyan.engines.registers.types import Division, PersonName, Text
from banyan.standards.provinces import PROVINCES


def likeness(field: RegisterField, said: Any, held: Any) -> str:
    """One of agrees, close, differs, missing."""
    if said in (None, "") or held in (None, ""):
        return MISSING
    if said == held:
        return AGREES
    if isinstance(field.type, PersonName):
        return CLOSE if near_of(str(said)) == near_of(str(held)) else DIFFERS
    if isinstance(field.type, Division):
        return CLOSE if str(said)[:9] == str(held)[:9] else DIFFERS
    if isinstance(field.type, Text):
        return AGREES if _bare(said) == _bare(held) else DIFFERS
    return DIFFERS


def differences(known: Schema, said: dict[str, Any], held: dict[str, Any]) -> tuple[dict[str, str], set[str]]:
    """The fields that differ, with how; and those that agree."""
    found = {code: likeness(known.fields[code], value, held.get(code)) for code, value in said.items()}
    apart = {code: kind for code, kind in found.items() if kind in (CLOSE, DIFFERS)}
    return apart, {code for code, kind in found.items() if kind == AGREES}


def _bare(value: Any) -> str:
    """An address without spaces and without the province, which some write and some do not."""
    return "".join(str(value).split()).removeprefix(PROVINCES["35"])
