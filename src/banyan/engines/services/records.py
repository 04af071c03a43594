"""What queries and actions hand out: frozen, without the ORM."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from banyan.engines.services.life.clocks import Shown


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """A case in short. `clock` is the bar to show; `kind` the kind of state for the design system's tags."""

    id: UUID
    number: str
    item_code: str
    item_title: str
    state: str
    state_word: str
    kind: str
    step: str
    step_title: str
    division: str
    org_id: UUID
    applicant_id: UUID
    applicant_name: str
    assignee_id: UUID | None
    assignee_name: str
    submitted_at: datetime
    accepted_on: date | None
    due: date | None
    statutory_due: date | None
    step_due: date | None
    clock: Shown
    pause: str
    decision: str
    reason: str
    closed_on: date | None
    licence_id: UUID | None
    joint_id: UUID | None
    revision: int
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a case's history, as it is shown."""

    id: UUID
    at: datetime
    kind: str
    title: str
    text: str
    public: bool
    by_name: str
    by_kind: str
    by_org: UUID | None
    about: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class FindingInfo:
    """What one of the item's rules found when the application came in (系统先查)."""

    code: str
    title: str
    passed: bool
    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class MaterialInfo:
    """A material as it was given: upload, licence, register or pledge."""

    id: UUID
    code: str
    title: str
    source: str
    name: str
    size: int
    note: str
    file_id: UUID | None
    licence_id: UUID | None
    given_at: datetime
    replaced: bool

    @property
    def exempt(self) -> bool:
        """Whether the applicant did not have to hand it in (免交)."""
        return self.source in ("licence", "register")


@dataclass(frozen=True, slots=True)
class OpinionInfo:
    """A question to another department and its answer."""

    id: UUID
    case_id: UUID
    asked_org: UUID
    asked_org_name: str
    question: str
    asked_at: datetime
    due: date | None
    state: str
    deemed: bool
    agrees: bool | None
    text: str
    by_name: str
    answered_at: datetime | None
    urged: int


@dataclass(frozen=True, slots=True)
class StepInfo:
    """One stay at a step."""

    code: str
    title: str
    ordinal: int
    entered_at: datetime
    left_at: datetime | None
    limit: int | None
    used: int
    outcome: str
    by_name: str
    opinion: str


@dataclass(frozen=True, slots=True)
class PauseInfo:
    """A time in which no clock ran."""

    kind: str
    word: str
    reason: str
    since: datetime
    until: datetime | None
    expected_on: date | None
    days: int


@dataclass(frozen=True, slots=True)
class AllowedAction:
    """A move that a principal may think of: `enabled`, or `reason` why not now. `key` is its key on the keyboard."""

    code: str
    label: str
    enabled: bool
    reason: str
    key: str
    wants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """A draft: what was typed so far, and what the registers supply."""

    id: UUID
    kind: str
    item_code: str
    title: str
    division: str
    page: str
    revision: int
    data: dict[str, Any] = field(hash=False)
    materials: dict[str, Any] = field(hash=False)
    started_at: datetime
    saved_at: datetime
    expires_on: date
