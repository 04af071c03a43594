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
from banyan.engines.registers.policies import READ, Wanted, districts
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.ids import uuid7
from banyan.kernel.policy import Policy
from banyan.kernel.principal import current

_READ = (
    "SELECT source, valid_from, valid_to, known_from, known_to, division, org_id, plain, sealed, reason"
    " FROM registers_read(%s, %s, %s, %s::text[], %s::text[], %s, %s, %s, %s, %s, %s, %s, %s, %s::text[])"
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
    return [_stated(schema, subject_id, codes, row) for row in rows]


def _keeps_only(wanted: Wanted) -> bool:
    """Whether a civil servant reads as a keeper of data, so that only records of his own district are his to read."""
    who, schema = current(), wanted.schema
    if who.kind != "servant" or wanted.purpose.case_id is not None or wanted.subject_id in who.subjects:
        return False
    return any(schema.field(code).sensitivity is not Sensitivity.OPEN for code in wanted.codes)


def _stated(schema: Schema, subject_id: UUID, codes: Sequence[str], row: Any) -> Stated:
    source, valid_from, valid_to, known_from, known_to, division, org_id, plain, sealed, reason = row
    values = unpack(schema, subject_id, plain, sealed)
    chosen = {code: values[code] for code in codes if code in values}
    return Stated(source, valid_from, valid_to, known_from, known_to, division, org_id, chosen, reason)


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
