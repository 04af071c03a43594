"""Who names whom: the branches of a firm, the firms that somebody has a share in, and who stands above a firm.

Ties are found in an index of inner ids, then read in the records themselves, all of one level in one statement; each
record read is a reading of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from banyan.engines.registers.declare import Purpose, Schema, Tie, schema
from banyan.engines.registers.groups import Rows
from banyan.engines.registers.models import TieRow
from banyan.engines.registers.policies import TRACE, Tracing
from banyan.engines.registers.reading import Stated, read_many
from banyan.engines.registers.stating.ties import subject_of
from banyan.kernel import clock
from banyan.kernel.errors import Invalid
from banyan.kernel.policy import require
from banyan.kernel.principal import SYSTEM, acting_as, current

MOST = 200
"""Records that one question gives; a firm with more branches says that there are more."""

DEEPEST = 6
"""Levels upwards at most (assumed; a chain that is longer is cut, and says so)."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A record that names somebody: its key, its name, its state, the part in percent, and since when."""

    subject_id: UUID
    key: str
    name: str
    state: str
    share: Decimal | None
    since: str


@dataclass(frozen=True, slots=True)
class TiedRecords:
    """The records that name somebody on a day; `more` when there are beyond `MOST`."""

    found: tuple[Tied, ...]
    more: bool = False


@dataclass(slots=True)
class Owner:
    """Somebody above a firm: his part in what stands below, his part in the firm asked about, and who is above him.

    `key` is a credit code, empty for a natural person. `again` tells that he stands on the way already (a circle),
    `cut` that more may be above than was asked for, `known` whether the register has him.
    """

    name: str
    key: str
    share: Decimal | None
    whole: Decimal | None
    subject_id: UUID | None = None
    above: list[Owner] = field(default_factory=list)
    again: bool = False
    cut: bool = False
    known: bool = False


def tied_to(register: str, tie: str, target_id: UUID, *, purpose: Purpose | str, on: date | None = None) -> TiedRecords:
    """The records that name `target_id` on a day, by name. Three statements at most.

    Raises Refused for whoever may not ask: numbers of persons are asked by keepers of data and in the course of a case,
    and by the person himself.
    """
    known = schema(register)
    one, stated, day = known.tie(tie), Purpose.of(purpose), on or clock.today()
    require(TRACE, Tracing(known, one, target_id, stated))
    with acting_as(SYSTEM):
        rows = TieRow.objects.filter(target_id=target_id, register=register, tie=tie)
        subjects = list(rows.values_list("subject_id", flat=True)[: MOST + 1])
    records = _read(known, subjects[:MOST], (*_shown(known), *_fields(one)), stated, day, own=target_id)
    found = [_tied(known, one, target_id, subject, values, day) for subject, values in records.items()]
    named = sorted((row for row in found if row is not None), key=lambda row: (row.name, row.key))
    return TiedRecords(tuple(named), len(subjects) > MOST)


def owners(
    register: str,
    subject_id: UUID,
    tie: str,
    *,
    purpose: Purpose | str,
    on: date | None = None,
    depth: int = DEEPEST,
) -> tuple[Owner, ...]:
    """Who stands above a record, upwards: one statement a level, at most `DEEPEST` levels, and no circle twice."""
    known = schema(register)
    one, stated, day = known.tie(tie), Purpose.of(purpose), on or clock.today()
    levels = max(1, min(depth, DEEPEST))
    top: list[Owner] = []
    below: list[tuple[UUID, list[Owner], Decimal | None, frozenset[UUID]]] = [
        (subject_id, top, Decimal(100), frozenset((subject_id,)))
    ]
    for level in range(levels):
        wanted = list(dict.fromkeys(subject for subject, *_rest in below))
        records = _read(known, wanted, _open_fields(known, one), stated, day, own=subject_id)
        above: list[tuple[UUID, list[Owner], Decimal | None, frozenset[UUID]]] = []
        for subject, place, whole, passed in below:
            for owner in _above(known, one, records.get(subject, {}), whole, day):
                place.append(owner)
                if owner.subject_id is None:
                    continue
                owner.again = owner.subject_id in passed
                owner.cut = not owner.again and level == levels - 1
                if not owner.again and not owner.cut and len(above) < MOST:
                    above.append((owner.subject_id, owner.above, owner.whole, passed | {owner.subject_id}))
        below = above
        if not below:
            break
    return tuple(top)


