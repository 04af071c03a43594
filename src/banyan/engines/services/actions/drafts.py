"""Filling in: drafts that are kept and taken up again on any device."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.models import Draft
from banyan.engines.services.policies import MAY_APPLY, OWN_DRAFT
from banyan.engines.services.queries.drafts import draft_info
from banyan.engines.services.queries.items import item
from banyan.engines.services.records import DraftInfo
from banyan.engines.services.work.ended import require_standing
from banyan.engines.services.work.materials import read_handed
from banyan.engines.services.work.opening import account_of, applicant_of
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound, TooLarge
from banyan.kernel.policy import SYSTEM_ONLY
from banyan.kernel.systems import registry

#: How long a draft is kept after its last change.
KEPT = timedelta(days=30)
_LARGEST = 400_000


@action("services.draft.start", title="开始填写申请")
def start_draft(act: Act, *, item_code: str, division: str, fresh: bool = False) -> DraftInfo:
    """Begin an application for an item at a place, or take up the draft that this account has there already.

    With `fresh` a new one is begun in any case. Raises NotFound, Refused, Conflict (the item takes no applications).
    """
    at = item(item_code, division)
    act.require(MAY_APPLY, at.item)
    require_standing(act.who)
    if not at.open:
        raise Conflict(_("“%(title)s”现在不受理申请。") % {"title": at.title}, code="not-open")
    earlier = earlier_draft(act, item_code, at.division)
    if earlier is not None and not fresh:
        act.touched("draft", earlier.id, division=at.division, about={"resumed": True})
        return draft_info(earlier)
    draft = begin(act, "item", item_code, at.division, version_id=at.version_id, implementation_id=at.id)
    return draft_info(draft)


def earlier_draft(act: Act, code: str, division: str) -> Draft | None:
    """The draft that this account has for the same thing at the same place."""
    mine = Draft.objects.filter(account_id=account_of(act.who), applicant_id=applicant_of(act.who))
    return mine.filter(item_code=code, division=division).order_by("-saved_at").first()


def begin(act: Act, kind: str, code: str, division: str, **more: Any) -> Draft:
    """A new, empty draft."""
    draft = Draft.objects.create(
        account_id=account_of(act.who),
        applicant_id=applicant_of(act.who),
        kind=kind,
        item_code=code,
        division=division,
        data="{}",
        started_at=act.now,
        saved_at=act.now,
        expires_on=act.now.date() + KEPT,
        **more,
    )
    act.touched("draft", draft.id, division=division, about={"item": code})
    return draft


@action("services.draft.start-joint", title="开始填写一件事")
def start_joint_draft(act: Act, *, code: str, division: str) -> DraftInfo:
    """Begin a joint matter at a place, or take up its draft; for whoever may apply for one of its items."""
    known = registry()
    if not known.has(JointMatter, code):
        raise NotFound("没有这件“一件事”。")
    matter = known.get(JointMatter, code)
    items = [known.get(ServiceItem, part.item) for part in matter.parts]
    act.require(MAY_APPLY, next((one for one in items if MAY_APPLY.decide(act.who, one)), items[0]))
    full = division.ljust(12, "0")
    draft = earlier_draft(act, code, full)
    if draft is None:
        draft = begin(act, "joint", code, full)
    else:
        act.touched("draft", draft.id, division=full, about={"resumed": True})
    return draft_info(draft)


def form_of(draft: Draft) -> type[Form]:
    """The form that a draft fills in."""
    known = registry()
    kind: type[ServiceItem] | type[JointMatter] = ServiceItem if draft.kind == "item" else JointMatter
    if not known.has(kind, draft.item_code):
        raise NotFound("这个事项已经取消，草稿不能再用。")
    return known.get(kind, draft.item_code).form


@action("services.draft.save", title="保存草稿")
def save_draft(
    act: Act,
    *,
    draft_id: UUID,
    data: Mapping[str, Any],
    page: str = "",
    revision: int | None = None,
    materials: Mapping[str, Any] | None = None,
) -> DraftInfo:
    """Keep what was typed, valid or not; fields not in `data` stay as they are.

    `revision` is the one that the page was made from: Conflict when another device has saved since. Unknown fields are
    refused (Invalid); more than 400 kB is too large.
    """
    draft = _locked(act, draft_id)
    if revision is not None and revision != draft.revision:
        raise Conflict("这份申请刚在别的设备上改过。请刷新，再接着填。", code="stale")
    known = shape_of(form_of(draft)).by_name
    unknown = {name: "没有这一项" for name in data if name not in known}
    if unknown:
        raise Invalid("有认不出的填写项，没有存上。", fields=unknown)
    draft.data = json.dumps({**json.loads(draft.data), **data}, ensure_ascii=False, default=str)
    if len(draft.data) > _LARGEST:
        raise TooLarge("填的内容太多，没有存上。请删减后再存。")
    if materials is not None:
        draft.materials = {code: one.model_dump(mode="json") for code, one in read_handed(materials).items()}
    return _kept(act, draft, page)


@action("services.draft.attach", title="添加材料")
def attach(act: Act, *, draft_id: UUID, material: str, file_ids: list[UUID]) -> DraftInfo:
    """Add uploaded files (`documents.actions.store`) to a material of the draft."""
    draft = _locked(act, draft_id)
    handed = read_handed(draft.materials)
    kept = handed.get(material)
    files = list(dict.fromkeys([*(kept.files if kept else []), *file_ids]))
    draft.materials = {**draft.materials, material: {"files": [str(one) for one in files], "pledged": False}}
    return _kept(act, draft, draft.page)


@action("services.draft.detach", title="移除材料")
def detach(act: Act, *, draft_id: UUID, material: str, file_id: UUID) -> DraftInfo:
    """Take a file out of a material of the draft."""
    draft = _locked(act, draft_id)
    kept = read_handed(draft.materials).get(material)
    files = [str(one) for one in (kept.files if kept else []) if one != file_id]
    draft.materials = {**draft.materials, material: {"files": files, "pledged": False}}
    return _kept(act, draft, draft.page)


@action("services.draft.pledge", title="承诺")
def pledge(act: Act, *, draft_id: UUID, material: str, agreed: bool) -> DraftInfo:
    """Agree to a material's pledge in its place, or take that back."""
    draft = _locked(act, draft_id)
    draft.materials = {**draft.materials, material: {"files": [], "pledged": agreed}}
    return _kept(act, draft, draft.page)


