"""Certificates, as far as the one who asks may see them; the lists of revoked ones, which anybody may read."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.identity.models import Certificate, RevocationList
from banyan.engines.identity.records import CertificateInfo
from banyan.kernel import clock
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import SYSTEM, acting_as


def certificates_of(account_id: UUID) -> tuple[CertificateInfo, ...]:
    """Those of an account, newest first; at most a hundred."""
    rows = Certificate.objects.filter(account_id=account_id).select_related("account")
    return tuple(CertificateInfo.of(row) for row in rows.defer(*_PERSONAL).order_by("-created_at")[:100])


def certificate(certificate_id: UUID) -> CertificateInfo:
    """One certificate; NotFound when there is none or it may not be seen."""
    row = Certificate.objects.filter(pk=certificate_id).select_related("account").defer(*_PERSONAL).first()
    if row is None:
        raise NotFound("没有找到这张证书。")
    return CertificateInfo.of(row)


def certificates_in_force() -> int:
    """How many certificates stand now, in all; a figure that anybody may know, counted by the platform itself."""
    now = clock.now()
    with acting_as(SYSTEM):
        return Certificate.objects.filter(revoked_at__isnull=True, starts_at__lte=now, ends_at__gt=now).count()


def revocation_list(issuer: str) -> bytes | None:
    """The newest list of this issuer in DER; None when none was made yet."""
    content = RevocationList.objects.filter(pk=issuer).values_list("content", flat=True).first()
    return None if content is None else bytes(content)


_PERSONAL = ("account__citizen_number", "account__telephone")
