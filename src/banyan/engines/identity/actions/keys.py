"""Keys of machine accounts: made by the system administrator, revoked by the security administrator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from banyan.engines.identity.actions.common import lock_account
from banyan.engines.identity.keys import new_key
from banyan.engines.identity.models import ApiKey, Kind
from banyan.engines.identity.policies import GUARD, MANAGE
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound

#: No key lives longer (assumed).
LONGEST = timedelta(days=366)


@action("identity.key.issue", title="发放密钥")
def issue_key(act: Act, *, account_id: UUID, title: str, scopes: Iterable[str], expires_at: datetime) -> str:
    """A new key for a machine account, told this once. `scopes` are role codes and names of services."""
    act.require(MANAGE)
    account = lock_account(account_id)
    if account.kind != Kind.MACHINE:
        raise Conflict("只有机器账号才有密钥。")
    if not act.now < expires_at <= act.now + LONGEST:
        raise Invalid("密钥要有到期时间，最长一年。", fields={"expires_at": "密钥要有到期时间，最长一年。"})
    wanted = sorted({scope.strip() for scope in scopes if scope.strip()})
    if not wanted:
        raise Invalid("请至少选一项用途。", fields={"scopes": "请至少选一项用途。"})
    key, digest, hint = new_key()
    row = ApiKey(
        account=account,
        title=title.strip()[:64] or "密钥",
        hint=hint,
        digest=digest,
        scopes=wanted,
        expires_at=expires_at,
        created_at=act.now,
        created_by=act.who.account_id,
    )
    row.save(force_insert=True)
    act.touched("key", row.pk, org_id=account.org_id, about={"account": str(account.pk), "scopes": wanted})
    return key


@action("identity.key.revoke", title="撤销密钥")
def revoke_key(act: Act, *, key_id: UUID) -> None:
    """A key that is revoked opens nothing from the next request on."""
    act.require(GUARD)
    row = ApiKey.objects.filter(pk=key_id).first()
    if row is None:
        raise NotFound("没有找到这个密钥。")
    if row.revoked_at is not None:
        raise Conflict("这个密钥已经撤销了。")
    row.revoked_at = act.now
    row.save(update_fields=["revoked_at"])
    act.touched("key", row.pk, about={"account": str(row.account_id)})
