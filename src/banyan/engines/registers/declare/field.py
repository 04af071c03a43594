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
    """

    code: str
    title: str
    type: FieldType
    source: Department
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    required: bool = False
    help: str = ""

    def mask(self, kept: object) -> str:
        """The value for a page: hidden when it is personal, else in full."""
        return self.type.mask(kept) if self.sensitivity.sealed else self.type.show(kept)
