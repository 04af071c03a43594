"""Loading many rows: each batch is one action; good rows are kept, bad ones come back with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from banyan.engines.divisions.departments import Department
from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.events import RegisterLoaded
from banyan.engines.registers.incoming import BadRow, Incoming
from banyan.engines.registers.policies import STATE, Stating, districts
from banyan.engines.registers.stating import copying, rows
from banyan.engines.registers.stating.locks import lock_register
from banyan.engines.registers.stating.parsing import Parsed, ParsedRows, parse
from banyan.engines.registers.stating.ties import orphans, without_parent
from banyan.engines.registers.stating.values import Fault, missing, nowhere, strangers
from banyan.engines.registers.timeline import FOREVER, Span, became
from banyan.kernel.action import Act, action
from banyan.kernel.policy import require
from banyan.kernel.principal import SYSTEM, acting_as, current

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
    Several rows of one key are taken in their order. Rows that say nothing new write nothing. While one batch is
    written the next is read in a second thread, which asks nothing of the database.
    """
    known, code = schema(register), _code(source)
    require(STATE, Stating(known, code))
    total = LoadReport()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="registers-load") as reader:
        parsed = (reader.submit(parse, known, code, valid_from, chunk) for chunk in _chunks(incoming, batch))
        waiting = next(parsed, None)
        while waiting is not None:
            ready, waiting = waiting.result(), next(parsed, None)
            report = _write(register, code, ready, org_id=org_id, within=_within())
            total.add(report)
            if after is not None:
                after(report)
    return total


def load_batch(
    register: str,
    incoming: Sequence[Incoming],
    *,
    source: Department | str,
    valid_from: date | None = None,
    org_id: UUID | None = None,
    within: tuple[str, ...] | None = None,
) -> LoadReport:
    """Load one batch in one transaction, or within the caller's; see `load`.

    With `within` (beginnings of division codes) rows about somebody elsewhere come back.
    """
    known, code = schema(register), _code(source)
    require(STATE, Stating(known, code))
    parsed = parse(known, code, valid_from, incoming)
    return _write(register, code, parsed, org_id=org_id, within=_within() if within is None else within)


@action("registers.register.load", title="批量入库")
def _write(
    act: Act, register: str, source: str, parsed: ParsedRows, *, org_id: UUID | None, within: tuple[str, ...]
) -> LoadReport:
    known = schema(register)
    act.require(STATE, Stating(known, source))
    org_id = org_id or next(iter(act.who.org_ids), None)
    with acting_as(SYSTEM):
        lock_register(known.code)
        report = LoadReport(rows=parsed.count)
        changes = _Batch(known, source, act.now, report, parsed, within).changes()
        rows.close(known, source, changes)
        report.written = copying.add(known, source, changes, org_id)
        report.bad = parsed.bad
    about = {"source": source, "rows": report.rows, "taken": report.taken, "written": report.written}
    act.touched("register", known.code, org_id=org_id, about=about)
    act.emit(RegisterLoaded(register_code=known.code, source=source, rows=report.taken))
    return report


@dataclass
class _Batch:
    """One batch on its way from rows to changes."""

    known: Schema
    source: str
    now: datetime
    report: LoadReport
    parsed: ParsedRows
    within: tuple[str, ...]

    def changes(self) -> list[rows.Change]:
        """What the rows change, by subject; the report tells what became of each row."""
        listed = self._with_parents(self._somewhere())
        before = rows.standing(self.known, self.source, list({one.subject_id for one in listed}))
        after: dict[UUID, tuple[Span, ...]] = {}
        places: dict[UUID, str] = {}
        for one in listed:
            spans = after.get(one.subject_id) or before.get(one.subject_id, _NOTHING).spans
            if not spans and self.parsed.refuse(one.number, missing(self.known, self.source, one.values)):
                continue
            place = one.values.get(self.known.register.place, "")
            if self._elsewhere(one, before.get(one.subject_id, _NOTHING).division or place):
                continue
            after[one.subject_id] = _next(spans, one)
            if place:
                places[one.subject_id] = place
            self.report.taken += 1
        return [self._change(subject, before, spans, places) for subject, spans in after.items()]

    def _somewhere(self) -> list[Parsed]:
        unknown = strangers(self.known, (one.values for one in self.parsed.rows))
        if not unknown:
            return self.parsed.rows
        return [
            one
            for one in self.parsed.rows
            if not self.parsed.refuse(one.number, nowhere(self.known, one.values, unknown))
        ]

    def _with_parents(self, listed: list[Parsed]) -> list[Parsed]:
        if not any(tie.must_exist for tie in self.known.register.ties):
            return listed
        known = {one.subject_id for one in listed}
        absent = orphans(self.known, (one.values for one in listed), known)
        return [
            one for one in listed if not self.parsed.refuse(one.number, without_parent(self.known, one.values, absent))
        ]

    def _elsewhere(self, one: Parsed, division: str) -> bool:
        if not self.within or not division or division.startswith(self.within):
            return False
        fault = Fault(self.known.register.place, "这条记录不在您的辖区，由当地的部门管理。")
        return self.parsed.refuse(one.number, [fault])

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


_NOTHING = rows.Standing()


def _next(spans: tuple[Span, ...], one: Parsed) -> tuple[Span, ...]:
    if not spans:
        return (Span(one.day, FOREVER, one.values),)
    return became(spans, one.values, one.day)


def _within() -> tuple[str, ...]:
    """Where the one who loads keeps data; everywhere for the platform."""
    return () if current().kind == "system" else districts(current())


def _code(source: Department | str) -> str:
    return source if isinstance(source, str) else source.code


def _chunks(incoming: Iterable[Incoming | Mapping[str, Any]], size: int) -> Iterator[list[Incoming]]:
    numbered = (
        row if isinstance(row, Incoming) else Incoming(row, number=number)
        for number, row in enumerate(incoming, start=1)
    )
    while chunk := list(islice(numbered, size)):
        yield chunk
