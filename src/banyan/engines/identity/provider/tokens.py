"""The library's tokens and the sign-ons that they belong to."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from allauth.idp.oidc.models import Token
from django.conf import settings

from banyan.engines.identity.models import SignOn


def is_live(row: SignOn, now: datetime) -> bool:
    """Whether tokens of this sign-on may still be renewed and used: nobody ended it, and the proof of the person is not
    older than the longest session here."""
    longest = timedelta(hours=settings.IDENTITY_LONGEST_HOURS)
    return row.ended_at is None and row.consent.revoked_at is None and now - row.proved_at < longest


def bind(sign_on_id: UUID, *tokens: str) -> None:
    """Mark tokens as those of a sign-on."""
    hashes = [_hash(one) for one in tokens if one]
    Token.objects.filter(hash__in=hashes).update(data={"sign_on": str(sign_on_id)})


def token_of(value: str, *, hold: bool = False) -> Token | None:
    """The row of a token; with `hold` until the transaction ends, so that it is used by one request at a time."""
    rows = Token.objects.select_for_update() if hold else Token.objects.all()
    found: Token | None = rows.filter(hash=_hash(value)).first()
    return found


def sign_on_of(token: Token | None) -> SignOn | None:
    """The sign-on of a token."""
    held = token.data if token is not None else None
    if not isinstance(held, dict) or "sign_on" not in held:
        return None
    return SignOn.objects.select_related("consent").filter(pk=UUID(held["sign_on"])).first()


def _hash(value: str) -> str:
    return sha256(value.encode()).hexdigest()
