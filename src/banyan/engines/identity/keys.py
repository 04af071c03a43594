"""Bearer keys: making them, and the principal of a programme that shows one."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from banyan.engines.identity.models import Account, ApiKey, State
from banyan.engines.identity.queries.principals import principal_for
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.prepared import Prepared
from banyan.kernel.principal import SYSTEM, Principal, acting_as

_PREFIX = "banyan_"
_STAMP_EVERY = timedelta(minutes=1)


class BadKey(Refused):
    """A bearer key that opens nothing."""

    status = 401


def new_key() -> tuple[str, bytes, str]:
    """A fresh key with 256 bits from the system's source, its digest, and its beginning."""
    key = _PREFIX + secrets.token_urlsafe(32)
    return key, digest_of(key), key[:12]


def digest_of(key: str) -> bytes:
    """The SHA-256 under which a key is kept; a key is random, so it needs no slow hash."""
    return sha256(key.encode()).digest()


def principal_of_key(key: str) -> Principal:
    """Who acts with this key: its machine account, with those of its roles that the key's scopes name.

    One statement while nothing changes. BadKey when the key is unknown, revoked or expired, or its account is not
    active.
    """
    now, digest = clock.now(), digest_of(key)
    with acting_as(SYSTEM):
        found = next(iter(_KEY.rows(digest)), None)
        if found is None or found[1] is not None or found[2] <= now or found[6] != State.ACTIVE:
            raise BadKey("密钥无效、已撤销或已过期。请向系统管理员申请新的密钥。", code="bad-key")
        key_id, _, _, last_used_at, account_id, version, _ = found
        if last_used_at is None or now - last_used_at > _STAMP_EVERY:
            ApiKey.objects.filter(pk=key_id).update(last_used_at=now)
    return _remembered(key_id, account_id, version, now.date())


_ASKED = (
    "id", "revoked_at", "expires_at", "last_used_at", "account_id", "account__version", "account__state",
)  # fmt: skip
_KEY = Prepared(lambda digest: ApiKey.objects.filter(digest=digest).values_list(*_ASKED), bytes)


@lru_cache(maxsize=1000)
def _remembered(key_id: UUID, account_id: UUID, version: int, day: date) -> Principal:
    """The principal, read once for each version of its account and each day: every change of an account's posts
    and roles counts its version up, and a key's scopes never change."""
    with acting_as(SYSTEM):
        account = Account.objects.get(pk=account_id)
        scopes = ApiKey.objects.values_list("scopes", flat=True).get(pk=key_id)
    return within(principal_for(account, None, "api", str(key_id)), frozenset(scopes))


def within(who: Principal, scopes: frozenset[str]) -> Principal:
    """A programme's principal with those of its roles that a key or certificate is for."""
    return replace(
        who,
        posts=tuple(replace(post, roles=post.roles & scopes) for post in who.posts),
        powers=frozenset(f"scope:{scope}" for scope in scopes),
    )
