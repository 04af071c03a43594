"""Accounts of servants, administrators and machines: made by one administrator, activated and locked by another."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.identity.actions.common import (
    changed,
    checked_account_name,
    checked_citizen_number,
    checked_name,
    checked_password,
    info,
    insert,
    lock_account,
    touch,
)
from banyan.engines.identity.events import AccountCreated, AccountStateChanged
from banyan.engines.identity.find import citizen_index
from banyan.engines.identity.lockout import forget_failures
from banyan.engines.identity.models import Account, Kind, Power, State
from banyan.engines.identity.policies import GUARD_ANOTHER, MANAGE
from banyan.engines.identity.records import AccountInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.subjects import person_id


def _create(act: Act, account: Account, password: str | None) -> AccountInfo:
    """A new account waits until a security administrator activates it; set-up's own are active at once."""
    if act.who.kind == "system":
        account.state = State.ACTIVE
    account.created_by = act.who.account_id
    if password is None:
        account.set_unusable_password()
    else:
        account.set_password(checked_password(password, account))
    taken = "这个账号名已经有人用了，请换一个。"
    if account.power:
        taken = "这个账号名已经有人用了，或者这个人已经持有另一项管理权（三员分立，一人只能有一项）。"
    insert(lambda: account.save(force_insert=True), taken, "username")
    touch(act, account, kind=account.kind, power=account.power)
    act.emit(AccountCreated(account_id=account.pk, account_kind=account.kind))
    return info(account)


@action("identity.servant.create", title="新建工作人员账号")
def create_servant(
    act: Act,
    *,
    username: str,
    name: str,
    password: str | None,
    division: str = "",
    org_id: UUID | None = None,
    must_change_password: bool = True,
) -> AccountInfo:
    """A civil servant's account, for the organisation in which the servant is on the staff.

    Without a password nobody can sign in to it until one is set.
    """
    act.require(MANAGE)
    account = Account(
        username=checked_account_name(username),
        name=checked_name(name),
        kind=Kind.SERVANT,
        level=3,
        division=division,
        org_id=org_id,
        must_change_password=must_change_password,
    )
    return _create(act, account, password)


@action("identity.administrator.create", title="新建管理员账号")
def create_administrator(
    act: Act,
    *,
    username: str,
    name: str,
    citizen_number: str,
    power: str,
    password: str,
    must_change_password: bool = True,
) -> AccountInfo:
    """An administrator's account with one of the three powers; a person can hold one only, under whatever name."""
    act.require(MANAGE)
    if power not in Power.values:
        raise Invalid("请选一项管理权：系统、安全或审计。", fields={"power": "请选一项管理权。"})
    number = checked_citizen_number(citizen_number, act.now.date())
    account = Account(
        username=checked_account_name(username),
        name=checked_name(name),
        kind=Kind.ADMINISTRATOR,
        power=power,
        level=3,
        citizen_number=number,
        citizen_index=citizen_index(number),
        subject_id=person_id(number),
        must_change_password=must_change_password,
    )
    return _create(act, account, password)


@action("identity.machine.create", title="新建机器账号")
def create_machine(act: Act, *, username: str, name: str, division: str, org_id: UUID) -> AccountInfo:
    """An account with which a department's programme acts; it has keys instead of a password."""
    act.require(MANAGE)
    account = Account(
        username=checked_account_name(username),
        name=checked_name(name),
        kind=Kind.MACHINE,
        division=division,
        org_id=org_id,
    )
    return _create(act, account, None)


@action("identity.account.rename", title="改账号的姓名")
def rename(act: Act, *, account_id: UUID, name: str) -> AccountInfo:
    """Correct the name of a servant's, an administrator's or a machine's account."""
    act.require(MANAGE)
    account = lock_account(account_id)
    if account.kind == Kind.PERSON:
        raise Conflict("个人的姓名以人口库为准，不在这里改。")
    account.name = checked_name(name)
    account.save(update_fields=["name"])
    changed(account.pk)
    touch(act, account)
    return info(account)


def _turn(act: Act, account: Account, state: State, reason: str = "") -> AccountInfo:
    account.state = state
    account.lock_reason = reason
    account.save(update_fields=["state", "lock_reason", "activated_by"])
    changed(account.pk)
    touch(act, account, state=state.value)
    act.emit(AccountStateChanged(account_id=account.pk, state=state.value))
    return info(account)


@action("identity.account.activate", title="启用账号")
def activate_account(act: Act, *, account_id: UUID) -> AccountInfo:
    """A security administrator lets a new account be used; never the one who made it."""
    act.require(GUARD_ANOTHER, account_id)
    account = lock_account(account_id)
    if account.state != State.PENDING:
        raise Conflict("这个账号已经启用过了。")
    account.activated_by = act.who.account_id
    return _turn(act, account, State.ACTIVE)


@action("identity.account.lock", title="锁定账号")
def lock(act: Act, *, account_id: UUID, reason: str) -> AccountInfo:
    """Stop an account: every session of it ends with its next request."""
    act.require(GUARD_ANOTHER, account_id)
    account = lock_account(account_id)
    if account.state != State.ACTIVE:
        raise Conflict("只能锁定在用的账号。")
    if not reason.strip():
        raise Invalid("请写明锁定的原因。", fields={"reason": "请写明锁定的原因。"})
    return _turn(act, account, State.LOCKED, reason.strip()[:200])


@action("identity.account.unlock", title="解锁账号")
def unlock(act: Act, *, account_id: UUID) -> AccountInfo:
    """Lift a lock, and the lock-out after failed sign-ins too."""
    act.require(GUARD_ANOTHER, account_id)
    account = lock_account(account_id)
    if account.state not in {State.LOCKED, State.ACTIVE}:
        raise Conflict("这个账号没有锁定。")
    forget_failures(account.pk)
    return _turn(act, account, State.ACTIVE)
