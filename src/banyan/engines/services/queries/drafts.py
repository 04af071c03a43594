"""Drafts of the one who asks."""

from __future__ import annotations

import json
from uuid import UUID

from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.models import Draft
from banyan.engines.services.policies import OWN_DRAFT
from banyan.engines.services.records import DraftInfo
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import current
from banyan.kernel.systems import registry


def draft(draft_id: UUID) -> DraftInfo:
    """A draft of one's own. Raises NotFound."""
    found = Draft.objects.filter(id=draft_id).first()
    if found is None or not OWN_DRAFT.decide(current(), found):
        raise NotFound("没有找到这份草稿，可能已经提交或过期。")
    return draft_info(found)


def my_drafts() -> tuple[DraftInfo, ...]:
    """The drafts of this account, the last saved first; at most 50."""
    account_id = current().account_id
    if account_id is None:
        return ()
    mine = Draft.objects.filter(account_id=account_id).order_by("-saved_at")[:50]
    return tuple(draft_info(one) for one in mine)


def draft_info(row: Draft) -> DraftInfo:
    """A row as it is handed out."""
    known = registry()
    kind: type[ServiceItem] | type[JointMatter] = ServiceItem if row.kind == "item" else JointMatter
    title = known.get(kind, row.item_code).title if known.has(kind, row.item_code) else "已取消的事项"
    return DraftInfo(
        id=row.id,
        kind=row.kind,
        item_code=row.item_code,
        title=title,
        division=row.division,
        page=row.page,
        revision=row.revision,
        data=json.loads(row.data),
        materials=dict(row.materials),
        started_at=row.started_at,
        saved_at=row.saved_at,
        expires_on=row.expires_on,
    )
