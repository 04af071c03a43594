"""The slots in which rows are compared, whatever a register calls its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from banyan.engines.registers.declare import Schema
from banyan.engines.registers.types import Choice, CitizenNumber, Day, Division, PersonName, Telephone, Text

SLOTS = ("name", "birth", "sex", "place", "place2", "address", "address2", "phone", "number")
"""Name, birth date, sex, two divisions (of residence and of household), two addresses, telephone, number."""

_KINDS: tuple[tuple[type, tuple[str, ...]], ...] = (
    (PersonName, ("name",)),
    (CitizenNumber, ("number",)),
    (Day, ("birth",)),
    (Choice, ("sex",)),
    (Division, ("place", "place2")),
    (Telephone, ("phone",)),
    (Text, ("address", "address2")),
)


@dataclass(frozen=True, slots=True)
class Slots:
    """Field codes by slot."""

    fields: Mapping[str, str]

    def of(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a row or a record by slot, None where it has none."""
        return {slot: values.get(code) for slot, code in self.fields.items()}

    def code(self, slot: str) -> str:
        """The field in a slot; empty when the register has none there."""
        return self.fields.get(slot, "")


def slots_of(known: Schema) -> Slots:
    """Sort the fields that a register declares for linking into the slots that their types ask for."""
    free = {kind: list(slots) for kind, slots in _KINDS}
    taken: dict[str, str] = {}
    for code in (known.register.key, *known.register.linking):
        waiting = next((slots for kind, slots in free.items() if isinstance(known.fields[code].type, kind)), [])
        if waiting:
            taken[waiting.pop(0)] = code
    return Slots(taken)
