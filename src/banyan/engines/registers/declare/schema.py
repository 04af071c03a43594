"""A register as it stands with everything that systems have added to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.registers.declare.agreement import Agreement
from banyan.engines.registers.declare.field import RegisterField
from banyan.engines.registers.declare.register import Register, RegisterAddition, Subject
from banyan.engines.registers.declare.tie import Tie, columns_of
from banyan.engines.registers.groups import Rows
from banyan.kernel.errors import NotFound
from banyan.kernel.subjects import firm_id, person_id
from banyan.kernel.systems import Registry, registry


@dataclass(frozen=True)
class Schema:
    """A register with all its fields by code, in order, and all its agreements."""

    register: Register
    fields: dict[str, RegisterField]
    agreements: tuple[Agreement, ...]

    @property
    def code(self) -> str:
        """The register's code."""
        return self.register.code

    @property
    def title(self) -> str:
        """The register's name: 人口基础数据库."""
        return self.register.title

    @property
    def key(self) -> RegisterField:
        """The field by which records are found."""
        return self.fields[self.register.key]

    def field(self, code: str) -> RegisterField:
        """The field of this code; NotFound when there is none."""
        found = self.fields.get(code) or self.columns.get(code)
        if found is None:
            raise NotFound(_("%(title)s里没有字段 %(code)s。") % {"title": self.title, "code": code})
        return found

    @cached_property
    def columns(self) -> dict[str, RegisterField]:
        """The columns of groups as fields, by code: shareholders.number."""
        return {code: one for code, one in columns_of(self.fields.values()).items() if code not in self.fields}

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Everything that may be asked for: the fields, and the personal columns of groups."""
        personal = (code for code in self.columns if self._is_personal(code))
        return (*self.fields, *personal)

    @cached_property
    def groups(self) -> dict[str, Rows]:
        """The fields that hold rows and have personal columns to be sealed apart."""
        return {
            code: one.type
            for code, one in self.fields.items()
            if isinstance(one.type, Rows) and one.type.personal and not one.sensitivity.sealed
        }

    def _is_personal(self, code: str) -> bool:
        group, _, column = code.rpartition(".")
        return group in self.groups and column in self.groups[group].personal

    def tie(self, code: str) -> Tie:
        """The tie of this code; NotFound when there is none."""
        found = next((one for one in self.register.ties if one.code == code), None)
        if found is None:
            raise NotFound(_("%(title)s里没有关联 %(code)s。") % {"title": self.title, "code": code})
        return found

    def subject_id(self, key: str) -> UUID:
        """The inner id of the person or firm with this key (already read by the key's type)."""
        return person_id(key) if self.register.subject is Subject.PERSON else firm_id(key)

    def sources(self, codes: Iterable[str]) -> list[str]:
        """The codes of the departments that answer for these fields, each once."""
        return list(dict.fromkeys(one.code for code in codes for one in self.field(code).sources))

    def fields_of(self, source: str) -> tuple[RegisterField, ...]:
        """The fields that a department answers for."""
        return tuple(one for one in self.fields.values() if one.answers(source))

    def required_of(self, source: str) -> tuple[RegisterField, ...]:
        """The fields without which a department cannot state anything anew."""
        return self._required.get(source, ())

    @cached_property
    def _required(self) -> dict[str, tuple[RegisterField, ...]]:
        sources = {source.code for one in self.fields.values() for source in one.sources}

        def needed(one: RegisterField, code: str) -> bool:
            return one.required and all(other.code != code for other in one.optional_for)

        return {code: tuple(one for one in self.fields_of(code) if needed(one, code)) for code in sources}

    def source_title(self, source: str) -> str:
        """The name of a source department."""
        stated = (one.stated_by(source) for one in self.fields.values() if one.answers(source))
        return next((one.title for one in stated), source)


def schema(code: str) -> Schema:
    """The register of this code; NotFound when no system declares it."""
    return _schema(registry(), code)


def registers() -> tuple[Schema, ...]:
    """Every register that is declared, by code."""
    return tuple(schema(one.code) for one in registry().of(Register))


@lru_cache(maxsize=64)
def _schema(declared: Registry, code: str) -> Schema:
    if not declared.has(Register, code):
        raise NotFound(_("没有代码为 %(code)s 的登记库。") % {"code": code})
    register = declared.get(Register, code)
    additions = [one for one in declared.of(RegisterAddition) if one.register == code]
    fields = {one.code: one for one in register.fields}
    for addition in additions:
        fields |= {one.code: one for one in addition.fields}
    agreements = sum((one.agreements for one in additions), register.agreements)
    return Schema(register, fields, agreements)
