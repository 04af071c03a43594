"""Reading records for linkage, as the platform: all within a keeper's divisions in batches, or those of a few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from banyan.engines.registers.contents import unpack
from banyan.engines.registers.declare import Schema
from banyan.engines.registers.stating.rows import ALWAYS
from banyan.kernel.clock import today
from banyan.kernel.principal import SYSTEM, acting_as

BATCH = 5_000

_PRESENT = "register = %s AND source = ANY(%s) AND known_to = %s AND valid_from <= %s AND valid_to > %s"
_NEXT = (
    "SELECT subject_id, source, division, plain, sealed FROM registers_statement"  # noqa: S608 - fixed parts
    f" WHERE (subject_id, source) > (%s, %s) AND {_PRESENT}"
    " AND (cardinality(%s::text[]) = 0 OR division LIKE ANY (%s))"
    f" ORDER BY subject_id, source LIMIT {BATCH}"
)
_SOME = f"SELECT subject_id, source, division, plain, sealed FROM registers_statement WHERE subject_id = ANY(%s) AND {_PRESENT}"  # noqa: E501, S608


@dataclass(slots=True)
class Present:
    """What the responsible departments say of a subject today."""

    division: str = ""
    values: dict[str, Any] = field(default_factory=dict)


def everybody(
    known: Schema, codes: Sequence[str], within: Sequence[str]
) -> Iterator[list[tuple[UUID, dict[str, Any]]]]:
    """The present values of these fields in batches; a subject comes once for each source that speaks of him."""
    sources, day = known.sources(codes), today()
    patterns = [f"{prefix}%" for prefix in within]
    after: tuple[UUID, str] = (UUID(int=0), "")
    while True:
        with acting_as(SYSTEM), connection.cursor() as cursor:
            cursor.execute(_NEXT, [*after, known.code, sources, ALWAYS, day, day, patterns, patterns])
            rows = cursor.fetchall()
        if not rows:
            return
        after = (rows[-1][0], rows[-1][1])
        yield [(row[0], _own(known, row, codes)) for row in rows]


def some(known: Schema, codes: Sequence[str], subjects: Sequence[UUID]) -> dict[UUID, Present]:
    """The present values of these fields of some subjects; those whom the register does not have are absent."""
    if not subjects:
        return {}
    day = today()
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute(_SOME, [list(subjects), known.code, known.sources(codes), ALWAYS, day, day])
        rows = cursor.fetchall()
    found: dict[UUID, Present] = {}
    for row in rows:
        one = found.setdefault(row[0], Present(row[2]))
        if row[1] == known.key.source.code:
            one.division = row[2]
        one.values |= _own(known, row, codes)
    return found


def _own(known: Schema, row: Sequence[Any], codes: Sequence[str]) -> dict[str, Any]:
    subject_id, source, _, plain, sealed = row
    values = unpack(known, subject_id, plain, sealed)
    return {code: values[code] for code in codes if code in values and known.fields[code].source.code == source}
