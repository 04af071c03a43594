"""What other changes mean for certificates: who no longer acts for a firm has none for it any more."""

from __future__ import annotations

from banyan.engines.identity.actions.certificates import revoke_certificate
from banyan.engines.identity.events import AgencyEnded
from banyan.engines.identity.models import Certificate, RevocationReason
from banyan.kernel.events import Envelope, subscriber


@subscriber("identity.certificates-of-agencies", to=[AgencyEnded])
def revoke_with_agency(event: AgencyEnded, envelope: Envelope) -> None:
    """An agency that ended takes its certificates with it."""
    rows = Certificate.objects.filter(account_id=event.account_id, firm_id=event.firm_id, revoked_at__isnull=True)
    # One that the same person was given for a later agency stays.
    for certificate_id in list(rows.filter(created_at__lte=envelope.at).values_list("pk", flat=True)):
        revoke_certificate(certificate_id=certificate_id, reason=RevocationReason.AFFILIATION_CHANGED)
