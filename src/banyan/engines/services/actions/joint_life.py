"""What happens to a joint matter after it was submitted: parts open, parts that cannot open are told, it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.utils import translation

from banyan.engines.services.actions.deciding import withdraw
from banyan.engines.services.actions.drafts import begin, earlier_draft
from banyan.engines.services.actions.joint import open_part
from banyan.engines.services.declare import JointMatter, Part, ServiceItem
from banyan.engines.services.declare.form import Form
from banyan.engines.services.events import JointEnded, JointStopped
from banyan.engines.services.forms.read import read
from banyan.engines.services.forms.seal import whole
from banyan.engines.services.joining import earlier_parts, in_order
from banyan.engines.services.life.state import OPEN, State
from banyan.engines.services.models import Case, JointCase
from banyan.engines.services.policies import MAY_APPLY, OWN_JOINT
from banyan.engines.services.queries.drafts import draft_info
from banyan.engines.services.queries.lists import JointInfo, joint_case
from banyan.engines.services.records import DraftInfo
from banyan.engines.services.work.materials import read_handed
from banyan.kernel.action import Act, action
from banyan.kernel.errors import BanyanError, Conflict, NotFound
from banyan.kernel.systems import registry

#: Why a part was never opened.
BLOCKED, FAILED, WITHDRAWN = "blocked", "failed", "withdrawn"

_ENDS = {
    "not-accepted": "没有受理",
    "withdrawn": "已经撤回",
    "terminated": "已终止办理",
}


@action("services.joint.go-on", title="一件事接着办")
def open_waiting(act: Act, *, joint_id: UUID) -> int:
    """Open the items that waited for others which have now been granted, in the applicant's name; how many.

    What waits for a part that ended without a grant is stopped, with the reason in words. A part that cannot be opened
    (an answer no longer holds, the office takes no applications) stops alone, and can be tried again.
    """
    row, matter = _own(act, joint_id)
    opened: list[str] = []
    stopped_before = set(row.stopped)
    while ready := _next_step(row, matter):
        form = _form_of(row, matter)
        for part in ready:
            if form is None:
                _stop(row, part.item, FAILED, "申请表已经改版，原来填的内容对不上，请单独申请这一项。")
            else:
                opened += _try(act, row, part, form)
        row.save(update_fields=["waiting", "stopped", "org_ids"])
    if stopped := [code for code in row.stopped if code not in stopped_before]:
        act.emit(JointStopped(**_named(row), items=tuple(stopped)))
    _end(act, row)
    row.save(update_fields=["waiting", "stopped", "org_ids", "closed_at"])
    act.touched("joint", row.id, division=row.division, about={"opened": opened, "stopped": sorted(row.stopped)})
    return len(opened)


def _own(act: Act, joint_id: UUID) -> tuple[JointCase, JointMatter]:
    row = JointCase.objects.select_for_update().filter(id=joint_id).first()
    if row is None or not OWN_JOINT.decide(act.who, row):
        raise NotFound("没有找到这件“一件事”。")
    act.require(OWN_JOINT, row)
    if not registry().has(JointMatter, row.code):
        raise Conflict("这件“一件事”已经取消。没有办完的事项请单独申请。")
    return row, registry().get(JointMatter, row.code)


def _next_step(row: JointCase, matter: JointMatter) -> list[Part]:
    """Stop the parts that wait for nothing that can still come; those whose turn has come. None: nothing to do."""
    cases = {one.item_code: one for one in _cases(row)}
    needed = in_order(matter, {*cases, *row.waiting, *row.stopped})
    ready: list[Part] = []
    for part in in_order(matter, row.waiting):
        earlier = earlier_parts(part, needed)
        hindered = next((text for one in earlier if (text := _hindrance(one, cases, row.stopped))), "")
        if hindered:
            _stop(row, part.item, BLOCKED, hindered)
        elif all(one.item in cases and cases[one.item].decision == "granted" for one in earlier):
            ready.append(part)
    return ready


def _hindrance(part: Part, cases: Mapping[str, Case], stopped: Mapping[str, object]) -> str:
    """Why nothing that waits for a part can be opened any more; empty while it still may be granted."""
    title = registry().get(ServiceItem, part.item).title
    if part.item in stopped:
        return f"要先办的“{title}”没有办，这项也就没有开始办。"
    case = cases.get(part.item)
    if case is None or case.decision == "granted":
        return ""
    if case.decision == "refused":
        return f"要先办的“{title}”没有准予，这项就没有开始办。"
    if case.state not in OPEN:
        return f"要先办的“{title}”{_ENDS.get(case.state, '已经结束')}，这项就没有开始办。"
    return ""


def _cases(row: JointCase) -> Sequence[Case]:
    return list(
        Case.objects.filter(city=row.city, joint_id=row.id).only(
            "city", "id", "item_code", "item_title", "decision", "state", "closed_on", "org_id"
        )
    )


def _form_of(row: JointCase, matter: JointMatter) -> Form | None:
    return read(matter.form, whole(row.data, row.sealed)).value


def _try(act: Act, row: JointCase, part: Part, form: Form) -> list[str]:
    """Open a part whose turn has come; what hinders it stands beside it in words, which stay in the installation's
    language whoever asked."""
    try:
        with translation.override(settings.LANGUAGE_CODE):
            open_part(act, row, part, form, read_handed(row.materials))
    except BanyanError as error:
        sentences = list(getattr(error, "fields", {}).values()) or [error.message]
        _stop(row, part.item, FAILED, "这项没有开成：" + "；".join(sentences)[:400])
        return []
    row.waiting = [code for code in row.waiting if code != part.item]
    return [part.item]


def _stop(row: JointCase, code: str, why: str, text: str) -> None:
    row.waiting = [one for one in row.waiting if one != code]
    row.stopped = {**row.stopped, code: {"why": why, "text": text}}


def _end(act: Act, row: JointCase) -> None:
    """Note that every part has an end, once."""
    cases = _cases(row)
    if row.closed_at is not None or row.waiting or any(case.closed_on is None for case in cases):
        return
    row.closed_at = act.now
    granted = sum(1 for case in cases if case.decision == "granted")
    act.emit(JointEnded(**_named(row), granted=granted, parts=len(cases) + len(row.stopped)))


def _named(row: JointCase) -> dict[str, object]:
    return {
        "joint_id": row.id,
        "number": row.number,
        "title": row.title,
        "division": row.division,
        "account_id": row.account_id,
    }


@action("services.joint.try-again", title="再办没有开成的")
def try_again(act: Act, *, joint_id: UUID) -> int:
    """Try once more to open the parts that could not be opened; how many were."""
    row, _ = _own(act, joint_id)
    failed = [code for code, one in row.stopped.items() if one["why"] == FAILED]
    if not failed:
        raise Conflict("没有可以再办的事项。")
    row.waiting = [*row.waiting, *failed]
    row.stopped = {code: one for code, one in row.stopped.items() if code not in failed}
    row.closed_at = None
    row.save(update_fields=["waiting", "stopped", "closed_at"])
    act.touched("joint", row.id, division=row.division, about={"again": failed})
    return open_waiting(joint_id=joint_id)


@action("services.joint.withdraw", title="撤回一件事")
def withdraw_joint(act: Act, *, joint_id: UUID, reason: str = "") -> JointInfo:
    """Take back every part that is not decided yet; what was granted stays, what waited is not opened."""
    row, _ = _own(act, joint_id)
    undecided = [one for one in _cases(row) if one.closed_on is None and one.state != State.DECIDED]
    if not undecided and not row.waiting:
        raise Conflict("各项都已经有了结果，没有可以撤回的。")
    for code in list(row.waiting):
        _stop(row, code, WITHDRAWN, "您撤回了这件事，这项没有开始办。")
    row.save(update_fields=["waiting", "stopped"])
    for case in undecided:
        withdraw(case_id=case.id, reason=reason)
    _end(act, row)
    row.save(update_fields=["closed_at"])
    act.touched("joint", row.id, division=row.division, about={"withdrawn": len(undecided)})
    found = joint_case(joint_id)
    if found is None:
        raise NotFound("没有找到这件“一件事”。")
    return found


@action("services.joint.start-again", title="照原来填的再申请")
def start_again(act: Act, *, joint_id: UUID) -> DraftInfo:
    """A new draft with what was filled in and handed in before; a draft of this matter that is there is taken up."""
    row, matter = _own(act, joint_id)
    act.require(MAY_APPLY, next(_may_apply(act, matter), registry().get(ServiceItem, matter.parts[0].item)))
    draft = earlier_draft(act, row.code, row.division)
    if draft is None:
        draft = begin(act, "joint", row.code, row.division)
        draft.data = json.dumps(whole(row.data, row.sealed), ensure_ascii=False, default=str)
        draft.materials = row.materials
        draft.save(update_fields=["data", "materials"])
    act.touched("draft", draft.id, division=row.division, about={"again": row.number})
    return draft_info(draft)


def _may_apply(act: Act, matter: JointMatter) -> Iterator[ServiceItem]:
    items = (registry().get(ServiceItem, part.item) for part in matter.parts)
    return (item for item in items if MAY_APPLY.decide(act.who, item))
