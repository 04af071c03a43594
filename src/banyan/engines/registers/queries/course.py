"""The course of a record: its states with the days from which and until which each held, its source and its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banyan.engines.registers.declare import Purpose, Schema, schema
from banyan.engines.registers.queries.history import Entry, history
from banyan.engines.registers.queries.records import record
from banyan.engines.registers.queries.results import Fact
from banyan.kernel.principal import SYSTEM, acting_as


@dataclass(frozen=True, slots=True)
class Stage:
    """A state that held from `start` until `end` (None: to this day), what was said beside it, and who said so."""

    state: str
    shown: str
    start: date
    end: date | None
    source: str
    beside: tuple[Fact, ...]


def course(register: str, subject_id: UUID, *, purpose: Purpose | str) -> tuple[Stage, ...]:
    """The states that a record went through as we believe it now, the first one first. One reading."""
    known = schema(register)
    declared = known.register.course
    if declared is None:
        return ()
    fields = (declared.field, *declared.beside)
    return course_of(known, history(register, subject_id, purpose=purpose, fields=fields))


def course_of(known: Schema, entries: Iterable[Entry]) -> tuple[Stage, ...]:
    """The states in a history that is at hand already."""
    declared = known.register.course
    if declared is None:
        return ()
    stages: list[Stage] = []
    for entry in sorted((one for one in entries if one.believed), key=lambda one: one.valid_from):
        facts = {fact.field.code: fact for fact in entry.facts}
        if declared.field not in facts:
            continue
        beside = tuple(facts[code] for code in declared.beside if code in facts)
        one = facts[declared.field]
        stage = Stage(str(one.kept), one.shown, entry.valid_from, entry.valid_to, entry.source, beside)
        last = stages[-1] if stages else None
        if last is not None and last.end == stage.start and _said(last) == _said(stage):
            stages[-1] = Stage(last.state, last.shown, last.start, stage.end, last.source, last.beside)
        else:
            stages.append(stage)
    return tuple(stages)


def ended(register: str, subject_id: UUID) -> str:
    """The state in which a record is no more, in words; empty while it stands, or where nothing is known.

    The platform asks for itself, in one statement, and the reading is recorded as automatic.
    """
    known = schema(register)
    declared = known.register.course
    if declared is None:
        return ""
    purpose = Purpose("核对登记状态", automatic=True)
    with acting_as(SYSTEM):
        found = record(register, subject_id, purpose=purpose, fields=[declared.field])
    fact = found.facts.get(declared.field) if found else None
    return fact.shown if fact is not None and fact.kept in declared.ended else ""


def _said(stage: Stage) -> tuple[object, ...]:
    return (stage.state, stage.source, tuple((fact.field.code, fact.kept) for fact in stage.beside))
