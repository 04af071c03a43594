"""What a programme may show instead of a bearer key: a short statement about itself, signed with its certificate's key.

The form is that of RFC 7523 (claims `iss` and `sub`: the account's name; `aud`: this installation's public address;
`exp`: within five minutes; `jti`: used once), in the compact serialisation of RFC 7515, the certificate in `x5c`. No
algorithm of SM2 is registered for it, so `alg` is SM2-with-SM3, the signature r and s in DER as GB/T 35276 has it.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

from banyan.engines.identity.certificates import chain
from banyan.engines.identity.certificates.challenge import spend_once
from banyan.engines.identity.certificates.proof import NotProved, Proof, holder_row
from banyan.engines.identity.keys import BadKey, within
from banyan.engines.identity.models import Account, Certificate, Kind
from banyan.engines.identity.queries.principals import principal_for
from banyan.kernel import clock
from banyan.kernel.principal import Principal

ALGORITHM = "SM2-with-SM3"
#: The longest that an assertion may hold, and by how much clocks may differ (assumed).
LONGEST = timedelta(minutes=5)
_SKEW = timedelta(minutes=1)
_LARGEST = 16_384


@dataclass(frozen=True)
class _Assertion:
    claims: Mapping[str, Any]
    proof: Proof


def is_assertion(bearer: str) -> bool:
    """Whether what follows `Bearer` is an assertion of ours rather than a key or another token."""
    head = bearer.partition(".")[0]
    return bearer.count(".") == 2 and len(bearer) <= _LARGEST and _object(head).get("alg") == ALGORITHM


def principal_of_assertion(bearer: str) -> Principal:
    """Who acts: the machine account of the certificate, with those of its roles that the certificate's scopes name.

    BadKey when signature, chain, days, revocation, account or claims do not hold, or the assertion was used before.
    """
    try:
        shown = _read(bearer)
        row = holder_row(shown.proof)
        _check(shown.claims, row.account)
    except (NotProved, ValueError) as error:
        raise _refusal() from error
    _use_up(shown.claims, row)
    return within(principal_for(row.account, None, "api", str(row.pk)), frozenset(row.scopes))


def _read(bearer: str) -> _Assertion:
    head, claims, signature = bearer.split(".")
    (first, *_) = _object(head).get("x5c") or [""]
    content = base64.b64decode(str(first))
    proof = Proof(chain.read(content), content, f"{head}.{claims}".encode("ascii"), _bytes(signature))
    return _Assertion(_object(claims), proof)


def _check(claims: Mapping[str, Any], account: Account) -> None:
    now, ends = clock.now(), _moment(claims.get("exp"))
    named = claims.get("iss") == claims.get("sub") == account.username
    meant = claims.get("aud") == settings.PUBLIC_URL
    if account.kind != Kind.MACHINE or not account.is_active or not named or not meant:
        raise ValueError("another account, or another installation")
    if not now < ends <= now + LONGEST + _SKEW:
        raise ValueError("not in time")


def _use_up(claims: Mapping[str, Any], row: Certificate) -> None:
    name = claims.get("jti")
    if not isinstance(name, str) or not 8 <= len(name) <= 128:
        raise _refusal()
    if not spend_once(f"{row.pk}:{name}", _moment(claims.get("exp"))):
        raise _refusal()


def _moment(seconds: Any) -> datetime:
    if not isinstance(seconds, int) or isinstance(seconds, bool) or not 0 < seconds < 1 << 40:
        raise ValueError("no moment")
    return datetime.fromtimestamp(seconds, UTC)


def _object(part: str) -> dict[str, Any]:
    try:
        found = json.loads(_bytes(part))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _bytes(part: str) -> bytes:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def _refusal() -> BadKey:
    return BadKey("证书签名的凭据无效、用过或已过期。请重新签一份再试。", code="bad-assertion")
