"""Acceptance: accept, refuse, tell once what is missing, supply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.documents.actions import attach_to_case
from banyan.engines.documents.queries import files_of
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.events import (
    CaseAccepted,
    CaseClosed,
    CaseNotAccepted,
    SupplementAsked,
    SupplementGiven,
)
from banyan.engines.services.life import machine
from banyan.engines.services.models import GivenMaterial
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.refusal import refusal_of
from banyan.engines.services.work.work import Work
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid
from banyan.kernel.policy import SYSTEM_ONLY
from banyan.kernel.systems import registry


@action("services.case.accept", title="受理")
def accept(act: Act, *, case_id: UUID, opinion: str = "", revision: int | None = None) -> CaseInfo:
    """Accept (受理): the promised and statutory clocks begin."""
    work = Work.open(act, case_id, "accept", revision=revision)
    work.move(lambda: machine.accept(work.stand, work.plan, work.calendar, work.today), opinion=opinion)
    work.remember("accepted", "受理", opinion)
    work.tell(CaseAccepted, due=work.case.due)
    return work.close(to="handling")


@action("services.case.refuse-acceptance", title="不予受理")
def refuse(
    act: Act, *, case_id: UUID, reason: str, provision: str, remedy: str = "", revision: int | None = None
) -> CaseInfo:
    """Refuse acceptance (不予受理): reason, provision, remedy (the item's own unless written)."""
    work = Work.open(act, case_id, "refuse-acceptance", revision=revision)
    item = registry().get(ServiceItem, work.case.item_code)
    refusal = refusal_of(item, reason, provision, remedy, what=_("不予受理"))
    work.move(
        lambda: machine.refuse_acceptance(work.stand, work.plan, work.today, refusal.whole),
        outcome="ended",
        opinion=refusal.whole,
    )
    work.remember("not-accepted", "不予受理", refusal.whole, about=refusal.about)
    work.tell(CaseNotAccepted)
    work.tell(CaseClosed, state=work.case.state)
    return work.close(to="not-accepted")


@action("services.case.ask-supplement", title="要求补正")
def ask_supplement(
    act: Act,
    *,
    case_id: UUID,
    items: Sequence[Mapping[str, str]],
    opinion: str = "",
    revision: int | None = None,
) -> CaseInfo:
    """Tell once, and all at once, what is missing (一次告知补正). The clock stands until it comes.

    `items`: {"material": code or "", "text": what to supply}. Asking a second time is refused.
    """
    work = Work.open(act, case_id, "ask-supplement", revision=revision)
    asked = [_asked(work, one) for one in items]
    if not asked:
        raise Invalid("请写明要补什么。", fields={"items": "请至少写一项"})
    days = registry().get(ServiceItem, work.case.item_code).supplement.days
    supply_by = work.calendar.add(work.today, days)
    work.move(lambda: machine.ask_supplement(work.stand, work.plan, work.calendar, work.today, supply_by))
    work.explain_pause("等申请人补正", supply_by)
    text = "；".join(one["text"] for one in asked)
    about = {"items": asked, "supply_by": supply_by.isoformat()}
    work.remember("supplement-asked", "要求补正", f"{text}{'。' + opinion if opinion else ''}", about=about)
    work.tell(SupplementAsked, supply_by=supply_by)
    return work.close(to="supplement", items=len(asked))


def _asked(work: Work, one: Mapping[str, str]) -> dict[str, str]:
    code, text = one.get("material", ""), one.get("text", "").strip()
    if code:
        item = registry().get(ServiceItem, work.case.item_code)
        known = {material.code: material.title for material in item.materials}
        if code not in known:
            raise Invalid("没有这种材料。", fields={"items": "请从材料清单里选"})
        text = text or f"请补{known[code]}"
    if not text:
        raise Invalid("请写明要补什么。", fields={"items": "每一项都要写明"})
    return {"material": code, "text": text[:500]}


@action("services.case.supply", title="补正")
def supply(
    act: Act, *, case_id: UUID, materials: Mapping[str, Sequence[UUID]] | None = None, text: str = ""
) -> CaseInfo:
    """The applicant supplies what was missing: files by material, or words. What a file replaces stays, marked."""
    work = Work.open(act, case_id, "supply")
    given = {code: list(files) for code, files in (materials or {}).items() if files}
    if not given and not text.strip():
        raise Invalid("请上传要补的材料，或写明情况。", fields={"materials": "还没有补任何内容"})
    _add_files(work, given)
    work.move(lambda: machine.supply(work.stand, work.plan, work.today))
    work.remember("supplement-given", "已补正", text.strip()[:2000], about={"materials": sorted(given)})
    work.tell(SupplementGiven, assignee_id=work.case.assignee_id)
    return work.close(to=work.case.state)


def _add_files(work: Work, given: Mapping[str, Sequence[UUID]]) -> None:
    item = registry().get(ServiceItem, work.case.item_code)
    titles = {material.code: material.title for material in item.materials}
    wanted = [one for files in given.values() for one in files]
    files = files_of(wanted)
    if unknown := [code for code in given if code not in titles]:
        raise Invalid("没有这种材料。", fields={f"materials.{code}": "没有这种材料" for code in unknown})
    if len(files) < len(set(wanted)):
        raise Invalid("有一个文件没有找到，可能已删除。请重新上传。", fields={"materials": "有一个文件没有找到"})
    if not files:
        return
    case = work.case
    org_ids = [case.org_id, *case.seen_by]
    attach_to_case(file_ids=list(files), case_id=case.id, org_ids=org_ids, division=case.division)
    earlier = GivenMaterial.objects.filter(city=case.city, case_id=case.id, code__in=list(given), source="upload")
    earlier.update(replaced=True)
    GivenMaterial.objects.bulk_create(
        GivenMaterial(
            **work.part(),
            code=code,
            title=titles[code],
            source="upload",
            file_id=one,
            name=files[one].name,
            size=files[one].size,
            note="补正",
            given_at=work.act.now,
        )
        for code, some in given.items()
        for one in some
    )


@action("services.case.deem-accepted", title="视为受理")
def deem_accepted(act: Act, *, case_id: UUID) -> CaseInfo:
    """The platform accepts what nobody answered within the limit, from the day of receipt (行政许可法第三十二条)."""
    act.require(SYSTEM_ONLY)
    work = Work.open(act, case_id, "deem-accepted")
    text = "超过受理期限没有告知，自收到申请材料之日起视为受理。"
    work.move(
        lambda: machine.deem_accepted(work.stand, work.plan, work.calendar, work.today),
        outcome="deemed",
        opinion=text,
    )
    work.remember("deemed-accepted", "视为受理", text)
    work.tell(CaseAccepted, due=work.case.due, deemed=True)
    return work.close(to="handling", deemed=True)
