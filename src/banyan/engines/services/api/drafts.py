"""Drafts of the account that asks, and submitting."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Router, Status

from banyan.engines.services import actions, queries
from banyan.engines.services.api.cases import router as cases
from banyan.engines.services.api.shapes import (
    REFUSALS,
    ApplyIn,
    CaseOut,
    DraftChange,
    DraftIn,
    DraftOut,
    SubmitIn,
)
from banyan.kernel.policy import SIGNED_IN, require

router = Router()

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=200, description="同一编号只办一次，重复时返回第一次的结果"
    ),
]


@router.get("drafts", response={200: list[DraftOut], **REFUSALS}, summary="我的草稿")
def drafts(request: HttpRequest) -> Any:
    """One's own drafts, the last saved first."""
    require(SIGNED_IN)
    return list(queries.my_drafts())


@router.post("drafts", response={201: DraftOut, **REFUSALS}, summary="开始填写")
def start(request: HttpRequest, body: DraftIn) -> Any:
    """Begin a draft, or take up the one that is there."""
    return Status(201, actions.start_draft(item_code=body.item_code, division=body.division, fresh=body.fresh))


@router.get("drafts/{draft_id}", response={200: DraftOut, **REFUSALS}, summary="一份草稿")
def draft(request: HttpRequest, draft_id: UUID) -> Any:
    """A draft of one's own."""
    return queries.draft(draft_id)


@router.patch("drafts/{draft_id}", response={200: DraftOut, **REFUSALS}, summary="保存草稿")
def save(request: HttpRequest, draft_id: UUID, body: DraftChange) -> Any:
    """Save what was typed."""
    materials = None if body.materials is None else {code: one.model_dump() for code, one in body.materials.items()}
    return actions.save_draft(
        draft_id=draft_id, data=body.data, page=body.page, revision=body.revision, materials=materials
    )


@router.delete("drafts/{draft_id}", response={204: None, **REFUSALS}, summary="删除草稿")
def discard(request: HttpRequest, draft_id: UUID) -> Any:
    """Delete a draft."""
    actions.discard_draft(draft_id=draft_id)
    return Status(204, None)


@router.post("drafts/{draft_id}/submit", response={201: CaseOut, **REFUSALS}, summary="提交草稿")
def submit(request: HttpRequest, draft_id: UUID, body: SubmitIn, key: Key = None) -> Any:
    """Submit a draft; the same key gives the same answer."""
    if key is None:
        return Status(201, actions.submit(draft_id=draft_id, delivery_way=body.delivery_way))
    return Status(201, actions.submit.once(key, draft_id=draft_id, delivery_way=body.delivery_way))


@cases.post("cases", response={201: CaseOut, **REFUSALS}, summary="直接提交申请")
def apply(request: HttpRequest, body: ApplyIn, key: Key = None) -> Any:
    """Submit in one go; the same key gives the same answer."""
    require(SIGNED_IN)
    given: dict[str, Any] = body.model_dump()
    if key is None:
        return Status(201, actions.apply(**given))
    return Status(201, actions.apply.once(key, **given))
