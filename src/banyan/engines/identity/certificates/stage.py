"""The second step of a sign-in, which whoever came with a certificate need not take."""

from __future__ import annotations

from allauth.account.authentication import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

#: How this way of proving oneself is recorded in the session and the audit log.
METHOD = "certificate"


class CertificateKnowingStage(AuthenticateStage):  # type: ignore[misc]
    """A certificate is something one has (the key file) opened by something one knows (its passphrase), and so is two
    factors by itself."""

    def _should_handle(self, request: HttpRequest) -> bool:
        records = get_authentication_records(request, self.login.user)
        if any(record.get("method") == METHOD for record in records):
            return False
        return bool(super()._should_handle(request))
