"""Bearer keys: making them, and the principal of a programme that shows one."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from banyan.engines.identity.models import ApiKey
from banyan.engines.identity.queries.principals import principal_for
from banyan.kernel import clock
from banyan.kernel.errors import Refused
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

    BadKey when the key is unknown, revoked or expired, or its account is not active.
    """
    now = clock.now()
    with acting_as(SYSTEM):
        found = ApiKey.objects.select_related("account").filter(digest=digest_of(key)).first()
        if found is None or found.revoked_at is not None or found.expires_at <= now or not found.account.is_active:
            raise BadKey("密钥无效、已撤销或已过期。请向系统管理员申请新的密钥。", code="bad-key")
        if found.last_used_at is None or now - found.last_used_at > _STAMP_EVERY:
            ApiKey.objects.filter(pk=found.pk).update(last_used_at=now)
    return _within(principal_for(found.account, None, "api", str(found.pk)), frozenset(found.scopes))


def _within(who: Principal, scopes: frozenset[str]) -> Principal:
    return replace(
        who,
        posts=tuple(replace(post, roles=post.roles & scopes) for post in who.posts),
        powers=frozenset(f"scope:{scope}" for scope in scopes),
    )
