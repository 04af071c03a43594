"""What allauth's provider asks of us: the issuer, the keys, the claims, and who is behind a `sub`."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client, PrivateKey
from django.conf import settings

from banyan.engines.identity.models import Account, Consent, RelyingParty, SignOn
from banyan.engines.identity.provider import claims, signing
from banyan.kernel import clock


class ProviderAdapter(DefaultOIDCAdapter):  # type: ignore[misc]
    """Runs inside our views, which act as the platform and put the sign-on of the request at `request.sign_on`."""

    def get_issuer(self) -> str:
        issuer: str = settings.PUBLIC_URL
        return issuer.rstrip("/")

    def generate_client_secret(self) -> str:
        return secrets.token_urlsafe(32)

    def list_private_keys(self, *, did_activate: Any = None, is_active: Any = None) -> list[PrivateKey]:
        first, *older = signing.all_keys()
        return [PrivateKey(pem=first, issued_at=clock.now()), *(PrivateKey(pem=one) for one in older)]

    def get_user_sub(self, client: Client, user: Account) -> str:
        sector = RelyingParty.objects.values_list("sector", flat=True).get(pk=client.pk)
        return claims.pairwise(user.pk, sector)

    def get_user_by_sub(self, client: Client, sub: str) -> Account | None:
        """Whom the client knows by this name, while he agrees and his account is active."""
        found = Consent.objects.filter(party_id=client.pk, sub=sub, revoked_at__isnull=True)
        one = found.select_related("account").first()
        return one.account if one is not None and one.account.is_active else None

    def get_claims(
        self, purpose: str, user: Account, client: Client, scopes: Iterable[str], email: str | None = None, **_: Any
    ) -> dict[str, Any]:
        sign_on: SignOn = self.request.sign_on
        return {"sub": sign_on.consent.sub, **claims.claims_of(user, scopes, sign_on)}
