"""Reading what somebody states into values as they are kept, with a reason for each that cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from banyan.engines.divisions.queries import divisions
from banyan.engines.registers.declare import Schema
from banyan.engines.registers.types import Division
from banyan.kernel.errors import Invalid

_OURS = "35"
_seen: set[str] = set()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value cannot be taken: field code (empty for the whole row) and one sentence."""

    field: str
    reason: str


def take(schema: Schema, source: str, values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """The values as they are kept, and the faults. An empty value is left out.

    The key is always read, whoever answers for it; other fields only from their own source.
    """
    taken: dict[str, Any] = {}
    faults: list[Fault] = []
    fields = schema.fields
    for code, value in values.items():
        field = fields.get(code)
        if field is None:
            faults.append(Fault(code, f"{schema.title}没有字段 {code}。"))
        elif field.source.code != source and code != schema.register.key and not field.answers(source):
            faults.append(Fault(code, f"“{field.title}”由{field.source.title}负责，不能由别的部门填。"))
        elif value is not None and value != "":
            try:
                taken[code] = field.type.read(value)
            except ValueError as error:
                reason = str(error)
                faults.append(Fault(code, reason if reason.startswith(field.title) else f"{field.title}：{reason}"))
    if schema.register.registrar is not None:
        faults += _other_registrar(schema, source, taken.get(schema.register.key))
    if not faults:
        faults = [Fault(*found) for rule in schema.register.rules if (found := rule(taken)) is not None]
    return taken, faults


def _other_registrar(schema: Schema, source: str, key: Any) -> list[Fault]:
    """A registering body states nothing of a record that another body registers."""
    registrar = schema.register.registrar
    if registrar is None or not key or not schema.key.answers(source) or registrar(key) == source:
        return []
    body, ours = schema.source_title(registrar(key)), schema.source_title(source)
    return [Fault(schema.key.code, f"{schema.key.title} {key} 由{body}登记，不能由{ours}填。")]


def strangers(schema: Schema, rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """Codes of Fujian among the rows' divisions that never were; one statement at most, and none for codes met before.

    Other provinces' codes are taken as they are: their divisions are not ours to know.
    """
    fields = [code for code, field in schema.fields.items() if isinstance(field.type, Division)]
    codes = {row[code] for row in rows for code in fields if code in row}
    unseen = {code for code in codes if code.startswith(_OURS)} - _seen
    if unseen:
        _seen.update(divisions(unseen))
    return unseen - _seen


def nowhere(schema: Schema, taken: Mapping[str, Any], unknown: set[str]) -> list[Fault]:
    """Faults of a row that names a division which is among `unknown`."""
    if unknown.isdisjoint(value for value in taken.values() if isinstance(value, str)):
        return []
    return [
        Fault(code, f"{schema.fields[code].title}：没有代码为 {value} 的行政区划。")
        for code, value in taken.items()
        if isinstance(value, str) and value in unknown
    ]


def missing(schema: Schema, source: str, taken: Mapping[str, Any]) -> list[Fault]:
    """The source's required fields that a first statement lacks."""
    return [
        Fault(field.code, f"缺少{field.title}。") for field in schema.required_of(source) if field.code not in taken
    ]


def require_whole(faults: list[Fault]) -> None:
    """Raise Invalid when there are faults."""
    if faults:
        fields = {fault.field: fault.reason for fault in faults}
        raise Invalid("；".join(fault.reason.rstrip("。") for fault in faults) + "。", fields=fields)
