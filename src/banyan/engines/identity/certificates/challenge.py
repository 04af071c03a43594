"""What the holder of a certificate signs to sign in: a sentence of ours, once, within two minutes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.middleware.csrf import get_token

from banyan.engines.identity.models import SpentChallenge
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as

#: How long a challenge may be answered (assumed).
LASTS = timedelta(minutes=2)
_SALT = "identity.certificates.challenge"
#: What is signed begins so, and nothing else that anybody is asked to sign does.
PURPOSE = "banyan-sign-in"


@dataclass(frozen=True, slots=True)
class Challenge:
    """The token that comes back, and the message to sign."""

    token: str
    message: str


def new_challenge(request: HttpRequest) -> Challenge:
    """A challenge for this browser. Nothing is kept of it: the token is signed, and spent when it comes back."""
    ends = (clock.now() + LASTS).timestamp()
    token = signing.dumps([secrets.token_urlsafe(16), ends, _browser(request)], salt=_SALT)
    return Challenge(token, message_of(request, token))


def message_of(request: HttpRequest, token: str) -> str:
    """What is signed: purpose, this site's own origin, and the token."""
    return f"{PURPOSE}\n{_origin(request)}\n{token}"


def _origin(request: HttpRequest) -> str:
    """The site as the browser sees it; a proxy in front may speak HTTPS where we do not."""
    host = request.get_host()
    public: str = settings.PUBLIC_URL
    return public.rstrip("/") if urlsplit(public).netloc == host else f"{request.scheme}://{host}"


def spend(request: HttpRequest, token: str) -> bool:
    """Use the challenge up. False when it is not of ours, not for this browser, too old, or was spent before."""
    try:
        nonce, ends, browser = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    if browser != _browser(request):
        return False
    return spend_once(nonce, datetime.fromtimestamp(ends, UTC))


def spend_once(nonce: str, ends: datetime) -> bool:
    """Note that this was used; False when it was before, or its time is over. The unique key decides between two that
    come at the same moment."""
    if clock.now() > ends:
        return False
    try:
        with acting_as(SYSTEM), transaction.atomic():
            SpentChallenge(digest=sha256(nonce.encode()).digest(), ends=ends).save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _browser(request: HttpRequest) -> str:
    """A trace of the browser's own cookie against forged forms, so that an answer is of no use in another one."""
    get_token(request)
    return sha256(str(request.META["CSRF_COOKIE"]).encode()).hexdigest()[:24]
