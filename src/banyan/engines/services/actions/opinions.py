"""Asking other departments, answering, taking silence for consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.services.declare.procedure import Mode
from banyan.engines.services.events import OpinionAnswered
from banyan.engines.services.models import Opinion
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work import opinions
from banyan.engines.services.work.opinions import servant_there
from banyan.engines.services.work.texts import clean
from banyan.engines.services.work.work import Work
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.policy import SYSTEM_ONLY

_MOST = 10


@action("services.case.ask-opinion", title="会签")
def ask_opinion(
    act: Act,
    *,
    case_id: UUID,
    orgs: Sequence[UUID],
    question: str,
    days: int = 3,
    mode: str = "all",
    deemed: bool = False,
    people: Mapping[UUID, UUID] | None = None,
    revision: int | None = None,
) -> CaseInfo:
    """Ask other organisations (会签、加签): all, any (或签) or in sequence (依次); within `days` working days.

    `deemed`: who has not answered by then is taken to consent.
    `people`: who is to be told in an organisation, by its id; otherwise its reviewers are.
    """
    work = Work.open(act, case_id, "ask-opinion", revision=revision)
    if not 1 <= len(orgs) <= _MOST or any(find_organisation(one) is None for one in orgs):
        raise Invalid("请选要征求意见的部门，最多 10 个。", fields={"orgs": "请选部门"})
    if not question.strip():
        raise Invalid("请写明问什么。", fields={"question": "请写明问什么"})
    if mode not in set(Mode) or not 1 <= days <= 20:
        raise Invalid("征求意见的方式或期限不对。", fields={"days": "期限在 1 到 20 个工作日之间"})
    named = {org_id: servant_there(org_id, person, "people") for org_id, person in (people or {}).items()}
    opinions.ask(work, orgs, question.strip()[:500], days=days, mode=mode, deemed=deemed, people=people)
    names = "、".join(work.org_name(one) + (f"（{named[one]}）" if one in named else "") for one in orgs)
    work.remember("opinion-asked", f"征求意见：{names}", question.strip(), public=False)
    return work.close(asked=len(orgs))


@action("services.case.drop-opinion", title="减签")
def drop_opinion(act: Act, *, opinion_id: UUID, reason: str = "") -> CaseInfo:
    """No longer wait for an answer (减签)."""
    opinion = _found(opinion_id)
    work = Work.open(act, opinion.case_id, "drop-opinion")
    opinion = _standing(opinion_id)
    opinion.state = "dropped"
    opinion.save(update_fields=["state"])
    opinions.answered(work, opinion)
    work.remember("opinion-dropped", f"不再等{opinion.asked_org_name}的意见", reason, public=False)
    return work.close(dropped=str(opinion.asked_org))


@action("services.case.answer-opinion", title="答复意见")
def answer_opinion(act: Act, *, opinion_id: UUID, agrees: bool, text: str) -> CaseInfo:
    """An organisation that was asked answers: agrees or not, and why."""
    work = Work.open(act, _found(opinion_id).case_id, "answer-opinion")
    opinion = _standing(opinion_id)
    if opinion.asked_org not in act.who.org_ids:
        raise NotFound("没有找到这条征求意见。")
    if not agrees and not text.strip():
        raise Invalid("不同意的，请写明理由。", fields={"text": "请写明理由"})
    _answer(work, opinion, agrees=agrees, text=clean(text).strip()[:2000], state="answered")
    said = "同意" if agrees else "不同意"
    work.remember("opinion-answered", f"{opinion.asked_org_name}答复：{said}", text.strip(), public=False)
    return work.close(answered=str(opinion.asked_org), agrees=agrees)


@action("services.case.deem-consent", title="逾期视为同意")
def deem_consent(act: Act, *, opinion_id: UUID) -> CaseInfo:
    """The platform takes the silence of a department for consent where that was said when it was asked."""
    act.require(SYSTEM_ONLY)
    work = Work.open(act, _found(opinion_id).case_id, "deem-consent")
    opinion = _standing(opinion_id)
    if not opinion.deemed or opinion.due is None or opinion.due >= work.today:
        raise Conflict("还没有到期，或没有约定逾期视为同意。", code="not-now")
    _answer(work, opinion, agrees=True, text="逾期未答，视为同意。", state="deemed")
    work.remember("opinion-deemed", f"{opinion.asked_org_name}逾期未答，视为同意", public=False)
    return work.close(deemed=str(opinion.asked_org))


def _answer(work: Work, opinion: Opinion, *, agrees: bool, text: str, state: str) -> None:
    opinion.state, opinion.agrees, opinion.text = state, agrees, text
    opinion.answered_at = work.act.now
    opinion.account_id, opinion.by_name = work.act.who.account_id, work.by_name
    opinion.save(update_fields=["state", "agrees", "text", "answered_at", "account_id", "by_name"])
    opinions.answered(work, opinion)
    work.tell(
        OpinionAnswered,
        opinion_id=opinion.id,
        asked_org=opinion.asked_org,
        deemed=state == "deemed",
        assignee_id=work.case.assignee_id or opinion.asked_by,
    )


def _found(opinion_id: UUID) -> Opinion:
    opinion = Opinion.objects.filter(id=opinion_id).first()
    if opinion is None:
        raise NotFound("没有找到这条征求意见。")
    return opinion


def _standing(opinion_id: UUID) -> Opinion:
    """The question, locked, still to be answered."""
    opinion = Opinion.objects.select_for_update().get(id=opinion_id)
    if opinion.state not in ("open", "waiting"):
        raise Conflict("这条意见已经答复或取消。", code="not-now")
    return opinion
