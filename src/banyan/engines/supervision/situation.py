"""Where a case stands, as far as supervision looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

SUBMITTED, HANDLING, DECIDED = "submitted", "handling", "decided"
NOT_ACCEPTED, WITHDRAWN, TERMINATED, CLOSED = "not-accepted", "withdrawn", "terminated", "closed"
ENDED = frozenset({NOT_ACCEPTED, WITHDRAWN, TERMINATED, CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A case at one moment.

    `state` is one of services' states. `due` is that of the phase it is in, None while its clock stands;
    `promise_due` the last day of the promise as it was when handling was last seen. `overdue`: just decided, and late
    as services count it. `deemed`: accepted by silence. `reason`: of a refusal, None when it is not at hand.
    """

    case_id: UUID
    number: str
    division: str
    org_id: UUID
    department: str
    item_code: str
    item_title: str
    applicant_id: UUID
    state: str
    received_on: date
    step: str = ""
    step_title: str = ""
    promised: int = 0
    due: date | None = None
    statutory_due: date | None = None
    step_due: date | None = None
    promise_due: date | None = None
    accepted_on: date | None = None
    decided_on: date | None = None
    closed_on: date | None = None
    transferred_on: date | None = None
    deemed: bool = False
    overdue: bool = False
    decision: str = ""
    reason: str | None = None

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state not in ENDED

    @property
    def late(self) -> bool:
        """Whether it was decided after its promise."""
        past = bool(self.decided_on and self.promise_due and self.decided_on > self.promise_due)
        return self.decided_on is not None and (self.overdue or past)
