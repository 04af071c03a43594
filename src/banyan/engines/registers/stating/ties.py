"""Whom a statement names, as inner ids; and whether those who must be in the register are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from banyan.engines.registers.declare import Schema, Tie
from banyan.engines.registers.stating.values import Fault
from banyan.engines.registers.types import CitizenNumber
from banyan.kernel.subjects import firm_id, person_id

_HOME = "35"
"""The province in credit codes whose firms are ours to know; others are taken as they are."""

_KNOWN = "SELECT DISTINCT subject_id FROM registers_statement WHERE subject_id = ANY(%s) AND register = %s"


def targets(schema: Schema, values: Mapping[str, Any]) -> set[tuple[str, UUID]]:
    """The ties of a statement: tie code and who is named."""
    return {
        (tie.code, subject_of(schema, code, number))
        for tie in schema.register.ties
        for code in tie.fields
        for number in numbers(values, code)
    }


def numbers(values: Mapping[str, Any], code: str) -> Iterator[str]:
    """The numbers that a field, or a column of a group, holds."""
    group, dot, column = code.rpartition(".")
    if not dot:
        if code in values:
            yield str(values[code])
        return
    rows = values.get(group)
    for row in rows if isinstance(rows, list) else ():
        if column in row:
            yield str(row[column])


def subject_of(schema: Schema, code: str, number: str) -> UUID:
    """The inner id of whom a number names."""
    return person_id(number) if isinstance(schema.field(code).type, CitizenNumber) else firm_id(number)


def orphans(schema: Schema, rows: Iterable[Mapping[str, Any]], known: Collection[UUID] = ()) -> set[str]:
    """Credit codes of this province that rows name and that must be in the register, and are not.

    One statement, and none where nothing is named; `known` are subjects that come with the same rows.
    """
    needed = [code for tie in schema.register.ties if tie.must_exist for code in tie.fields]
    named = {one: firm_id(one) for row in rows for code in needed for one in numbers(row, code) if one[2:4] == _HOME}
    asked = [one for one in named.values() if one not in known]
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [asked, schema.code])
        found = {row[0] for row in cursor.fetchall()} | set(known)
    return {code for code, subject in named.items() if subject not in found}


def without_parent(schema: Schema, values: Mapping[str, Any], missing: set[str]) -> list[Fault]:
    """Faults of a row that names somebody who is missing."""
    return [
        Fault(
            code.partition(".")[0],
            f"{_title(schema, tie, code)} {number} 不在{schema.title}里，请先登记它，或核对代码。",
        )
        for tie in schema.register.ties
        if tie.must_exist and missing
        for code in tie.fields
        for number in numbers(values, code)
        if number in missing
    ]


def _title(schema: Schema, tie: Tie, code: str) -> str:
    return schema.field(code).title or tie.title
