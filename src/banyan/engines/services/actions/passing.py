"""Who has the case (assign, claim, transfer, delegate), and talking about it (urge, copy, note, message, correct)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity.queries import servants_of
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.events import (
    CaseAssigned,
    CaseCopied,
    CaseCorrected,
    CaseTransferred,
    CaseUrged,
    MessageLeft,
)
from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.forms.read import read
from banyan.engines.services.forms.seal import split, whole
from banyan.engines.services.models import CaseEvent, Implementation
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.opinions import see, servant_there
from banyan.engines.services.work.work import Work
from banyan.kernel.action import Act, action
from banyan.kernel.errors import BanyanError, Conflict, Invalid, Refused
from banyan.kernel.policy import SIGNED_IN
from banyan.kernel.systems import registry

_MOST = 200


def _give_to(work: Work, account_id: UUID) -> str:
    """Give the case to a servant of its organisation; his name. Invalid when he lacks the step's role there."""
    case = work.case
    found = next((one for one in servants_of(case.org_id, case.step_role) if one.account_id == account_id), None)
    if found is None:
        raise Invalid("这个人没有这个环节的岗位，不能交给他。", fields={"account": "请选本部门有此岗位的人"})
    case.assignee_id, case.assignee_name = account_id, found.name
    work.tell(CaseAssigned, assignee_id=account_id)
    return found.name


@action("services.case.assign", title="分派")
def assign(act: Act, *, case_id: UUID, account_id: UUID) -> CaseInfo:
    """The head of the department gives the case to somebody."""
    work = Work.open(act, case_id, "assign")
    name = _give_to(work, account_id)
    work.remember("assigned", f"分派给{name}", public=False)
    return work.close(assignee=str(account_id))


@dataclass(frozen=True)
class ManyAssigned:
    """What came of assigning many: how many went, and the sentence for each that did not."""

    done: int
    refused: dict[UUID, str]


@action("services.case.assign-many", title="批量分派")
def assign_many(act: Act, *, case_ids: Sequence[UUID], account_id: UUID) -> ManyAssigned:
    """Assign up to 200 cases at once; those that cannot be assigned are named with the reason, the others go."""
    act.require(SIGNED_IN)
    if not 1 <= len(case_ids) <= _MOST:
        raise Invalid(_("一次分派 1 到 %(most)s 件。") % {"most": _MOST}, fields={"case_ids": "件数不对"})
    refused: dict[UUID, str] = {}
    for case_id in sorted(set(case_ids)):
        try:
            assign(case_id=case_id, account_id=account_id)
        except BanyanError as error:
            refused[case_id] = error.message
    act.touched("case", "many", about={"count": len(case_ids), "refused": len(refused)})
    return ManyAssigned(len(set(case_ids)) - len(refused), refused)


@action("services.case.claim", title="认领")
def claim(act: Act, *, case_id: UUID) -> CaseInfo:
    """Take a case that nobody has. Raises Conflict when somebody was faster."""
    work = Work.open(act, case_id, "claim")
    if work.case.assignee_id is not None:
        raise Conflict(_("这件已由%s在办。") % work.case.assignee_name, code="taken")
    if not act.who.has_role(work.case.step_role, work.case.org_id):
        raise Refused(_("“%(step_title)s”不是您的岗位，不能认领。") % {"step_title": work.case.step_title})
    work.case.assignee_id, work.case.assignee_name = act.who.account_id, act.who.name
    work.tell(CaseAssigned, assignee_id=act.who.account_id)
    work.remember("claimed", f"{act.who.name}认领", public=False)
    return work.close(assignee=str(act.who.account_id))


@action("services.case.claim-many", title="批量认领")
def claim_many(act: Act, *, case_ids: Sequence[UUID]) -> ManyAssigned:
    """Take up to 200 cases at once; those that cannot be taken are named with the reason, the others go."""
    act.require(SIGNED_IN)
    if not 1 <= len(case_ids) <= _MOST:
        raise Invalid(_("一次认领 1 到 %(most)s 件。") % {"most": _MOST}, fields={"case_ids": "件数不对"})
    refused: dict[UUID, str] = {}
    for case_id in sorted(set(case_ids)):
        try:
            claim(case_id=case_id)
        except BanyanError as error:
            refused[case_id] = error.message
    act.touched("case", "many", about={"count": len(case_ids), "refused": len(refused)})
    return ManyAssigned(len(set(case_ids)) - len(refused), refused)


@action("services.case.release", title="退回待认领")
def release(act: Act, *, case_id: UUID) -> CaseInfo:
    """Give a case back, so that somebody else may claim it."""
    work = Work.open(act, case_id, "release")
    work.case.assignee_id, work.case.assignee_name = None, ""
    work.tell(CaseAssigned, assignee_id=None)
    work.remember("released", "退回待认领", public=False)
    return work.close(assignee="")


@action("services.case.delegate", title="委派")
def delegate(act: Act, *, case_id: UUID, account_id: UUID, reason: str = "") -> CaseInfo:
    """Hand the case to a colleague (委派)."""
    work = Work.open(act, case_id, "delegate")
    name = _give_to(work, account_id)
    work.remember("delegated", f"委派给{name}", reason.strip()[:500], public=False)
    return work.close(assignee=str(account_id))


