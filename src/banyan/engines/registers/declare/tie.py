"""Ties from a record to the persons and firms that it names, and the course of a record through its states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from banyan.engines.registers.declare.field import RegisterField, Sensitivity
from banyan.engines.registers.groups import Rows
from banyan.engines.registers.types import CitizenNumber, CreditCode
from banyan.kernel.systems import Problem


@dataclass(frozen=True, kw_only=True)
class Tie:
    """Fields that hold numbers of persons or credit codes: a firm's parent, its shareholders.

    `title` calls who is named, `inverse` the records that name somebody. Of a group `shareholders.uscc` the column
    `share` is the part in percent. With `must_exist` a firm of this province that is named must be in the register.
    """

    code: str
    title: str
    inverse: str
    fields: tuple[str, ...]
    share: str = ""
    must_exist: bool = False

    @property
    def group(self) -> str:
        """The group that the fields are columns of; empty when they are fields of the record itself."""
        return self.fields[0].rpartition(".")[0]

    def problems(self, codes: dict[str, RegisterField]) -> Iterator[Problem]:
        """Fields that do not exist or hold no number."""
        for code in self.fields:
            if code not in codes or not isinstance(codes[code].type, (CitizenNumber, CreditCode)):
                said = f"关联 {self.code} 指向的 {code} 不是公民身份号码或统一社会信用代码，"
                yield Problem(said, "改成这两种类型的字段。", "ties")


@dataclass(frozen=True, kw_only=True)
class Course:
    """The field that tells the state of a record, those told beside it, and the states in which it is no more."""

    field: str
    beside: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()

    def problems(self, codes: dict[str, RegisterField]) -> Iterator[Problem]:
        """Fields that do not exist."""
        for code in (self.field, *self.beside):
            if code not in codes:
                yield Problem(f"course 里的字段 {code} 不存在，", "改成 fields 里有的代码。", "course")


def columns_of(fields: Iterable[RegisterField]) -> dict[str, RegisterField]:
    """Fields by code, with the personal columns and the numbers of groups as fields of their own."""
    found: dict[str, RegisterField] = {}
    for one in fields:
        found[one.code] = one
        for column in one.type.columns if isinstance(one.type, Rows) else ():
            code = f"{one.code}.{column.code}"
            kept = max(one.sensitivity, Sensitivity.PERSONAL if column.personal else one.sensitivity)
            found[code] = RegisterField(
                code=code, title=f"{one.title}的{column.title}", type=column.type, source=one.source, also=one.also,
                sensitivity=kept,
            )  # fmt: skip
    return found
