"""Doubts: the person's own, and those that wait for a department."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from banyan.engines.registers.declare import schema
from banyan.engines.registers.models import Objection
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import current


@dataclass(frozen=True, slots=True)
class ObjectionInfo:
    """A doubt and what became of it. `state` is open, upheld or rejected."""

    id: UUID
    subject_id: UUID
    register: str
    register_title: str
    field: str
    field_title: str
    reading_id: UUID | None
    words: str
    source: str
    org_id: UUID | None
    division: str
    state: str
    answer: str
    made_at: datetime
    due: date | None
    answered_at: datetime | None


def objections_of(subject_id: UUID) -> tuple[ObjectionInfo, ...]:
    """The person's own doubts, newest first; nobody else's come back."""
    if subject_id not in current().subjects:
        return ()
    return _infos(Objection.objects.filter(subject_id=subject_id, from_org__isnull=True).order_by("-made_at")[:100])


def objections_to(org_ids: tuple[UUID, ...], *, only_open: bool = True) -> tuple[ObjectionInfo, ...]:
    """The doubts that organisations have to answer, the most urgent first."""
    mine = [one for one in org_ids if one in current().org_ids]
    rows = Objection.objects.filter(org_id__in=mine)
    if only_open:
        rows = rows.filter(state="open")
    return _infos(rows.order_by("due", "made_at")[:200])


def waiting(org_ids: tuple[UUID, ...]) -> int:
    """How many doubts wait for these organisations; one statement."""
    return Objection.objects.filter(org_id__in=org_ids, state="open").count() if org_ids else 0


def _infos(rows: Any) -> tuple[ObjectionInfo, ...]:
    return tuple(
        ObjectionInfo(
            row.id, row.subject_id, row.register, *_titles(row.register, row.field), row.reading_id, row.words,
            row.source, row.org_id, row.division, row.state, row.answer, row.made_at, row.due, row.answered_at,
        )
        for row in rows
    )  # fmt: skip


def _titles(register: str, field: str) -> tuple[str, str, str]:
    try:
        known = schema(register)
    except NotFound:
        return register, field, field
    return known.title, field, known.fields[field].title if field in known.fields else field
