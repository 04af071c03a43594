"""What all actions on licences write: versions, history, and the row that is locked while they do."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.documents import contents
from banyan.engines.documents.codes import new_short
from banyan.engines.documents.declare import LicenceType
from banyan.engines.documents.models import Licence, LicenceEntry, LicenceVersion
from banyan.kernel.action import Act
from banyan.kernel.errors import Invalid, NotFound
from banyan.standards.licence_id import LicenceId

LONGEST_REASON = 300


def locked(licence_id: UUID) -> Licence:
    """The licence, held against other writers until the transaction ends."""
    kept = Licence.objects.select_for_update().filter(id=licence_id).first()
    if kept is None:
        raise NotFound("没有找到这张证照。")
    return kept


def checked_reason(reason: str) -> str:
    """A reason that stands in the history and that verifiers may read."""
    trimmed = reason.strip()
    if not 2 <= len(trimmed) <= LONGEST_REASON:
        raise Invalid(
            _("请写明理由，2 到 %(longest_reason)s 个字。核验的人会看到，不要写个人信息。")
            % {"longest_reason": LONGEST_REASON},
            fields={"reason": "请写明理由"},
        )
    return trimmed


def add_version(
    kept: Licence,
    kind: LicenceType,
    number: LicenceId,
    said: dict[str, str],
    *,
    cause: Literal["issue", "change", "renew"],
    now: datetime,
) -> LicenceVersion:
    """What the licence says from now on."""
    return LicenceVersion.objects.create(
        licence=kept,
        version=number.version,
        identifier=number.value,
        short_code=new_short(),
        content=contents.to_text(kind, kept.holder_name, said),
        public=contents.public(kind, kept.holder_name, said),
        valid_from=kept.valid_from,
        valid_to=kept.valid_to,
        cause=cause,
        holder_id=kept.holder_id,
        org_id=kept.org_id,
        division=kept.division,
        created_at=now,
    )


def add_entry(act: Act, kept: Licence, kind: str, reason: str = "") -> None:
    """A line of the licence's history, and the audit row."""
    LicenceEntry.objects.create(
        licence=kept,
        kind=kind,
        reason=reason,
        by_name=act.who.name,
        account_id=act.who.account_id,
        holder_id=kept.holder_id,
        org_id=kept.org_id,
        division=kept.division,
        at=act.now,
    )
    about = {"type": kept.type_code, "kind": kind, "version": kept.version}
    act.touched("licence", kept.id, division=kept.division, org_id=kept.org_id, about=about)
