"""What a linked row says, stated as its source's word, and taken back again.

Its own fields are stated as ever. What it says of fields that others answer for is kept under `said:` and its code, on
both time axes and sealed like all else, where no query of facts finds it: held against the answer, not in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from banyan.engines.registers.contents import unpack
from banyan.engines.registers.declare import Schema
from banyan.engines.registers.stating import copying, rows
from banyan.engines.registers.stating.locks import lock_register
from banyan.engines.registers.stating.rows import SAID
from banyan.engines.registers.stating.values import missing
from banyan.engines.registers.timeline import FOREVER, Span, became
from banyan.kernel.errors import Conflict

_ALL = (
    "SELECT valid_from, valid_to, known_from, known_to, plain, sealed FROM registers_statement"
    " WHERE subject_id = %s AND register = %s AND source = %s ORDER BY valid_from"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one row says of one subject from one day on; `proven` when a number tells that it is this subject."""

    subject_id: UUID
    values: dict[str, Any]
    day: date
    proven: bool = False


def state(known: Schema, source: str, said: Sequence[Said], org_id: UUID | None, now: datetime) -> dict[UUID, datetime]:
    """State it; the moment from which each is known. Called by an action, as the platform; the last row wins."""
    lock_register(known.code)
    listed = {one.subject_id: one for one in said}
    parts = {source: {}, f"{SAID}{source}": {}}  # type: dict[str, dict[UUID, dict[str, Any]]]
    for one in listed.values():
        for label, values in zip(parts, split(known, source, one.values, proven=one.proven), strict=True):
            if values:
                parts[label][one.subject_id] = values
    before = {label: rows.standing(known, label, list(listed)) for label in parts}
    moments = {subject: _moment(subject, before.values(), now) for subject in listed}
    for label, spoken in parts.items():
        changes = []
        for subject, values in spoken.items():
            standing = before[label].get(subject, rows.Standing())
            if not standing.spans and label == source and missing(known, source, values):
                continue
            day = listed[subject].day
            after = became(standing.spans, values, day) if standing.spans else (Span(day, FOREVER, values),)
            change = rows.change(subject, standing, after, standing.division or rows.NOWHERE, now)
            changes.append(replace(change, moment=moments[subject]))
        rows.close(known, label, changes)
        copying.add(known, label, changes, org_id, "多源比对")
    return moments


def take_back(
    known: Schema, source: str, subject_id: UUID, stated_at: datetime, org_id: UUID | None, now: datetime
) -> None:
    """Let stand again what stood before. Conflict when something was stated of it since, which must not be lost."""
    lock_register(known.code)
    for label in (source, f"{SAID}{source}"):
        with connection.cursor() as cursor:
            cursor.execute(_ALL, [subject_id, known.code, label])
            stated = cursor.fetchall()
        spans = [(Span(row[0], row[1], unpack(known, subject_id, row[4], row[5])), row[2], row[3]) for row in stated]
        present = [(span, since) for span, since, until in spans if until == rows.ALWAYS]
        then = [span for span, since, until in spans if since <= stated_at < until]
        before = [span for span, since, until in spans if since < stated_at <= until]
        if [span for span, _ in present] != then:
            raise Conflict("关联以后，这个来源又登记过这个人的数据，不能整个撤回。请先用更正改过来。")
        division = rows.standing(known, label, [subject_id]).get(subject_id, rows.Standing()).division
        standing = rows.Standing(tuple(span for span, _ in present), [since for _, since in present], division)
        change = rows.change(subject_id, standing, before, division or rows.NOWHERE, now)
        rows.close(known, label, [change])
        copying.add(known, label, [change], org_id, "撤销多源比对的关联")


def split(known: Schema, source: str, values: dict[str, Any], *, proven: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """A row's values that are stated as facts, and those that are only its source's word. The key is neither.

    Facts are the source's own fields; but where likeness alone tells whom the row is about, what it was found by is no
    fact: a slip of the pen in the name must not become the name.
    """
    evidence = () if proven else known.register.linking
    own = {
        code: value
        for code, value in values.items()
        if known.fields[code].source.code == source and code not in evidence
    }
    others = {code: value for code, value in values.items() if code not in own}
    for part in (own, others):
        part.pop(known.register.key, None)
    return own, others


def _moment(subject: UUID, standings: Iterable[dict[UUID, rows.Standing]], now: datetime) -> datetime:
    known = [since for one in standings if subject in one for since in one[subject].known_from]
    return max([now, *(since + timedelta(microseconds=1) for since in known)])
