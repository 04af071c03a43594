"""The decision, its result, delivery, and what comes after."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.documents.actions import issue_licence
from banyan.engines.documents.declare import Validity
from banyan.engines.services.declare import Approval, Granted, Licence, ServiceItem
from banyan.engines.services.events import CaseClosed, CaseDecided, ReconsiderationNoted
from banyan.engines.services.forms.read import read
from banyan.engines.services.forms.seal import whole
from banyan.engines.services.life import machine
from banyan.engines.services.life.state import Decision
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.effects import perform
from banyan.engines.services.work.refusal import refusal_of
from banyan.engines.services.work.work import Work
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.systems import registry


@action("services.case.decide", title="作出决定")
def decide(
    act: Act,
    *,
    case_id: UUID,
    decision: str,
    reason: str = "",
    provision: str = "",
    remedy: str = "",
    opinion: str = "",
    revision: int | None = None,
) -> CaseInfo:
    """Grant (granted) or refuse (refused). A refusal says reason, provision and remedy (行政许可法第三十八条).

    A granted licence is issued in the same transaction; what is delivered electronically is delivered with it.
    """
    work = Work.open(act, case_id, "decide", revision=revision)
    if decision not in set(Decision):
        raise Invalid("请选准予或不予。", fields={"decision": "请选准予或不予"})
    outcome = Decision(decision)
    item = registry().get(ServiceItem, work.case.item_code)
    refusal = refusal_of(item, reason, provision, remedy, what=_("不予许可")) if outcome is Decision.REFUSED else None
    said = refusal.whole if refusal else reason.strip()
    late = work.stand.clock.remaining_on(work.calendar, work.today) < 0
    work.move(
        lambda: machine.decide(work.stand, work.plan, work.calendar, work.today, outcome, said),
        outcome=decision,
        opinion=opinion or said,
    )
    if outcome is Decision.GRANTED:
        work.case.licence_id = _carry_out(work, item)
    work.remember(
        "decided", outcome.label, said or opinion, about={"decision": decision, **(refusal.about if refusal else {})}
    )
    work.tell(CaseDecided, decision=decision, licence_id=work.case.licence_id, overdue=late)
    if work.case.delivery_way == "electronic":
        _deliver(work, "结果已发到申请人账号。")
    return work.close(decision=decision)


def _carry_out(work: Work, item: ServiceItem) -> UUID | None:
    """What the grant brings with it, then the document it results in; None when it leads to no electronic licence."""
    if not item.effects and not _gives_document(item):
        return None
    granted = _granted(work, item)
    done = perform(work, item, granted)
    return _issue(work, item, replace(granted, given=done.given)) or done.licence_id


def _gives_document(item: ServiceItem) -> bool:
    result = item.result
    return isinstance(result, Licence | Approval) and bool(result.type) and result.content is not None


def _granted(work: Work, item: ServiceItem) -> Granted:
    case = work.case
    form = read(item.form, whole(case.data, case.sealed)).value
    if form is None:
        raise Conflict("申请内容与现在的表单对不上，不能自动出证。请更正申请内容后再决定。", code="form-changed")
    facts = {name: fact["shown"] for name, fact in case.facts.items()}
    return Granted(form, case.number, case.applicant_name, work.org_name(), work.today, facts, case.division)


def _issue(work: Work, item: ServiceItem, granted: Granted) -> UUID | None:
    """Issue what the item results in; None when it is no electronic document."""
    result, case = item.result, work.case
    if not isinstance(result, Licence | Approval) or not result.type or result.content is None:
        return None
    until = Validity(months=result.valid.months).until(work.today) if result.valid else None
    licence = issue_licence(
        type_code=result.type,
        holder_id=case.applicant_id,
        holder_name=case.applicant_name,
        content=dict(result.content(granted)),
        issuer_id=case.org_id,
        valid_from=work.today,
        valid_to=until,
        case_id=case.id,
    )
    return licence.id


def _deliver(work: Work, text: str) -> None:
    work.move(lambda: machine.deliver(work.stand, work.plan, work.today), outcome="delivered")
    work.remember("delivered", "送达", text)
    work.tell(CaseClosed, state=work.case.state)


@action("services.case.deliver", title="送达")
def deliver(act: Act, *, case_id: UUID, how: str = "", revision: int | None = None) -> CaseInfo:
    """The applicant has received the result (送达); `how` says by what: courier and number, counter."""
    work = Work.open(act, case_id, "deliver", revision=revision)
    _deliver(work, how.strip())
    return work.close(to="closed")


@action("services.case.note-reconsideration", title="记复议、诉讼")
def note_reconsideration(act: Act, *, case_id: UUID, text: str) -> CaseInfo:
    """Note that the decision is being reconsidered or sued, or what came of it."""
    work = Work.open(act, case_id, "note-reconsideration")
    if not text.strip():
        raise Invalid("请写明内容。", fields={"text": "请写明内容"})
    work.remember("reconsideration", "行政复议、诉讼", text.strip()[:2000])
    work.tell(ReconsiderationNoted)
    return work.close()


@action("services.case.withdraw", title="撤回申请")
def withdraw(act: Act, *, case_id: UUID, reason: str = "") -> CaseInfo:
    """The applicant takes the application back, before it is decided."""
    work = Work.open(act, case_id, "withdraw")
    work.move(lambda: machine.withdraw(work.stand, work.plan, work.today, reason.strip()), outcome="ended")
    work.remember("withdrawn", "申请人撤回", reason.strip()[:500])
    work.tell(CaseClosed, state=work.case.state, assignee_id=work.case.assignee_id)
    return work.close(to="withdrawn")


@action("services.case.terminate", title="终止办理")
def terminate(act: Act, *, case_id: UUID, reason: str, revision: int | None = None) -> CaseInfo:
    """End a case whose applicant has not supplied in time, with the reason."""
    work = Work.open(act, case_id, "terminate", revision=revision)
    work.move(lambda: machine.terminate(work.stand, work.plan, work.today, reason), outcome="ended", opinion=reason)
    work.remember("terminated", "终止办理", reason.strip())
    work.tell(CaseClosed, state=work.case.state)
    return work.close(to="terminated")
