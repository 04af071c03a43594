"""Loading many rows: each batch is one action; good rows are kept, bad ones come back with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from banyan.engines.divisions.departments import Department
from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.events import RegisterLoaded
from banyan.engines.registers.incoming import BadRow, Incoming
from banyan.engines.registers.policies import STATE, Stating
from banyan.engines.registers.stating import copying, rows
from banyan.engines.registers.stating.locks import lock_register
from banyan.engines.registers.stating.values import Fault, missing, nowhere, strangers, take
from banyan.engines.registers.timeline import FOREVER, Span, became
from banyan.kernel.action import Act, action
from banyan.kernel.principal import SYSTEM, acting_as

BATCH = 5_000
"""Rows a transaction: large enough for COPY, small enough that others wait less than a second."""


@dataclass(slots=True)
class LoadReport:
    """What became of the rows: read, taken, statements written, and those refused."""

    rows: int = 0
    taken: int = 0
    written: int = 0
    bad: list[BadRow] = field(default_factory=list)

    def add(self, other: LoadReport) -> None:
        """Add another batch's figures."""
        self.rows += other.rows
        self.taken += other.taken
        self.written += other.written
        self.bad += other.bad


def load(
    register: str,
    incoming: Iterable[Incoming | Mapping[str, Any]],
    *,
    source: Department | str,
    valid_from: date | None = None,
    org_id: UUID | None = None,
    batch: int = BATCH,
    after: Callable[[LoadReport], None] | None = None,
) -> LoadReport:
    """Load rows in batches, each committed on its own; `after` is told of every batch.

    A row without a day of its own is valid from `valid_from`, else from the day in the register's `began` field.
    Several rows of one key are taken in their order. Rows that say nothing new write nothing.
    """
    total = LoadReport()
    for chunk in _chunks(incoming, batch):
        report = load_batch(register, chunk, source=source, valid_from=valid_from, org_id=org_id)
        total.add(report)
        if after is not None:
            after(report)
    return total


@action("registers.register.load", title="批量入库")
def load_batch(
    act: Act,
    register: str,
    incoming: Sequence[Incoming],
    *,
    source: Department | str,
    valid_from: date | None = None,
    org_id: UUID | None = None,
) -> LoadReport:
    """Load one batch in one transaction; see `load`."""
    known = schema(register)
    code = source if isinstance(source, str) else source.code
    act.require(STATE, Stating(known, code))
    org_id = org_id or next(iter(act.who.org_ids), None)
    with acting_as(SYSTEM):
        lock_register(known.code)
        report = LoadReport(rows=len(incoming))
        changes = _Batch(known, code, valid_from, act.now, report).changes(incoming)
        rows.close(known, code, changes)
        report.written = copying.add(known, code, changes, org_id)
    about = {"source": code, "rows": report.rows, "taken": report.taken, "written": report.written}
    act.touched("register", known.code, org_id=org_id, about=about)
    act.emit(RegisterLoaded(register_code=known.code, source=code, rows=report.taken))
    return report


@dataclass
class _Batch:
    """One batch on its way from rows to changes."""

    known: Schema
    source: str
    valid_from: date | None
    now: datetime
    report: LoadReport

    def changes(self, incoming: Sequence[Incoming]) -> list[rows.Change]:
        """What the rows change, by subject; the report tells what became of each row."""
        parsed = [one for row in incoming if (one := self._parse(row)) is not None]
        unknown = strangers(self.known, (one.values for one in parsed))
        parsed = [one for one in parsed if self._somewhere(one, unknown)] if unknown else parsed
        before = rows.standing(self.known, self.source, list({one.subject_id for one in parsed}))
        after: dict[UUID, tuple[Span, ...]] = {}
        places: dict[UUID, str] = {}
        for one in parsed:
            spans = after.get(one.subject_id) or before.get(one.subject_id, _NOTHING).spans
            if not spans and not self._whole(one):
                continue
            after[one.subject_id] = self._next(spans, one)
            if place := one.values.get(self.known.register.place):
                places[one.subject_id] = place
            self.report.taken += 1
        return [self._change(subject, before, spans, places) for subject, spans in after.items()]

    def _parse(self, row: Incoming) -> _Parsed | None:
        values, faults = take(self.known, self.source, row.values)
        key = values.get(self.known.key.code)
        day = row.valid_from or self.valid_from or self._began(values)
        faulty = {fault.field for fault in faults}
        if key is None and self.known.key.code not in faulty:
            faults.append(Fault(self.known.key.code, f"缺少{self.known.key.title}。"))
        if day is None and not faults:
            faults.append(Fault("", "没有写从哪一天起有效。"))
        if faults or key is None or day is None:
            self.report.bad += [BadRow(row.number, fault.field, fault.reason) for fault in faults]
            return None
        if self.known.key.source.code != self.source:
            del values[self.known.key.code]
        return _Parsed(row.number, self.known.subject_id(key), day, values)

    def _began(self, values: Mapping[str, Any]) -> date | None:
        began = values.get(self.known.register.began)
        return date.fromisoformat(began) if began else None

    def _somewhere(self, one: _Parsed, unknown: set[str]) -> bool:
        return self._refuse(one, nowhere(self.known, one.values, unknown))

    def _whole(self, one: _Parsed) -> bool:
        return self._refuse(one, missing(self.known, self.source, one.values))

    def _refuse(self, one: _Parsed, faults: list[Fault]) -> bool:
        self.report.bad += [BadRow(one.number, fault.field, fault.reason) for fault in faults]
        return not faults

    def _next(self, spans: tuple[Span, ...], one: _Parsed) -> tuple[Span, ...]:
        if not spans:
            return (Span(one.day, FOREVER, one.values),)
        return became(spans, one.values, one.day)

    def _change(
        self,
        subject_id: UUID,
        before: Mapping[UUID, rows.Standing],
        spans: tuple[Span, ...],
        places: Mapping[UUID, str],
    ) -> rows.Change:
        standing = before.get(subject_id, _NOTHING)
        division = places.get(subject_id) or standing.division or rows.NOWHERE
        return rows.change(subject_id, standing, spans, division, self.now)


@dataclass(frozen=True, slots=True)
class _Parsed:
    number: int
    subject_id: UUID
    day: date
    values: dict[str, Any]


_NOTHING = rows.Standing()


def _chunks(incoming: Iterable[Incoming | Mapping[str, Any]], size: int) -> Iterator[list[Incoming]]:
    numbered = (
        row if isinstance(row, Incoming) else Incoming(row, number=number)
        for number, row in enumerate(incoming, start=1)
    )
    while chunk := list(islice(numbered, size)):
        yield chunk
