"""What the engines below have declared, as far as the checks of this engine ask for it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from banyan.engines.services.declare.item import ServiceItem
    from banyan.kernel.systems import Registry


def role_known(code: str) -> bool:
    """Whether there is a role with this code."""
    from banyan.engines.identity.roles import ROLES

    return code in ROLES


def department_known(code: str) -> bool:
    """Whether there is a department with this code."""
    from banyan.engines.divisions.departments import DEPARTMENTS

    return code in DEPARTMENTS


def licence_type_known(registry: Registry, code: str) -> bool:
    """Whether a system declares a licence type with this code."""
    return registry.has(_declaration("documents", "LicenceType"), code)


def fact_known(registry: Registry, fact: str) -> bool:
    """Whether "register.field" names a field of a declared register."""
    register, _, field = fact.partition(".")
    return field in _fields(registry, register)


def supplied_facts(registry: Registry, item: ServiceItem) -> dict[str, str]:
    """What the registers know of those whom an item serves: the field's title → "register.field"."""
    if find_spec("banyan.engines.registers") is None:
        return {}
    served = {"person": item.for_persons, "firm": item.for_organisations}
    return {
        title: f"{register.code}.{code}"
        for register in registry.of(_declaration("registers", "Register"))
        if served[str(register.subject)]
        for code, title in _fields(registry, register.code).items()
    }


def _fields(registry: Registry, register: str) -> dict[str, str]:
    """Code and title of a register's fields, with those that other systems add to it."""
    if find_spec("banyan.engines.registers") is None:
        return {}
    kind = _declaration("registers", "Register")
    if not registry.has(kind, register):
        return {}
    fields = list(registry.get(kind, register).fields)
    for addition in registry.of(_declaration("registers", "RegisterAddition")):
        if addition.register == register:
            fields += addition.fields
    return {field.code: field.title for field in fields}


def _declaration(engine: str, name: str) -> Any:
    """A type that another engine lets systems declare."""
    return getattr(import_module(f"banyan.engines.{engine}.declare"), name)
