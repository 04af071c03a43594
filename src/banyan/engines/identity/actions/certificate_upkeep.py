"""What the platform itself does about certificates: publishes the lists, warns before they end, notes their use."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from banyan.engines.identity.certificates import publishing, writing
from banyan.engines.identity.certificates.authority import Credential
from banyan.engines.identity.events import CertificateEnding
from banyan.engines.identity.models import Certificate, RevocationList
from banyan.kernel import clock
from banyan.kernel.action import Act, action
from banyan.kernel.policy import SYSTEM_ONLY

#: A list is made anew so often even when nothing was revoked, and names the day on which it counts no more (assumed):
#: checkers elsewhere bear an outage of two days and a half.
RENEWED = timedelta(hours=12)
LASTS = timedelta(days=3)
#: So long before its end the holder is told (assumed).
WARNED = timedelta(days=30)


@action("identity.certificate.publish", title="发布吊销列表")
def publish_revocations(act: Act, *, issuer: str) -> int:
    """Make the list of this issuer anew; its number, one more than the last."""
    act.require(SYSTEM_ONLY)
    credential = publishing.credential(issuer)
    row = RevocationList.objects.select_for_update().filter(pk=issuer).first()
    row = row or RevocationList(issuer=issuer, number=0)
    row.number += 1
    row.made_at, row.following_at = act.now, act.now + LASTS
    row.content = _list(credential, row)
    row.save()
    act.touched("revocation-list", issuer, about={"number": row.number})
    return row.number


def _list(by: Credential, row: RevocationList) -> bytes:
    """Those that ended are left out: nobody takes them any more (RFC 5280, 3.3). One list after the end still names
    them, which the day's grace brings about."""
    ended = row.made_at - timedelta(days=1)
    revoked = Certificate.objects.filter(issuer=row.issuer, revoked_at__isnull=False, ends_at__gt=ended)
    content: bytes = writing.signed_list(
        issuer=by.name,
        issuer_key=by.public_key,
        number=row.number,
        made=row.made_at,
        following=row.following_at,
        revoked=[
            (int(serial, 16), moment, reason)
            for serial, moment, reason in revoked.order_by("revoked_at").values_list("serial", "revoked_at", "reason")
            if moment is not None
        ],
        by=by.key,
    ).dump()
    return content


def is_due(issuer: str) -> bool:
    """Whether there is no list yet, it is old, or something was revoked since it was made."""
    made_at = RevocationList.objects.filter(pk=issuer).values_list("made_at", flat=True).first()
    if made_at is None or clock.now() - made_at > RENEWED:
        return True
    return Certificate.objects.filter(issuer=issuer, revoked_at__gte=made_at).exists()


@action("identity.certificate.warn", title="提醒证书到期")
def warn_ending(act: Act, *, certificate_id: UUID) -> None:
    """Tell the holder, once, that a certificate ends soon."""
    act.require(SYSTEM_ONLY)
    row = Certificate.objects.select_for_update().get(pk=certificate_id)
    act.touched("certificate", row.pk, about={"account": str(row.account_id), "ends": row.ends_at.isoformat()})
    if row.warned_at is None and row.revoked_at is None:
        row.warned_at = act.now
        row.save(update_fields=["warned_at"])
        act.emit(CertificateEnding(account_id=row.account_id, certificate_id=row.pk, ends=row.ends_at))


def ending_soon() -> list[UUID]:
    """Those in force that end within the time of the warning and of whose holders nobody has told."""
    now = clock.now()
    rows = Certificate.objects.filter(revoked_at__isnull=True, warned_at__isnull=True)
    return list(rows.filter(ends_at__gt=now, ends_at__lte=now + WARNED).values_list("pk", flat=True)[:1000])
