"""Cases: as the applicant and as the clerk sees them; every move."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from banyan.engines.services import actions, queries
from banyan.engines.services.api.shapes import REFUSALS, ActionOut, CaseOut, CasesOut, LineOut, MoveIn
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.policy import SIGNED_IN, require

router = Router()

#: Each move: the action, and the names of the parameters that it takes.
_MOVES: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "accept": (actions.accept, ("opinion", "revision")),
    "refuse-acceptance": (actions.refuse, ("reason", "provision", "remedy", "revision")),
    "ask-supplement": (actions.ask_supplement, ("items", "opinion", "revision")),
    "supply": (actions.supply, ("materials", "text")),
    "pass-step": (actions.do_step, ("opinion", "revision")),
    "return": (actions.return_to, ("to", "reason", "revision")),
    "ask-opinion": (actions.ask_opinion, ("orgs", "question", "days", "mode", "deemed", "revision")),
    "suspend": (actions.suspend, ("special", "reason", "expected_on", "revision")),
    "resume": (actions.resume, ("opinion", "revision")),
    "extend": (actions.extend, ("reason", "revision")),
    "decide": (actions.decide, ("decision", "reason", "provision", "remedy", "opinion", "revision")),
    "deliver": (actions.deliver, ("how", "revision")),
    "withdraw": (actions.withdraw, ("reason",)),
    "terminate": (actions.terminate, ("reason", "revision")),
    "note-reconsideration": (actions.note_reconsideration, ("text",)),
    "transfer": (actions.transfer, ("org_id", "reason")),
    "assign": (actions.assign, ("account_id",)),
    "delegate": (actions.delegate, ("account_id", "reason")),
    "claim": (actions.claim, ()),
    "release": (actions.release, ()),
    "urge": (actions.urge, ("text",)),
    "copy": (actions.copy_to, ("org_id", "account_id", "text")),
    "note": (actions.note, ("text",)),
    "message": (actions.leave_message, ("text",)),
    "correct": (actions.correct, ("changes", "reason")),
    "correct-result": (actions.correct_result, ("field", "value", "reason")),
}


@router.get("cases", response={200: CasesOut, **REFUSALS}, summary="我的办件")
def cases(
    request: HttpRequest,
    cursor: Annotated[str, Query(max_length=200)] = "",
    size: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Any:
    """The cases of those one acts for, newest first."""
    require(SIGNED_IN)
    return queries.cases_of(cursor=cursor, size=size)


@router.get("cases/{case_id}", response={200: CaseOut, **REFUSALS}, summary="一个办件")
def case(request: HttpRequest, case_id: UUID) -> Any:
    """A case in short."""
    return queries.case(case_id)


@router.get("cases/{case_id}/history", response={200: list[LineOut], **REFUSALS}, summary="办理经过")
def history(request: HttpRequest, case_id: UUID) -> Any:
    """The history; the applicant sees its public lines."""
    return list(queries.history(case_id))


@router.get("cases/{case_id}/actions", response={200: list[ActionOut], **REFUSALS}, summary="能做什么")
def possible(request: HttpRequest, case_id: UUID) -> Any:
    """The moves one may think of, and why not now."""
    return list(queries.allowed_actions(case_id))


@router.post("cases/{case_id}/actions/{code}", response={200: CaseOut, **REFUSALS}, summary="办一步")
def move(request: HttpRequest, case_id: UUID, code: str, body: MoveIn) -> Any:
    """Make a move."""
    if code not in _MOVES:
        raise NotFound("没有这个操作。")
    act, names = _MOVES[code]
    given = {name: getattr(body, name) for name in names}
    missing = [
        name
        for name in ("decision", "org_id", *(() if code == "copy" else ("account_id",)))
        if name in given and given[name] is None
    ]
    if missing:
        raise Invalid("还缺参数。", fields=dict.fromkeys(missing, "请填写"))
    return act(case_id=case_id, **given)