@action("services.case.transfer", title="转办")
def transfer(act: Act, *, case_id: UUID, org_id: UUID, reason: str) -> CaseInfo:
    """Another organisation that implements the item handles the case from now on (转办); this one goes on seeing it."""
    work = Work.open(act, case_id, "transfer")
    case = work.case
    target = find_organisation(org_id)
    if target is None or org_id == case.org_id:
        raise Invalid("请选另一个部门。", fields={"org": "请选另一个部门"})
    if not reason.strip():
        raise Invalid("请写明转办的理由。", fields={"reason": "请写明转办的理由"})
    there = Implementation.objects.filter(item_code=case.item_code, org_id=org_id, state="1").first()
    if there is None:
        raise Invalid(_("%(name)s不办这个事项。") % {"name": target.name}, fields={"org": "请选办理这个事项的部门"})
    from_org = case.org_id
    case.org_id, case.implementation_id, case.department = org_id, there.id, there.department
    case.seen_by = [one for one in case.seen_by if one != org_id]
    see(work, from_org)
    case.assignee_id, case.assignee_name = None, ""
    work.remember("transferred", f"转到{target.name}办理", reason.strip()[:500], about={"from": str(from_org)})
    work.tell(CaseTransferred, from_org=from_org)
    return work.close(to_org=str(org_id))


@action("services.case.urge", title="催办")
def urge(act: Act, *, case_id: UUID, text: str = "") -> CaseInfo:
    """Ask to hurry: the applicant (once a day), the head, or a supervisor."""
    work = Work.open(act, case_id, "urge")
    mine = CaseEvent.objects.filter(
        city=work.case.city, case_id=case_id, kind="urged", account_id=act.who.account_id, at__date=work.today
    )
    if mine.exists():
        raise Conflict("今天已经催过，办理部门已收到。", code="too-often")
    by = "applicant" if work.case.applicant_id in act.who.subjects else "servant"
    work.remember("urged", "催办", text.strip()[:500], about={"by": by})
    work.tell(CaseUrged, by=by, assignee_id=work.case.assignee_id)
    return work.leave(by=by)


@action("services.case.copy", title="抄送")
def copy_to(act: Act, *, case_id: UUID, org_id: UUID, account_id: UUID | None = None, text: str = "") -> CaseInfo:
    """Let another organisation read the case (抄送); a servant of it, when one is named, is told."""
    work = Work.open(act, case_id, "copy")
    target = find_organisation(org_id)
    if target is None or org_id == work.case.org_id:
        raise Invalid("请选另一个部门。", fields={"org": "请选另一个部门"})
    person = servant_there(org_id, account_id, "account_id") if account_id else ""
    see(work, org_id)
    to = f"{target.name}{f'（{person}）' if person else ''}"
    work.remember("copied", f"抄送{to}", text.strip()[:500], public=False)
    work.tell(CaseCopied, to_org=org_id, to_account=account_id)
    return work.close(to_org=str(org_id))


@action("services.case.note", title="写备注")
def note(act: Act, *, case_id: UUID, text: str) -> CaseInfo:
    """A note among those who handle the case; the applicant does not see it."""
    work = Work.open(act, case_id, "note")
    work.remember("note", "备注", _text(text), public=False)
    return work.leave()


@action("services.case.message", title="留言")
def leave_message(act: Act, *, case_id: UUID, text: str) -> CaseInfo:
    """A message to the applicant, or from him."""
    work = Work.open(act, case_id, "message")
    from_applicant = work.case.applicant_id in act.who.subjects
    title = "申请人留言" if from_applicant else "给申请人留言"
    work.remember("message", title, _text(text), about={"from_applicant": from_applicant})
    work.tell(MessageLeft, from_applicant=from_applicant, assignee_id=work.case.assignee_id)
    return work.leave()


@action("services.case.correct", title="更正")
def correct(act: Act, *, case_id: UUID, changes: Mapping[str, Any], reason: str) -> CaseInfo:
    """Correct what was filled in, with the reason; the history keeps which fields. Raises Invalid as the form does."""
    work = Work.open(act, case_id, "correct")
    case = work.case
    form = registry().get(ServiceItem, case.item_code).form
    if not changes or not reason.strip():
        raise Invalid("请写明更正什么、为什么。", fields={"reason": "请写明更正的理由"})
    reading = read(form, {**whole(case.data, case.sealed), **changes})
    if reading.value is None:
        raise Invalid("更正后的内容有不对的地方。", fields=reading.errors)
    case.data, case.sealed = split(reading.value)
    labels = shape_of(form).by_name
    names = "、".join(labels[name].label for name in changes)
    work.remember("corrected", f"更正：{names}", reason.strip()[:500], about={"fields": sorted(changes)})
    work.tell(CaseCorrected, fields=tuple(sorted(changes)))
    return work.close(fields=sorted(changes))


def _text(text: str) -> str:
    if not text.strip():
        raise Invalid("请写明内容。", fields={"text": "请写明内容"})
    return text.strip()[:2000]
