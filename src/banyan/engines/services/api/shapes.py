"""What the API takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

Code = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,80}$")]
Division = Annotated[str, Field(pattern=r"^[0-9]{6}([0-9]{3}){0,2}$")]
Text = Annotated[str, Field(max_length=2000)]
Files = Annotated[list[UUID], Field(max_length=50)]


class In(Schema):
    """A body; what it does not name is refused."""

    model_config = ConfigDict(extra="forbid")


class FieldError(Schema):
    """What has to be mended in one field."""

    field: str
    detail: str


class ProblemOut(Schema):
    """Why something could not be done (RFC 9457): `title` is a sentence for the person."""

    type: str
    title: str
    status: int
    errors: list[FieldError] = []


#: What every operation may answer beside its success.
REFUSALS: dict[Any, Any] = {frozenset({400, 403, 404, 409, 413, 422, 429}): ProblemOut}


class ItemOut(Schema):
    """An item at the body that does it for a place; `code` names it, `implementation_code` is the national one."""

    code: str
    title: str
    title_en: str
    summary: str
    implementation_code: str
    version: int
    division: str
    level: int
    org_id: UUID
    org_name: str
    promised_days: int
    for_persons: bool
    for_organisations: bool
    open: bool


class GuideOut(ItemOut):
    """The whole guide: the national element set, where and when, and by when one would have the result."""

    elements: dict[str, Any]
    place: str
    hours: str
    contact: str
    supervision: str
    result_by: date | None


class ClockOut(Schema):
    """A clock: used and remaining in working days; `kind` is doing, near, over, pause or done."""

    limit: int
    used: int
    remaining: int
    due: date | None
    kind: str


class CaseOut(Schema):
    """A case in short."""

    id: UUID
    number: str
    item_code: str
    item_title: str
    state: str
    state_word: str
    step: str
    step_title: str
    division: str
    org_id: UUID
    applicant_name: str
    assignee_name: str
    submitted_at: datetime
    accepted_on: date | None
    due: date | None
    statutory_due: date | None
    clock: ClockOut
    decision: str
    reason: str
    closed_on: date | None
    licence_id: UUID | None
    joint_id: UUID | None
    revision: int


class CasesOut(Schema):
    """A page of cases; `following` is the cursor of the next, empty at the end."""

    rows: list[CaseOut]
    following: str


class LineOut(Schema):
    """A line of the history."""

    id: UUID
    at: datetime
    kind: str
    title: str
    text: str
    by_name: str


class ActionOut(Schema):
    """A move one may think of; when not `enabled`, `reason` says why."""

    code: str
    label: str
    enabled: bool
    reason: str
    wants: list[str]


class HandedIn(In):
    """What is handed in for a material: uploaded files, or agreement to its pledge."""

    files: Files = []
    pledged: bool = False


Materials = Annotated[dict[Code, HandedIn], Field(max_length=60)]
Data = Annotated[dict[str, Any], Field(max_length=300)]


class DraftIn(In):
    """Begin a draft."""

    item_code: Code
    division: Division
    fresh: bool = False


class DraftChange(In):
    """Save what was typed; fields not named stay."""

    data: Data = {}
    page: Annotated[str, Field(max_length=40)] = ""
    revision: Annotated[int, Field(ge=0, le=2_000_000_000)] | None = None
    materials: Materials | None = None


class DraftOut(Schema):
    """A draft."""

    id: UUID
    kind: str
    item_code: str
    title: str
    division: str
    page: str
    revision: int
    data: dict[str, Any]
    materials: dict[str, Any]
    saved_at: datetime
    expires_on: date


class SubmitIn(In):
    """Submit a draft."""

    delivery_way: Literal["electronic", "express", "counter"] = "electronic"


class ApplyIn(In):
    """Submit in one go."""

    item_code: Code
    division: Division
    data: Data
    materials: Materials = {}
    delivery_way: Literal["electronic", "express", "counter"] = "electronic"


class MoveIn(In):
    """The parameters of a move; `GET /cases/{id}/actions` says which one it wants."""

    opinion: Text = ""
    reason: Text = ""
    provision: Annotated[str, Field(max_length=300)] = ""
    remedy: Text = ""
    decision: Literal["granted", "refused"] | None = None
    to: Annotated[str, Field(max_length=40)] = ""
    special: Annotated[str, Field(max_length=40)] = ""
    expected_on: date | None = None
    items: Annotated[list[dict[str, Annotated[str, Field(max_length=500)]]], Field(max_length=30)] = []
    materials: Annotated[dict[Code, Files], Field(max_length=60)] = {}
    text: Text = ""
    how: Annotated[str, Field(max_length=200)] = ""
    orgs: Annotated[list[UUID], Field(max_length=10)] = []
    question: Annotated[str, Field(max_length=500)] = ""
    days: Annotated[int, Field(ge=1, le=20)] = 3
    mode: Literal["all", "any", "sequence"] = "all"
    deemed: bool = False
    account_id: UUID | None = None
    org_id: UUID | None = None
    changes: Data = {}
    field: Annotated[str, Field(max_length=80)] = ""
    value: Text = ""
    revision: Annotated[int, Field(ge=0, le=2_000_000_000)] | None = None


class AnswerIn(In):
    """An answer to a question."""

    agrees: bool
    text: Text = ""


class AssignIn(In):
    """Assign many cases to somebody."""

    case_ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]
    account_id: UUID


class AssignedOut(Schema):
    """How many went; for each that did not, the sentence."""

    done: int
    refused: dict[str, str]


class CountOut(Schema):
    """How many; `more` when it is not counted further."""

    count: int
    more: bool


class OpinionOut(Schema):
    """A question to one's organisation and its case."""

    id: UUID
    case: CaseOut
    question: str
    asked_at: datetime
    due: date | None
    deemed: bool