def subject_named(register: str, tie: str, number: str) -> UUID:
    """The inner id of whom a number names by a tie; Invalid when it is no number of the kinds that the tie takes."""
    known = schema(register)
    reasons: list[str] = []
    for code in known.tie(tie).fields:
        try:
            return subject_of(known, code, str(known.field(code).type.read(number)))
        except ValueError as error:
            reasons.append(str(error))
    raise Invalid(reasons[0], fields={"key": reasons[0]})


def _read(
    known: Schema, subjects: Sequence[UUID], codes: Sequence[str], purpose: Purpose, day: date, *, own: UUID
) -> dict[UUID, dict[str, Any]]:
    """The values of many records. For a person or firm itself the platform reads what is open of those tied to it."""
    mine = own in current().subjects and current().kind in ("person", "agent")
    if mine:
        told = Purpose(purpose.text, automatic=True)
        with acting_as(SYSTEM):
            found = read_many(known, subjects, codes, told, on=day)
    else:
        found = read_many(known, subjects, codes, purpose, on=day)
    return {subject: _values(rows) for subject, rows in found.items()}


def _values(rows: Iterable[Stated]) -> dict[str, Any]:
    return {code: value for row in rows for code, value in row.values.items()}


def _shown(known: Schema) -> tuple[str, ...]:
    role = known.register
    return (role.key, role.name, *((role.course.field,) if role.course else ()))


def _fields(tie: Tie) -> tuple[str, ...]:
    return (tie.group, *tie.fields) if tie.group else tie.fields


def _open_fields(known: Schema, tie: Tie) -> tuple[str, ...]:
    """What is read of a record on the way up: names and credit codes, no numbers of persons."""
    return (*_shown(known), *((tie.group,) if tie.group else tie.fields))


def _tied(known: Schema, tie: Tie, target_id: UUID, subject: UUID, values: Mapping[str, Any], day: date) -> Tied | None:
    rows = [row for row in _rows(known, tie, values, day) if target_id in _named(known, tie, row)]
    if not rows:
        return None
    shares = [Decimal(row[tie.share]) for row in rows if tie.share in row]
    group = known.fields[tie.group].type if tie.group else None
    since = min((row.get(group.since, "") for row in rows), default="") if isinstance(group, Rows) else ""
    role = known.register
    return Tied(
        subject, str(values.get(role.key, "")), str(values.get(role.name, "")),
        known.fields[role.course.field].type.show(values[role.course.field])
        if role.course and role.course.field in values else "",
        sum(shares, Decimal()) if shares else None, since,
    )  # fmt: skip


def _rows(known: Schema, tie: Tie, values: Mapping[str, Any], day: date) -> list[dict[str, Any]]:
    """What a record says of a tie on a day: the rows of its group, or its fields as one row."""
    if not tie.group:
        return [{code: values[code] for code in tie.fields if code in values}]
    kind = known.fields[tie.group].type
    return kind.in_force(values[tie.group], day) if isinstance(kind, Rows) and tie.group in values else []


def _named(known: Schema, tie: Tie, row: Mapping[str, Any]) -> set[UUID]:
    return {
        subject_of(known, code, str(row[code.rpartition(".")[2]]))
        for code in tie.fields
        if code.rpartition(".")[2] in row
    }


def _above(known: Schema, tie: Tie, values: Mapping[str, Any], whole: Decimal | None, day: date) -> list[Owner]:
    return [_owner(known, tie, row, whole) for row in _rows(known, tie, values, day) if row]


def _owner(known: Schema, tie: Tie, row: Mapping[str, Any], whole: Decimal | None) -> Owner:
    named = next(
        ((code, str(row[code.rpartition(".")[2]])) for code in tie.fields if code.rpartition(".")[2] in row), None
    )
    share = Decimal(row[tie.share]) if tie.share in row else None
    part = whole * share / 100 if whole is not None and share is not None else None
    key = named[1] if named else ""
    subject = subject_of(known, *named) if named else None
    return Owner(str(row.get("name", key)), key, share, part, subject, known=subject is not None)
