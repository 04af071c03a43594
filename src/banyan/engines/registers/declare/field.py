"""A register's field: what it is called, its type, who answers for it, and how closely it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from banyan.engines.divisions.departments import Department
from banyan.engines.registers.types import FieldType


class Sensitivity(IntEnum):
    """How closely a field is kept. Personal and secret fields are encrypted at rest."""

    label: str

    def __new__(cls, value: int, label: str) -> Sensitivity:
        member = int.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    OPEN = 0, "公开"
    INTERNAL = 1, "内部"
    PERSONAL = 2, "个人信息"
    SECRET = 3, "敏感个人信息"

    @property
    def sealed(self) -> bool:
        """Whether values are encrypted at rest."""
        return self >= Sensitivity.PERSONAL


@dataclass(frozen=True, kw_only=True)
class RegisterField:
    """One field. `code` is lower case with underscores, unique in its register; `source` is the one department that
    answers for it (数源部门); `required` fields must be in every row that the source loads anew.

    In a register whose `registrar` tells by the key who registers a record, a field may have the other registering
    bodies in `also`: of each record still one body alone answers for it. `optional_for` are sources that need not
    give a required field. `mirrors` is the field of which this is another department's own record, to be compared.
    """

    code: str
    title: str
    type: FieldType
    source: Department
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    required: bool = False
    help: str = ""
    also: tuple[Department, ...] = ()
    optional_for: tuple[Department, ...] = ()
    mirrors: str = ""

    @property
    def sources(self) -> tuple[Department, ...]:
        """Every department that answers for it, each for its own records."""
        return (self.source, *self.also)

    def stated_by(self, code: str) -> Department:
        """The department of this code among the sources; the first one when it is none of them."""
        return next((one for one in self.sources if one.code == code), self.source)

    def answers(self, source: str) -> bool:
        """Whether a department answers for it."""
        return self.source.code == source or any(one.code == source for one in self.also)

    def mask(self, kept: object) -> str:
        """The value for a page: hidden when it is personal, else in full."""
        return self.type.mask(kept) if self.sensitivity.sealed else self.type.show(kept)
