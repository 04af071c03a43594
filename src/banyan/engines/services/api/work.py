"""The work-list of a clerk, and questions to his organisation."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from banyan.engines.services import actions, queries
from banyan.engines.services.api.shapes import (
    REFUSALS,
    AnswerIn,
    AssignedOut,
    AssignIn,
    CaseOut,
    CasesOut,
    CountOut,
    OpinionOut,
)
from banyan.engines.services.queries import WorkFilter
from banyan.kernel.policy import SIGNED_IN, require

router = Router()


@router.get("work-list", response={200: CasesOut, **REFUSALS}, summary="待办")
def work_list(
    request: HttpRequest,
    view: Annotated[str, Query(max_length=20)] = "todo",
    org_id: UUID | None = None,
    item_code: Annotated[str, Query(max_length=80)] = "",
    step: Annotated[str, Query(max_length=40)] = "",
    q: Annotated[str, Query(max_length=60)] = "",
    cursor: Annotated[str, Query(max_length=200)] = "",
    size: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Any:
    """A page of the work-list, the most urgent first."""
    require(SIGNED_IN)
    wanted = WorkFilter(view=view, org_id=org_id, item_code=item_code, step=step, text=q)
    return queries.work_list(wanted, cursor, size)


@router.get("work-list/counts", response={200: dict[str, CountOut], **REFUSALS}, summary="待办件数")
def counts(request: HttpRequest, org_id: UUID | None = None) -> Any:
    """How many cases stand in each view, counted up to 1000."""
    require(SIGNED_IN)
    return queries.counts(org_id)


@router.post("work-list/assign", response={200: AssignedOut, **REFUSALS}, summary="批量分派")
def assign(request: HttpRequest, body: AssignIn) -> Any:
    """Assign many cases at once."""
    done = actions.assign_many(case_ids=body.case_ids, account_id=body.account_id)
    return {"done": done.done, "refused": {str(one): text for one, text in done.refused.items()}}


@router.get("opinions", response={200: list[OpinionOut], **REFUSALS}, summary="待答复的会签")
def opinions(request: HttpRequest, org_id: UUID | None = None) -> Any:
    """The questions that one's organisation has still to answer."""
    require(SIGNED_IN)
    return [
        {
            "id": one.opinion.id,
            "case": one.case,
            "question": one.opinion.question,
            "asked_at": one.opinion.asked_at,
            "due": one.opinion.due,
            "deemed": one.opinion.deemed,
        }
        for one in queries.opinions_asked(org_id)
    ]


@router.post("opinions/{opinion_id}/answer", response={200: CaseOut, **REFUSALS}, summary="答复会签")
def answer(request: HttpRequest, opinion_id: UUID, body: AnswerIn) -> Any:
    """Answer a question."""
    return actions.answer_opinion(opinion_id=opinion_id, agrees=body.agrees, text=body.text)
