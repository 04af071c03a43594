"""Writing many statements at once: COPY into a temporary table, then one INSERT that the isolation checks."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from banyan.engines.registers.contents import pack, terms
from banyan.engines.registers.declare import Schema
from banyan.engines.registers.stating.rows import ALWAYS, SAID, Change
from banyan.engines.registers.stating.ties import targets

_STATEMENTS = (
    "city, subject_id, register, source, valid_from, valid_to, known_from, known_to, division, org_id, plain, sealed,"
    " reason"
)
_STAGE = (
    "CREATE TEMP TABLE IF NOT EXISTS registers_incoming (LIKE registers_statement) ON COMMIT DELETE ROWS;"
    "CREATE TEMP TABLE IF NOT EXISTS registers_incoming_term (digest bytea, subject_id uuid) ON COMMIT DELETE ROWS;"
    "TRUNCATE registers_incoming, registers_incoming_term"
)

_TIE = (
    "INSERT INTO registers_tie (target_id, tie, subject_id, register)"
    " SELECT t.target_id, t.tie, t.subject_id, %s FROM unnest(%s::uuid[], %s::text[], %s::uuid[])"
    " AS t(target_id, tie, subject_id) ON CONFLICT DO NOTHING"
)


def add(schema: Schema, source: str, changes: Iterable[Change], org_id: UUID | None, reason: str = "") -> int:
    """Write the spans that the changes add, and the terms by which they are found; how many statements."""
    tail = f"\t{org_id or chr(92) + 'N'}\t"
    end = f"\t{_escaped(reason)}\n"
    fixed = f"\t{schema.code}\t{source}\t"
    always = ALWAYS.isoformat()
    lines: list[str] = []
    found_by: list[str] = []
    tied: set[tuple[UUID, str, UUID]] = set()
    ties = schema.register.ties
    for one in changes:
        where = one.division
        head = f"{where[:4]}\t{one.subject_id}{fixed}"
        middle = f"\t{one.moment.isoformat()}\t{always}\t{where}{tail}"
        for span in one.added:
            plain, sealed = pack(schema, one.subject_id, span.values)
            lines.append(
                f"{head}{span.start}\t{span.end}{middle}"
                f"{_escaped(plain) if plain else chr(92) + 'N'}\t{_bytes(sealed)}{end}"
            )
            if source.startswith(SAID):
                continue
            found_by += [f"{_bytes(digest)}\t{one.subject_id}\n" for digest in terms(schema, span.values)]
            if ties:
                tied |= {(target, tie, one.subject_id) for tie, target in targets(schema, span.values)}
    _copy(lines, found_by)
    _tie(schema, tied)
    return len(lines)


def _tie(schema: Schema, tied: set[tuple[UUID, str, UUID]]) -> None:
    if tied:
        columns = [list(column) for column in zip(*sorted(tied), strict=True)]
        with connection.cursor() as cursor:
            cursor.execute(_TIE, [schema.code, *columns])


def _copy(lines: list[str], found_by: list[str]) -> None:
    if not lines:
        return
    with connection.cursor() as cursor:
        cursor.execute(_STAGE)
        with cursor.copy(f"COPY registers_incoming ({_STATEMENTS}) FROM STDIN") as stream:
            stream.write("".join(lines))
        cursor.execute(
            f"INSERT INTO registers_statement ({_STATEMENTS}) SELECT {_STATEMENTS} FROM registers_incoming"  # noqa: S608
        )
        if found_by:
            with cursor.copy("COPY registers_incoming_term (digest, subject_id) FROM STDIN") as stream:
                stream.write("".join(found_by))
            cursor.execute(
                "INSERT INTO registers_term (digest, subject_id)"
                " SELECT digest, subject_id FROM registers_incoming_term ON CONFLICT DO NOTHING"
            )


def _bytes(value: bytes | None) -> str:
    return "\\N" if value is None else f"\\\\x{value.hex()}"


def _escaped(text: str) -> str:
    if "\\" in text or "\t" in text or "\n" in text or "\r" in text:
        text = text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return text
