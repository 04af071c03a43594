"""One reading: the statements asked for come back and the record of it stands, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import Cursor

from banyan.engines.registers.contents import unpack
from banyan.engines.registers.declare import Purpose, Schema, Sensitivity
from banyan.engines.registers.policies import READ, Wanted, districts, keeps
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.ids import uuid7
from banyan.kernel.policy import Policy
from banyan.kernel.principal import current

_READ = (
    "SELECT source, valid_from, valid_to, known_from, known_to, division, org_id, plain, sealed, reason"
    " FROM registers_read(%s, %s, %s, %s::text[], %s::text[], %s, %s, %s, %s, %s, %s, %s, %s, %s::text[])"
)

_READ_MANY = (
    "SELECT t.subject_id, r.source, r.valid_from, r.valid_to, r.known_from, r.known_to, r.division, r.org_id, r.plain,"
    " r.sealed, r.reason FROM unnest(%s::uuid[], %s::uuid[]) AS t(reading_id, subject_id), LATERAL registers_read("
    "t.reading_id, %s, t.subject_id, %s::text[], %s::text[], %s, %s, %s, %s, %s, %s, %s, %s, %s::text[]) AS r"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a source stated, opened."""

    source: str
    valid_from: date
    valid_to: date
    known_from: datetime
    known_to: datetime
    division: str
    org_id: UUID | None
    values: dict[str, Any]
    reason: str


def read(
    schema: Schema,
    subject_id: UUID,
    codes: Sequence[str],
    purpose: Purpose,
    *,
    policy: Policy = READ,
    outcome: str = "read",
    on: date | None = None,
    known: datetime | None = None,
    history: bool = False,
) -> list[Stated]:
    """The statements on these fields as of (on, known), or all of them with `history`; the reading is recorded.

    Raises Refused, after recording the attempt, when the policy says no.
    """
    org_id = purpose.org_id or next(iter(current().org_ids), None)
    wanted = Wanted(schema, subject_id, tuple(codes), purpose, outcome == "compared")
    decision = policy.decide(current(), wanted)
    if not decision:
        if current().kind != "anonymous":
            _execute(schema, subject_id, codes, purpose, org_id, "refused", None, None)
        raise Refused(decision.reason)
    now = clock.now()
    at = (None, None) if history else (on or now.date(), known)
    within = districts(current()) if _keeps_only(wanted) else None
    rows = _execute(schema, subject_id, codes, purpose, org_id, outcome, *at, within=within)
    if rows and not rows[0][0]:
        raise Refused("这条记录不在您的辖区，由当地的部门管理。")
    kept = _kept_sources(wanted) if within is not None else None
    return [_stated(schema, subject_id, codes, row, kept) for row in rows]


def read_many(
    schema: Schema,
    subjects: Sequence[UUID],
    codes: Sequence[str],
    purpose: Purpose,
    *,
    on: date | None = None,
) -> dict[UUID, list[Stated]]:
    """The statements on these fields of many subjects in one statement; each reading is recorded as its own.

    Records that a keeper may not read for they lie in another district are left out, and recorded as refused. Raises
    Refused when the policy says no to one of them.
    """
    if not subjects:
        return {}
    org_id = purpose.org_id or next(iter(current().org_ids), None)
    wanted = [Wanted(schema, one, tuple(codes), purpose) for one in subjects]
    for one in wanted:
        decision = READ.decide(current(), one)
        if not decision:
            raise Refused(decision.reason)
    keeping = any(_keeps_only(one) for one in wanted)
    kept = _kept_sources(wanted[0]) if keeping else None
    now = clock.now()
    values = (
        [uuid7() for _one in subjects], list(subjects), schema.code, _array(schema.sources(codes)), _array(codes),
        "read", purpose.text or "未说明用途", purpose.case_id, org_id, purpose.automatic, now, on or now.date(), None,
        _array(districts(current())) if keeping else None,
    )  # fmt: skip
    found: dict[UUID, list[Stated]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_READ_MANY, values)
        for subject_id, *row in cursor.fetchall():
            if row[0]:
                found.setdefault(subject_id, []).append(_stated(schema, subject_id, codes, row, kept))
    return found


def _kept_sources(wanted: Wanted) -> frozenset[str]:
    """The sources whose data the reader keeps."""
    return frozenset(code for code in wanted.schema.sources(wanted.codes) if keeps(current(), code))


def _keeps_only(wanted: Wanted) -> bool:
    """Whether a civil servant reads as a keeper of data, so that only records of his own district are his to read."""
    who, schema = current(), wanted.schema
    if who.kind != "servant" or wanted.purpose.case_id is not None or wanted.subject_id in who.subjects:
        return False
    return any(schema.field(code).sensitivity is not Sensitivity.OPEN for code in wanted.codes)


def _stated(
    schema: Schema, subject_id: UUID, codes: Sequence[str], row: Any, kept: frozenset[str] | None = None
) -> Stated:
    """One row, opened, with the fields asked for alone.

    `kept` are the sources whose data a keeper of data keeps: of a field that several answer for, he reads no other's.
    """
    source, valid_from, valid_to, known_from, known_to, division, org_id, plain, sealed, reason = row
    values = unpack(schema, subject_id, plain, sealed)
    chosen = {code: values[code] for code in codes if code in values}
    if kept is not None and source not in kept:
        chosen = {code: value for code, value in chosen.items() if not _anothers(schema, code)}
    for code, kind in schema.groups.items():
        if code in chosen:
            unasked = [
                one for one in kind.personal if f"{code}.{one}" not in codes or _closed(schema, code, source, kept)
            ]
            chosen[code] = kind.without(kind.load(chosen[code]), unasked)
    return Stated(source, valid_from, valid_to, known_from, known_to, division, org_id, chosen, reason)


def _anothers(schema: Schema, code: str) -> bool:
    field = schema.field(code)
    return bool(field.also) and field.sensitivity is not Sensitivity.OPEN


def _closed(schema: Schema, code: str, source: str, kept: frozenset[str] | None) -> bool:
    return kept is not None and source not in kept and bool(schema.fields[code].also)


def _execute(
    schema: Schema,
    subject_id: UUID,
    codes: Sequence[str],
    purpose: Purpose,
    org_id: UUID | None,
    outcome: str,
    on: date | None,
    known: datetime | None,
    *,
    within: Sequence[str] | None = None,
) -> list[Any]:
    values = (
        uuid7(), schema.code, subject_id, _array(schema.sources(codes)), _array(codes), outcome,
        purpose.text or "未说明用途", purpose.case_id, org_id, purpose.automatic, clock.now(), on, known,
        None if within is None else _array(within),
    )  # fmt: skip
    # A statement prepared in the server takes half the time of one that Django writes out anew. Where statements are
    # counted or logged, Django's own way is taken, so that this one is seen too.
    with connection.cursor() as cursor:
        if connection.queries_logged:
            cursor.execute(_READ, values)
            return list(cursor.fetchall())
        with Cursor(cursor.connection) as prepared:
            return prepared.execute(_READ, values, prepare=True, binary=True).fetchall()


def _array(codes: Sequence[str]) -> str:
    """Codes hold letters, digits, hyphens and underscores only, so that the literal needs no quoting."""
    return "{" + ",".join(codes) + "}"
