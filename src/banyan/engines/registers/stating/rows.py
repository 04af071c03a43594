"""Statements that stand at present, as timelines; closing some and adding others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from banyan.engines.registers.contents import unpack
from banyan.engines.registers.declare import Schema
from banyan.engines.registers.timeline import Span, difference

ALWAYS = datetime(9999, 12, 31, tzinfo=UTC)
"""The moment until which a statement is believed when nothing has been learned since."""

SAID = "said:"
"""Before a source's code: what it says of fields that another department answers for. No query of facts reads it."""

NOWHERE = "350000000000"
"""Where a record stands whose place is not known: the province."""

_CURRENT = (
    "SELECT subject_id, source, valid_from, valid_to, known_from, division, plain, sealed FROM registers_statement"
    " WHERE subject_id = ANY(%s) AND register = %s AND known_to = %s"
)
_CLOSE = (
    "UPDATE registers_statement AS s SET known_to = c.known_to"
    " FROM unnest(%s::uuid[], %s::date[], %s::timestamptz[], %s::timestamptz[])"
    " AS c(subject_id, valid_from, known_from, known_to)"
    " WHERE s.subject_id = c.subject_id AND s.register = %s AND s.source = %s AND s.valid_from = c.valid_from"
    " AND s.known_from = c.known_from"
)


@dataclass(slots=True)
class Standing:
    """What is believed at present of one subject, of one source; and where the subject is."""

    spans: tuple[Span, ...] = ()
    known_from: list[datetime] = field(default_factory=list)
    division: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Spans of a subject that are closed (with the moment each was known from) and spans that are added."""

    subject_id: UUID
    division: str
    moment: datetime
    closed: tuple[tuple[Span, datetime], ...]
    added: tuple[Span, ...]


def standing(schema: Schema, source: str, subjects: Sequence[UUID]) -> dict[UUID, Standing]:
    """What is believed of these subjects; those of whom nothing is known are absent."""
    with connection.cursor() as cursor:
        cursor.execute(_CURRENT, [list(subjects), schema.code, ALWAYS])
        rows = cursor.fetchall()
    found: dict[UUID, Standing] = {}
    rows.sort(key=lambda row: row[2])
    for subject_id, stated_by, valid_from, valid_to, known_from, division, plain, sealed in rows:
        one = found.setdefault(subject_id, Standing())
        one.division = division
        if stated_by == source:
            values = unpack(schema, subject_id, plain, sealed)
            one.spans = (*one.spans, Span(valid_from, valid_to, values))
            one.known_from.append(known_from)
    return found


def change(subject_id: UUID, before: Standing, after: Sequence[Span], division: str, now: datetime) -> Change:
    """What must be closed and added. The moment is later than all that was known, even when the clock was moved."""
    if not before.spans:
        return Change(subject_id, division, now, (), tuple(after))
    closed, added = difference(before.spans, after)
    known = dict(zip((span.start for span in before.spans), before.known_from, strict=True))
    moment = max([now, *(one + timedelta(microseconds=1) for one in before.known_from)])
    return Change(subject_id, division, moment, tuple((span, known[span.start]) for span in closed), tuple(added))


def close(schema: Schema, source: str, changes: Iterable[Change]) -> None:
    """Let the statements that are no longer believed end now."""
    ended = [(one.subject_id, span.start, since, one.moment) for one in changes for span, since in one.closed]
    if not ended:
        return
    columns: list[Any] = [list(column) for column in zip(*ended, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, [*columns, schema.code, source])
