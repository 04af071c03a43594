"""What the engines below have declared, as far as the checks of this engine ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.engines.documents.declare import LicenceType
from banyan.engines.identity.roles import ROLES
from banyan.engines.registers.declare import Register, RegisterAddition, Subject

if TYPE_CHECKING:
    from banyan.engines.services.declare.item import ServiceItem
    from banyan.kernel.systems import Registry


def role_known(code: str) -> bool:
    """Whether there is a role with this code."""
    return code in ROLES


def department_known(code: str) -> bool:
    """Whether there is a department with this code."""
    return code in DEPARTMENTS


def licence_type_known(registry: Registry, code: str) -> bool:
    """Whether a system declares a licence type with this code."""
    return registry.has(LicenceType, code)


def fact_known(registry: Registry, fact: str) -> bool:
    """Whether "register.field" names a field of a declared register."""
    register, _, field = fact.partition(".")
    return field in _fields(registry, register)


def supplied_facts(registry: Registry, item: ServiceItem) -> dict[str, str]:
    """What the registers know of those whom an item serves: the field's title → "register.field"."""
    served = {Subject.PERSON: item.for_persons, Subject.FIRM: item.for_organisations}
    return {
        title: f"{register.code}.{code}"
        for register in registry.of(Register)
        if served[register.subject]
        for code, title in _fields(registry, register.code).items()
    }


def _fields(registry: Registry, register: str) -> dict[str, str]:
    """Code and title of a register's fields, with those that other systems add to it."""
    if not registry.has(Register, register):
        return {}
    fields = list(registry.get(Register, register).fields)
    for addition in registry.of(RegisterAddition):
        if addition.register == register:
            fields += addition.fields
    return {field.code: field.title for field in fields}