@action("services.draft.discard", title="删除草稿")
def discard_draft(act: Act, *, draft_id: UUID) -> None:
    """Delete a draft."""
    draft = _locked(act, draft_id)
    draft.delete()
    act.touched("draft", draft_id, division=draft.division)


@action("services.draft.expire", title="清理过期草稿")
def expire_drafts(act: Act) -> int:
    """Delete the drafts that nobody touched for 30 days; gives how many."""
    act.require(SYSTEM_ONLY)
    count, _ = Draft.objects.filter(expires_on__lt=act.now.date()).delete()
    act.touched("draft", "expired", about={"count": count})
    return count


def _locked(act: Act, draft_id: UUID) -> Draft:
    draft = Draft.objects.select_for_update().filter(id=draft_id).first()
    if draft is None or not OWN_DRAFT.decide(act.who, draft):
        raise NotFound("没有找到这份草稿，可能已经提交或过期。")
    act.require(OWN_DRAFT, draft)
    return draft


def _kept(act: Act, draft: Draft, page: str) -> DraftInfo:
    draft.page = page or draft.page
    draft.revision += 1
    draft.saved_at = act.now
    draft.expires_on = act.now.date() + KEPT
    draft.save()
    act.touched("draft", draft.id, division=draft.division)
    return draft_info(draft)
