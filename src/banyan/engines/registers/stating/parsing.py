"""Rows read into values before anything is asked of the database: done while the batch before is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from banyan.engines.registers.declare import Schema
from banyan.engines.registers.incoming import BadRow, Incoming
from banyan.engines.registers.stating.values import Fault, take


@dataclass(frozen=True, slots=True)
class Parsed:
    """A row that can be read: whose it is, from which day, and its values as they are kept."""

    number: int
    subject_id: UUID
    day: date
    values: dict[str, Any]


@dataclass(slots=True)
class ParsedRows:
    """The rows of a batch that can be read, and what is wrong with the others."""

    count: int = 0
    rows: list[Parsed] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)

    def refuse(self, number: int, faults: list[Fault]) -> bool:
        """Note the faults of a row; whether there were any."""
        self.bad += [BadRow(number, fault.field, fault.reason) for fault in faults]
        return bool(faults)


def parse(known: Schema, source: str, valid_from: date | None, incoming: Iterable[Incoming]) -> ParsedRows:
    """Read rows that a source hands over. No database is asked."""
    parsed = ParsedRows()
    key_field = known.key
    drops_key = not key_field.answers(source)
    for row in incoming:
        parsed.count += 1
        values, faults = take(known, source, row.values)
        key = values.get(key_field.code)
        day = row.valid_from or valid_from or _began(known, values)
        if key is None and all(fault.field != key_field.code for fault in faults):
            faults.append(Fault(key_field.code, f"缺少{key_field.title}。"))
        if day is None and not faults:
            faults.append(Fault("", "没有写从哪一天起有效。"))
        if parsed.refuse(row.number, faults) or key is None or day is None:
            continue
        if drops_key:
            del values[key_field.code]
        parsed.rows.append(Parsed(row.number, known.subject_id(key), day, values))
    return parsed


def _began(known: Schema, values: Mapping[str, Any]) -> date | None:
    began = values.get(known.register.began)
    return date.fromisoformat(began) if began else None
