"""Handling: passing a step, going back, special procedures, extension."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from banyan.engines.services.declare.lists import Special
from banyan.engines.services.events import CaseExtended
from banyan.engines.services.life import machine
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.work import Work
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid


@action("services.case.pass-step", title="通过环节")
def do_step(act: Act, *, case_id: UUID, opinion: str = "", revision: int | None = None) -> CaseInfo:
    """The present step is done with this opinion; the case goes on to the next."""
    work = Work.open(act, case_id, "pass-step", revision=revision)
    title = work.case.step_title
    work.move(lambda: machine.pass_step(work.stand, work.plan, work.calendar, work.today), opinion=opinion)
    work.remember("step-passed", f"{title}通过", opinion, about={"next": work.case.step})
    return work.close(step=work.case.step)


@action("services.case.return", title="退回")
def return_to(act: Act, *, case_id: UUID, to: str, reason: str, revision: int | None = None) -> CaseInfo:
    """Back to an earlier step, with the reason."""
    work = Work.open(act, case_id, "return", revision=revision)
    if not reason.strip():
        raise Invalid("请写明退回的理由。", fields={"reason": "请写明退回的理由"})
    work.move(
        lambda: machine.return_to(work.stand, work.plan, work.calendar, work.today, to),
        outcome="returned",
        opinion=reason,
    )
    work.remember("returned", f"退回到{work.case.step_title}", reason, public=False, about={"to": to})
    return work.close(step=to, back=True)


@action("services.case.suspend", title="启动特别程序")
def suspend(
    act: Act,
    *,
    case_id: UUID,
    special: str,
    reason: str,
    expected_on: date | None = None,
    revision: int | None = None,
) -> CaseInfo:
    """A special procedure begins (听证、检验、专家评审 …): the clock stands, and the applicant is told in writing."""
    work = Work.open(act, case_id, "suspend", revision=revision)
    if special not in set(Special):
        raise Invalid("请选一种特别程序。", fields={"special": "请从列出的选项里选"})
    if not reason.strip():
        raise Invalid("请写明理由，申请人会看到。", fields={"reason": "请写明理由"})
    kind = Special(special)
    work.move(lambda: machine.suspend(work.stand, work.plan, work.calendar, work.today, kind))
    work.explain_pause(reason, expected_on)
    work.remember("suspended", f"{kind.label}，不计入时限", reason, about={"special": special})
    return work.close(to="suspended", special=special)


@action("services.case.resume", title="恢复办理")
def resume(act: Act, *, case_id: UUID, opinion: str = "", revision: int | None = None) -> CaseInfo:
    """The special procedure is over; the clock goes on."""
    work = Work.open(act, case_id, "resume", revision=revision)
    work.move(lambda: machine.resume(work.stand, work.plan, work.today))
    work.remember("resumed", "恢复办理", opinion)
    return work.close(to="handling")


@action("services.case.extend", title="延期")
def extend(act: Act, *, case_id: UUID, reason: str, revision: int | None = None) -> CaseInfo:
    """Extend once, approved by the department's head, who tells the applicant why (行政许可法第四十二条)."""
    work = Work.open(act, case_id, "extend", revision=revision)
    if not reason.strip():
        raise Invalid("请写明延期的理由，申请人会看到。", fields={"reason": "请写明延期的理由"})
    days = work.stand.extension
    work.move(lambda: machine.extend(work.stand, work.plan))
    work.remember("extended", f"延长 {days} 个工作日", reason, about={"days": days})
    work.tell(CaseExtended, due=work.case.due, days=days)
    return work.close(days=days)
