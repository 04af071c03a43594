"""What happens to licences."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from banyan.kernel.events import Event


class LicenceEvent(Event):
    """What every event of a licence carries."""

    aggregate: ClassVar[str] = "licence"
    key: ClassVar[str] = "licence_id"
    licence_id: UUID
    type_code: str
    holder_id: UUID
    org_id: UUID
    case_id: UUID | None = None


class LicenceIssued(LicenceEvent):
    """A licence was issued (颁发)."""

    kind: ClassVar[str] = "documents.licence.issued"


class LicenceChanged(LicenceEvent):
    """A licence got a new version: something in it changed (变更)."""

    kind: ClassVar[str] = "documents.licence.changed"


class LicenceRenewed(LicenceEvent):
    """A licence got a new version with a later end (延续)."""

    kind: ClassVar[str] = "documents.licence.renewed"


class LicenceSuspended(LicenceEvent):
    """A licence may not be used for the time being (暂扣)."""

    kind: ClassVar[str] = "documents.licence.suspended"


class LicenceRestored(LicenceEvent):
    """A suspended licence is in force again (恢复)."""

    kind: ClassVar[str] = "documents.licence.restored"


class LicenceRevoked(LicenceEvent):
    """A licence ended before its time (注销, 撤销, 吊销)."""

    kind: ClassVar[str] = "documents.licence.revoked"


class LicenceShared(LicenceEvent):
    """Its holder let an organisation use it."""

    kind: ClassVar[str] = "documents.licence.shared"
