"""Everything that was ever stated of a subject, on both time axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from banyan.engines.registers.declare import Purpose, schema
from banyan.engines.registers.queries.results import Fact
from banyan.engines.registers.reading import Stated, read
from banyan.engines.registers.timeline import FOREVER


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement: what a source said, for which days, and how long we believed it."""

    source: str
    valid_from: date
    valid_to: date | None
    known_from: datetime
    known_to: datetime | None
    org_id: UUID | None
    reason: str
    facts: tuple[Fact, ...]

    @property
    def believed(self) -> bool:
        """Whether it still stands."""
        return self.known_to is None

    def holds(self, day: date) -> bool:
        """Whether it still stands and speaks of that day."""
        return self.believed and self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def history(
    register: str, subject_id: UUID, *, purpose: Purpose | str, fields: Sequence[str] | None = None
) -> tuple[Entry, ...]:
    """Every statement on these fields, the latest known first; recorded as one reading."""
    known = schema(register)
    codes = [known.field(code).code for code in fields] if fields is not None else list(known.codes)

    def entry(row: Stated) -> Entry:
        facts = tuple(
            Fact(known.fields[code], value, row.valid_from, row.known_from, row.source)
            for code, value in row.values.items()
        )
        return Entry(
            known.source_title(row.source),
            row.valid_from,
            None if row.valid_to == FOREVER else row.valid_to,
            row.known_from,
            None if row.known_to.year == FOREVER.year else row.known_to,
            row.org_id,
            row.reason,
            facts,
        )

    rows = read(known, subject_id, codes, Purpose.of(purpose), history=True)
    rows.sort(key=lambda row: (row.known_from, row.valid_from), reverse=True)
    return tuple(entry(row) for row in rows if row.values)
