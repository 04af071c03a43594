"""The holder lets an organisation use a licence (授权使用), and takes it back."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from banyan.engines.divisions.queries import organisation
from banyan.engines.documents.events import LicenceShared
from banyan.engines.documents.models import LicenceShare, LicenceVersion
from banyan.engines.documents.policies import HOLD
from banyan.engines.documents.queries.licences import Share, info
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound

LONGEST = timedelta(days=366)
DEFAULT = timedelta(days=90)


@action("documents.licence.share", title="授权使用证照")
def share_licence(act: Act, *, licence_id: UUID, org_id: UUID, purpose: str, until: date | None = None) -> Share:
    """Let an organisation read this licence for a purpose, until a day within a year (90 days unless named)."""
    version = (
        LicenceVersion.objects.select_related("licence").filter(licence_id=licence_id).order_by("-version").first()
    )
    if version is None:
        raise NotFound("没有找到这张证照。")
    kept, today = version.licence, act.now.date()
    act.require(HOLD, kept)
    if not info(version).in_force:
        raise Conflict("这张证照现在不能用，授权不了。")
    reason, last = purpose.strip(), until or today + DEFAULT
    if not 2 <= len(reason) <= 200:
        raise Invalid("请写用途，2 到 200 个字，如“办理食品经营许可”。", fields={"purpose": "请写用途"})
    if not today <= last <= today + LONGEST:
        raise Invalid("授权从今天起，最长一年。", fields={"until": "选今天到一年内的日子"})
    office = organisation(org_id)
    made = LicenceShare.objects.create(
        licence=kept,
        holder_id=kept.holder_id,
        org_id=office.id,
        org_name=office.name,
        division=office.division,
        purpose=reason,
        until=last,
        consented_at=act.now,
    )
    act.touched("licence", kept.id, division=kept.division, org_id=office.id, about={"share": str(made.id)})
    act.emit(LicenceShared(licence_id=kept.id, type_code=kept.type_code, holder_id=kept.holder_id, org_id=office.id))
    return Share(made.id, made.org_name, made.purpose, made.until, made.consented_at, None)


@action("documents.licence.unshare", title="收回证照授权")
def withdraw_share(act: Act, *, share_id: UUID) -> None:
    """From now on the organisation can no longer read the licence; what it has used stays in the record."""
    made = LicenceShare.objects.select_for_update().filter(id=share_id).first()
    if made is None:
        raise NotFound("没有找到这次授权。")
    act.require(HOLD, made)
    if made.withdrawn_at is None:
        made.withdrawn_at = act.now
        made.save(update_fields=["withdrawn_at"])
    act.touched("licence", made.licence_id, division=made.division, org_id=made.org_id, about={"unshare": str(made.id)})
