"""Checks that this engine lends to identity: does a number bear this name, and who represents a firm."""

from __future__ import annotations

from banyan.engines.identity.declare import FirmOnRegister
from banyan.engines.registers.declare import Purpose, schema
from banyan.engines.registers.queries import compare, look_up
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.principal import SYSTEM, acting_as


def number_and_name(citizen_number: str, name: str) -> bool | None:
    """Whether the population register has this number under this name; None when it does not know the number.

    It is asked before anybody is signed in, so the platform asks; the person sees it among the readings.
    """
    purpose = Purpose("注册账号时的实名核验", automatic=True)
    try:
        with acting_as(SYSTEM):
            answer = compare("population", citizen_number, {"name": name}, purpose=purpose)
    except (Invalid, NotFound):
        return None
    return answer.agrees["name"] if answer.found else None


def firm_on_register(uscc: str) -> FirmOnRegister | None:
    """The firm's name and its legal representative's number; None when the register has none, or no longer."""
    purpose = Purpose("绑定法人账号时核对法定代表人", automatic=True)
    wanted = ["name", "legal_person_number", "state"]
    try:
        with acting_as(SYSTEM):
            found = look_up("firms", uscc, purpose=purpose, fields=wanted)
    except (Invalid, NotFound):
        return None
    if found is None:
        return None
    course = schema("firms").register.course
    if course is not None and found.get(course.field) in course.ended:
        return None
    return FirmOnRegister(found["name"], found.get("legal_person_number", ""))
