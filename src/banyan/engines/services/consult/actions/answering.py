"""What the office does: answer, pass on to whom it concerns, or say that it does not concern it."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.services.consult import work
from banyan.engines.services.consult.events import ConsultAnswered, ConsultDeclined, ConsultTransferred
from banyan.engines.services.consult.models import ANSWERED, DECLINED, OPEN
from banyan.engines.services.consult.policies import ANSWER, PASS_ON
from banyan.engines.services.consult.records import LIMIT, ConsultInfo
from banyan.engines.services.work.days import promising
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid


@action("services.consult.answer", title="答复咨询")
def answer(act: Act, *, consultation_id: UUID, text: str) -> ConsultInfo:
    """Answer; the asker is told. The office's own fixed line may stand in an answer, nobody's other number."""
    row = work.opened(act, consultation_id, ANSWER, OPEN)
    row.answer = work.without_numbers(work.words(text, "answer", 2000, least=5), "answer", office=True)
    overdue = row.due < act.now.date()
    row.state, row.answered_at, row.late = ANSWERED, act.now, row.late or overdue
    work.remember(act, row, "answered", row.answer)
    work.tell(act, row, ConsultAnswered, late=overdue)
    return work.close(act, row, late=overdue)


@action("services.consult.transfer", title="转办咨询")
def transfer(act: Act, *, consultation_id: UUID, org_id: UUID, reason: str) -> ConsultInfo:
    """Another office answers from now on. The last day stays as it was promised to the asker.

    The platform may also hand on what an office declined; that one has its days anew.
    """
    handed_on = act.who.kind == "system"
    row = work.opened(act, consultation_id, PASS_ON, *((OPEN, DECLINED) if handed_on else (OPEN,)))
    target = find_organisation(org_id)
    if target is None or target.dissolved_on is not None or org_id == row.org_id:
        raise Invalid("请选另一个部门。", fields={"office": "请选另一个部门"})
    why = work.without_numbers(work.words(reason, "reason", 500, least=2), "reason", office=True)
    from_org = row.org_id
    work.remember(act, row, "transferred", f"转{target.name}。{why}")
    if row.state == DECLINED:
        row.state, row.answered_at, row.since = OPEN, None, act.now.date()
        row.due = promising().add(row.since, LIMIT)
    row.seen_by = [*(one for one in row.seen_by if one != org_id), from_org]
    row.org_id, row.org_name = target.id, target.name
    row.division, row.department = target.division, target.department
    work.tell(act, row, ConsultTransferred, from_org=from_org, due=row.due)
    return work.close(act, row, to=str(org_id))


@action("services.consult.decline", title="不属于本单位")
def decline(act: Act, *, consultation_id: UUID, reason: str) -> ConsultInfo:
    """Say that the question does not concern this office, why, and whom to ask."""
    row = work.opened(act, consultation_id, ANSWER, OPEN)
    if row.round == 2:
        raise Conflict("已经答复过的，追问也要答复。", code="not-now")
    why = work.without_numbers(work.words(reason, "reason", 500, least=5), "reason", office=True)
    overdue = row.due < act.now.date()
    row.state, row.answered_at, row.late, row.answer = DECLINED, act.now, row.late or overdue, why
    work.remember(act, row, "declined", why)
    work.tell(act, row, ConsultDeclined)
    return work.close(act, row, late=overdue)
