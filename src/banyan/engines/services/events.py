"""What happens to cases. Payloads hold ids, codes and dates; names and texts are read where they are shown."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from banyan.kernel.events import Event


class CaseEvent(Event):
    """What every event of a case carries. `account_id` is the applicant's account, to whom notices go."""

    aggregate: ClassVar[str] = "case"
    key: ClassVar[str] = "case_id"
    case_id: UUID
    number: str
    item_code: str
    item_title: str
    division: str
    org_id: UUID
    applicant_id: UUID
    account_id: UUID
    joint_id: UUID | None = None


class CaseSubmitted(CaseEvent):
    """An application came in; acceptance is due on `due`."""

    kind: ClassVar[str] = "services.case.submitted"
    due: date | None


class CaseAccepted(CaseEvent):
    """Accepted, or deemed accepted; the result is promised for `due` (None while a special procedure stands first)."""

    kind: ClassVar[str] = "services.case.accepted"
    due: date | None
    deemed: bool = False


class CaseNotAccepted(CaseEvent):
    """Acceptance was refused."""

    kind: ClassVar[str] = "services.case.not-accepted"


class SupplementAsked(CaseEvent):
    """Something is missing; the applicant has until `supply_by`."""

    kind: ClassVar[str] = "services.case.supplement-asked"
    supply_by: date


class SupplementGiven(CaseEvent):
    """The applicant supplied."""

    kind: ClassVar[str] = "services.case.supplement-given"
    assignee_id: UUID | None = None


class StepEntered(CaseEvent):
    """The case came to a step, forwards or `back`; `step_due` is its own limit."""

    kind: ClassVar[str] = "services.case.step-entered"
    step: str
    step_title: str
    back: bool = False
    step_due: date | None = None


class OpinionAsked(CaseEvent):
    """Another department was asked."""

    kind: ClassVar[str] = "services.case.opinion-asked"
    opinion_id: UUID
    asked_org: UUID
    due: date | None
    to_account: UUID | None = None


class OpinionAnswered(CaseEvent):
    """A department answered, or its silence was taken for consent; `assignee_id` handles the case, or had asked."""

    kind: ClassVar[str] = "services.case.opinion-answered"
    opinion_id: UUID
    asked_org: UUID
    deemed: bool = False
    assignee_id: UUID | None = None


class ClockPaused(CaseEvent):
    """The clock stands, for a supplement or a special procedure."""

    kind: ClassVar[str] = "services.case.clock-paused"
    why: str


class ClockResumed(CaseEvent):
    """The clock goes on; due on `due`."""

    kind: ClassVar[str] = "services.case.clock-resumed"
    due: date | None


class CaseExtended(CaseEvent):
    """The limit was extended."""

    kind: ClassVar[str] = "services.case.extended"
    due: date | None
    days: int


class CaseDecided(CaseEvent):
    """Granted or refused; `licence_id` when a licence was issued."""

    kind: ClassVar[str] = "services.case.decided"
    decision: str
    licence_id: UUID | None = None
    overdue: bool = False


class CaseClosed(CaseEvent):
    """The matter is over; `state` says how."""

    kind: ClassVar[str] = "services.case.closed"
    state: str
    assignee_id: UUID | None = None


class CaseTransferred(CaseEvent):
    """Another organisation handles it now."""

    kind: ClassVar[str] = "services.case.transferred"
    from_org: UUID


class CaseAssigned(CaseEvent):
    """Somebody handles it now, or nobody (None)."""

    kind: ClassVar[str] = "services.case.assigned"
    assignee_id: UUID | None


class CaseUrged(CaseEvent):
    """Somebody asked to hurry: `by` applicant, leader or watcher."""

    kind: ClassVar[str] = "services.case.urged"
    by: str
    assignee_id: UUID | None


class CaseCopied(CaseEvent):
    """Another organisation may read it; `to_account` is the servant there whom it is meant for."""

    kind: ClassVar[str] = "services.case.copied"
    to_org: UUID
    to_account: UUID | None = None


class MessageLeft(CaseEvent):
    """A message between the applicant and the handling organisation."""

    kind: ClassVar[str] = "services.case.message-left"
    from_applicant: bool
    assignee_id: UUID | None


class ResultCorrected(CaseEvent):
    """A clerical error in the decision or the licence was put right."""

    kind: ClassVar[str] = "services.case.result-corrected"


class CaseCorrected(CaseEvent):
    """What was filled in was corrected; `fields` are the names."""

    kind: ClassVar[str] = "services.case.corrected"
    fields: tuple[str, ...]


class ReconsiderationNoted(CaseEvent):
    """A reconsideration or a lawsuit was noted."""

    kind: ClassVar[str] = "services.case.reconsideration-noted"


class JointEvent(Event):
    """Something happened to a joint matter."""

    aggregate: ClassVar[str] = "joint"
    key: ClassVar[str] = "joint_id"
    joint_id: UUID
    number: str
    title: str
    division: str
    account_id: UUID


class JointStopped(JointEvent):
    """Parts that waited will not be opened; `items` are their codes."""

    kind: ClassVar[str] = "services.joint.stopped"
    items: tuple[str, ...]


class JointEnded(JointEvent):
    """Every part has come to an end; `granted` of `parts` were granted."""

    kind: ClassVar[str] = "services.joint.ended"
    granted: int
    parts: int


class ItemPublished(Event):
    """A version of an item was published, suspended or cancelled: `state`."""

    kind: ClassVar[str] = "services.item.published"
    aggregate: ClassVar[str] = "item"
    key: ClassVar[str] = "item_code"
    item_code: str
    version: int
    state: str
