"""What a look-up gives: a record, and its facts with source and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from banyan.engines.registers.declare import RegisterField
from banyan.kernel.clock import ZONE


@dataclass(frozen=True, slots=True)
class Fact:
    """One field's value: what it is, who answers for it, since when it is true and since when we know it."""

    field: RegisterField
    kept: Any
    valid_from: date
    known_from: datetime
    by: str = ""

    @property
    def value(self) -> Any:
        """The Python value: str, date, Decimal, int or bool."""
        return self.field.type.load(self.kept)

    @property
    def source(self) -> str:
        """The name of the department that answers for it: 公安."""
        return self.field.stated_by(self.by).title

    @property
    def updated(self) -> date:
        """The day on which the register took it in."""
        return self.known_from.astimezone(ZONE).date()

    @property
    def title(self) -> str:
        """The field's name."""
        return self.field.title

    @property
    def shown(self) -> str:
        """Text for a page, in full."""
        return self.field.type.show(self.kept)

    @property
    def masked(self) -> str:
        """Text for a page, hidden as far as the field is personal."""
        return self.field.mask(self.kept)


@dataclass(frozen=True, slots=True)
class Record:
    """What a register says of a subject at one point of both time axes, as far as the reader may read it."""

    register: str
    title: str
    subject_id: UUID
    division: str
    facts: dict[str, Fact]

    def __getitem__(self, code: str) -> Any:
        """The value of a field; KeyError when the register does not have it."""
        return self.facts[code].value

    def get(self, code: str, default: Any = None) -> Any:
        """The value of a field, or `default`."""
        return self.facts[code].value if code in self.facts else default
