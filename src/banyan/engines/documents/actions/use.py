"""Recording who used a licence, for its holder to see."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal
from uuid import UUID

from banyan.engines.divisions.queries import organisation
from banyan.engines.documents.models import Licence, LicenceUse
from banyan.kernel.action import Act, action
from banyan.kernel.errors import NotFound
from banyan.kernel.policy import SIGNED_IN, SYSTEM_ONLY

Kind = Literal["case", "read"]
VERIFIED_AGAIN = timedelta(minutes=1)
"""Verifications within this time count as one."""


@action("documents.licence.use", title="使用证照")
def record_use(act: Act, *, licence_id: UUID, org_id: UUID, kind: Kind, purpose: str) -> None:
    """An organisation took the licence into a case, or read it; isolation lets only those through who may see it."""
    act.require(SIGNED_IN)
    kept = Licence.objects.filter(id=licence_id).first()
    if kept is None:
        raise NotFound("没有找到这张证照。")
    office = organisation(org_id)
    LicenceUse.objects.create(
        licence=kept,
        holder_id=kept.holder_id,
        org_id=office.id,
        division=office.division,
        kind=kind,
        by_name=office.name,
        purpose=purpose[:200],
        at=act.now,
    )
    act.touched("licence", kept.id, division=office.division, org_id=office.id, about={"use": kind})


@action("documents.licence.verified", title="核验证照")
def record_verification(act: Act, *, licence_id: UUID, how: str) -> None:
    """Somebody verified the licence without signing in; who it was is not known and not kept."""
    act.require(SYSTEM_ONLY)
    kept = Licence.objects.get(id=licence_id)
    again = LicenceUse.objects.filter(licence=kept, kind="verify", at__gt=act.now - VERIFIED_AGAIN).exists()
    if not again:
        LicenceUse.objects.create(
            licence=kept, holder_id=kept.holder_id, kind="verify", by_name="扫码的人", purpose=how, at=act.now
        )
    act.touched("licence", kept.id, division=kept.division, about={"verified": how, "again": again})
