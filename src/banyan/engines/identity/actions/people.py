"""Accounts of residents."""

from __future__ import annotations

from banyan.engines.identity.actions.common import (
    checked_account_name,
    checked_citizen_number,
    checked_name,
    checked_password,
    checked_telephone,
    info,
    insert,
    touch,
)
from banyan.engines.identity.declare import name_matches
from banyan.engines.identity.events import AccountCreated
from banyan.engines.identity.find import citizen_index, telephone_index
from banyan.engines.identity.models import Account, Kind, State
from banyan.engines.identity.records import AccountInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid
from banyan.kernel.ids import uuid7
from banyan.kernel.policy import ANYONE, SYSTEM_ONLY
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import person_id

_TAKEN = "这个身份证号或手机号已经注册过。直接登录就可以；忘了密码，打 12345 核实身份后重设。"


def _save(act: Act, account: Account, number: str, mobile: str) -> AccountInfo:
    account.citizen_number = number
    account.citizen_index = citizen_index(number)
    account.subject_id = person_id(number)
    if mobile:
        account.telephone = mobile
        account.telephone_index = telephone_index(mobile)
    with acting_as(SYSTEM):
        insert(lambda: account.save(force_insert=True), _TAKEN, "citizen_number")
    touch(act, account, level=account.level)
    act.emit(AccountCreated(account_id=account.pk, account_kind=Kind.PERSON))
    return info(account)


@action("identity.person.register", title="注册个人账号")
def register_person(
    act: Act, *, citizen_number: str, name: str, telephone: str, password: str, username: str = ""
) -> AccountInfo:
    """A resident makes an account.

    The population register is asked whether number and name belong together: yes gives real-name level 2, no is
    an error, and where the register does not know the level stays 0 until somebody has seen the identity card.
    """
    act.require(ANYONE)
    number = checked_citizen_number(citizen_number, act.now.date())
    mobile = checked_telephone(telephone)
    full_name = checked_name(name)
    with acting_as(SYSTEM):
        matches = name_matches(number, full_name)
    if matches is False:
        sentence = "姓名和身份证号对不上，请照着身份证再核对一遍。"
        raise Invalid(sentence, fields={"name": sentence})
    account = Account(
        username=checked_account_name(username) if username else f"p{uuid7().hex}",
        name=full_name,
        kind=Kind.PERSON,
        state=State.ACTIVE,
        level=2 if matches else 0,
    )
    account.set_password(checked_password(password, account))
    return _save(act, account, number, mobile)


@action("identity.person.record", title="登记个人账号")
def record_person(
    act: Act,
    *,
    citizen_number: str,
    name: str,
    telephone: str = "",
    username: str = "",
    password: str = "",
    level: int = 2,
) -> AccountInfo:
    """The platform itself makes a resident's account: at set-up, at a counter, in the simulation. Without a password
    nobody can sign in to it."""
    act.require(SYSTEM_ONLY)
    number = checked_citizen_number(citizen_number, act.now.date())
    account = Account(
        username=checked_account_name(username) if username else f"p{uuid7().hex}",
        name=checked_name(name),
        kind=Kind.PERSON,
        state=State.ACTIVE,
        level=level,
    )
    if password:
        account.set_password(checked_password(password, account))
    else:
        account.set_unusable_password()
    return _save(act, account, number, checked_telephone(telephone) if telephone else "")
