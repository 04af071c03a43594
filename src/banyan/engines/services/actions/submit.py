"""Submitting: from a draft, or in one go."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from banyan.engines.services.models import Draft
from banyan.engines.services.policies import OWN_DRAFT
from banyan.engines.services.queries.items import item
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.materials import read_handed
from banyan.engines.services.work.opening import Application, open_case
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid, NotFound

_WAYS = ("electronic", "express", "counter")


@action("services.case.submit", title="提交申请")
def submit(act: Act, *, draft_id: UUID, delivery_way: str = "electronic") -> CaseInfo:
    """Submit a draft: everything is checked, the case is opened, the draft goes.

    `delivery_way` is how the result comes: electronic, express or counter. Raises NotFound, Invalid (a sentence for
    each field, material and rule, by `fields.…` names as in the form), Refused, Conflict, `UnknownYear`.
    """
    draft = Draft.objects.select_for_update().filter(id=draft_id, kind="item").first()
    if draft is None or not OWN_DRAFT.decide(act.who, draft):
        raise NotFound("没有找到这份草稿，可能已经提交或过期。")
    act.require(OWN_DRAFT, draft)
    return open_case(
        act,
        Application(
            at=item(draft.item_code, draft.division),
            data=json.loads(draft.data),
            handed=read_handed(draft.materials),
            delivery_way=checked_way(delivery_way),
            draft_id=draft.id,
        ),
    )


@action("services.case.apply", title="直接提交申请")
def apply(
    act: Act,
    *,
    item_code: str,
    division: str,
    data: Mapping[str, Any],
    materials: Mapping[str, Any] | None = None,
    delivery_way: str = "electronic",
) -> CaseInfo:
    """Submit in one go, without a draft: for programmes. `materials` maps a code to {"files": […], "pledged": true}."""
    handed = read_handed(materials or {})
    at = item(item_code, division)
    return open_case(act, Application(at=at, data=data, handed=handed, delivery_way=checked_way(delivery_way)))


def checked_way(delivery_way: str) -> str:
    """How the result comes: electronic, express or counter. Raises Invalid."""
    if delivery_way not in _WAYS:
        raise Invalid("取证方式不对。", fields={"delivery_way": "请选电子证照、邮寄或窗口领取"})
    return delivery_way
