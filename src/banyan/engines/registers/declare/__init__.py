"""What a system may declare of this engine: registers, fields that it adds to another's register, and agreements.

One field has one source (一数一源): the department that answers for its values and alone may change them.
"""

from banyan.engines.registers.declare.agreement import Agreement, CaseCheck, Purpose, check_cases_with
from banyan.engines.registers.declare.field import RegisterField, Sensitivity
from banyan.engines.registers.declare.register import Register, RegisterAddition, Subject
from banyan.engines.registers.declare.schema import Schema, registers, schema
from banyan.engines.registers.declare.tie import Course, Tie

__all__ = [
    "Agreement",
    "CaseCheck",
    "Course",
    "Purpose",
    "Register",
    "RegisterAddition",
    "RegisterField",
    "Schema",
    "Sensitivity",
    "Subject",
    "Tie",
    "check_cases_with",
    "registers",
    "schema",
]
