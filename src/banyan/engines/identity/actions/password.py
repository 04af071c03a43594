"""Passwords."""

from __future__ import annotations

import secrets
from uuid import UUID

from allauth.usersessions.models import UserSession

from banyan.engines.identity.actions.common import changed, checked_password, lock_account, touch
from banyan.engines.identity.events import PasswordChanged
from banyan.engines.identity.lockout import forget_failures
from banyan.engines.identity.models import Kind
from banyan.engines.identity.policies import GUARD_ANOTHER, OWN
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.principal import SYSTEM, acting_as


@action("identity.password.change", title="修改密码")
def change_password(act: Act, *, account_id: UUID, old: str, new: str) -> None:
    """The owner chooses another password; every session but the present one ends (its hash no longer fits)."""
    act.require(OWN, account_id)
    account = lock_account(account_id)
    if not account.check_password(old):
        raise Invalid("现在的密码不对。", fields={"old": "现在的密码不对。"})
    if old == new:
        raise Invalid("新密码和现在的一样，请换一个。", fields={"password": "新密码和现在的一样，请换一个。"})
    account.set_password(checked_password(new, account))
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    changed(account.pk)
    touch(act, account)
    act.emit(PasswordChanged(account_id=account.pk, reset=False))


@action("identity.password.reset", title="重设密码")
def reset_password(act: Act, *, account_id: UUID) -> str:
    """A security administrator gives another's account a new first password, told this once; it must be changed at
    the next sign-in, and every session ends."""
    act.require(GUARD_ANOTHER, account_id)
    account = lock_account(account_id)
    if account.kind == Kind.MACHINE:
        raise Conflict("机器账号没有密码，用密钥。")
    password = secrets.token_urlsafe(12)
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    with acting_as(SYSTEM):
        for session in UserSession.objects.filter(user_id=account.pk):
            session.end()
    forget_failures(account.pk)
    changed(account.pk)
    touch(act, account)
    act.emit(PasswordChanged(account_id=account.pk, reset=True))
    return password
