"""Cards, scores and ratings as JSON; each caller sees the own organisation or what is watched."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Query, Router, Schema

from banyan.engines.supervision import actions, queries
from banyan.engines.supervision.policies import AT_WORK
from banyan.engines.supervision.queries import CardInfo, Filter, RatingInfo, ScoreRow
from banyan.engines.supervision.reach import reach_of
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import current

router = Router()


class CardOut(Schema):
    """A card."""

    id: UUID
    rule: str
    rule_title: str
    colour: str
    case_id: UUID | None
    case_number: str
    item_code: str
    item_title: str
    division: str
    org_id: UUID
    reason: str
    basis: str
    issued_at: datetime
    answer_due: date
    state: str
    answer: str
    ruling: str


class ScoreOut(Schema):
    """Sums of one place, department, organisation or item; shares in percent."""

    key: str
    submitted: int
    decided: int
    on_time: int
    late: int
    yellow: int
    red: int
    rated: int
    bad: int
    renewed: int
    punctual: float | None
    mean_days: float | None
    content: float | None
    again: float | None


class RatingIn(Schema):
    """A rating: 5 非常满意 to 1 非常不满意, and perhaps the four dimensions."""

    level: int
    dimensions: dict[str, int] = {}
    comment: str = ""


class RatingOut(Schema):
    """A rating as it was kept."""

    id: UUID
    case_id: UUID
    level: int
    dimensions: dict[str, int]
    comment: str
    rated_at: datetime


@router.get("/cards", response=list[CardOut], summary="查亮牌")
def cards(
    request: HttpRequest,
    state: Literal["", "issued", "answered", "upheld", "withdrawn"] = "",
    colour: Literal["", "red", "yellow"] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 30,
) -> list[CardInfo]:
    """Cards that the caller sees, the latest first."""
    require(AT_WORK)
    return list(queries.cards(state=state, colour=colour, limit=limit))


@router.get("/scores", response=list[ScoreOut], summary="考核数据")
def scores(
    request: HttpRequest,
    since: date,
    until: date,
    by: Literal["place", "department", "organisation", "item"] = "item",
    within: Annotated[str, Query(pattern=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$")] = "",
) -> list[ScoreRow]:
    """Sums over these days, the busiest first."""
    require(AT_WORK)
    reach = reach_of(current())
    own = reach.own.id if reach.own else None
    return list(queries.scores(Filter(since=since, until=until, within=reach.within(within).code, org_id=own), by))


@router.post("/cases/{case_id}/rating", response=RatingOut, summary="评价办件")
def rate(
    request: HttpRequest,
    case_id: UUID,
    given: RatingIn,
    idempotency_key: Annotated[str, Header(max_length=200)] = "",
) -> RatingInfo:
    """The applicant rates a case that is over, once."""
    require(SIGNED_IN)
    if idempotency_key:
        return actions.rate.once(
            idempotency_key, case_id=case_id, level=given.level, dimensions=given.dimensions, comment=given.comment
        )
    return actions.rate(case_id=case_id, level=given.level, dimensions=given.dimensions, comment=given.comment)
