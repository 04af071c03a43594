"""What happens in the registers."""

from __future__ import annotations

from uuid import UUID

from banyan.kernel.events import Event


class RecordChanged(Event):
    """Something new is known of a subject; `fields` are the codes, never the values."""

    kind = "registers.record.changed"
    aggregate = "record"
    key = "subject_id"
    subject_id: UUID
    register_code: str
    source: str
    fields: tuple[str, ...]
    corrected: bool = False


class RegisterLoaded(Event):
    """A batch of rows was loaded into a register."""

    kind = "registers.register.loaded"
    aggregate = "register"
    key = "register_code"
    register_code: str
    source: str
    rows: int


class ObjectionMade(Event):
    """A person doubts a reading or a value."""

    kind = "registers.objection.made"
    aggregate = "objection"
    key = "objection_id"
    objection_id: UUID
    subject_id: UUID
    org_id: UUID | None


class ObjectionAnswered(Event):
    """The department has answered: `upheld` or `rejected`."""

    kind = "registers.objection.answered"
    aggregate = "objection"
    key = "objection_id"
    objection_id: UUID
    subject_id: UUID
    state: str


class SourceLinked(Event):
    """A source's file was linked to a register to its end; the figures are in the run's summary."""

    kind = "registers.link.ended"
    aggregate = "link"
    key = "run_id"
    run_id: UUID
    register_code: str
    source: str
    account_id: UUID | None
    org_id: UUID | None


class DifferenceAsked(Event):
    """A department was asked to correct what it says of a subject, until `due`."""

    kind = "registers.difference.asked"
    aggregate = "difference"
    key = "difference_id"
    difference_id: UUID
    org_id: UUID | None


class DifferenceAnswered(Event):
    """The department that was asked has answered; `account_id` is who had asked."""

    kind = "registers.difference.answered"
    aggregate = "difference"
    key = "difference_id"
    difference_id: UUID
    account_id: UUID | None
    state: str
