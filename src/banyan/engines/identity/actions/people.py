"""Accounts of residents."""

from __future__ import annotations

from banyan.engines.identity.actions.common import (
    changed,
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
from banyan.engines.identity.events import AccountCreated, PersonConfirmed
from banyan.engines.identity.find import citizen_index, telephone_index
from banyan.engines.identity.models import Account, Kind, State
from banyan.engines.identity.policies import AT_THE_COUNTER
from banyan.engines.identity.records import AccountInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid
from banyan.kernel.ids import uuid7
from banyan.kernel.policy import ANYONE, SYSTEM_ONLY
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import person_id

_UNKNOWN = "这个身份证号还没有注册账号，请本人先注册。"
_OTHER_NAME = "账号上的姓名和身份证上的不一样，不能核对。请本人照身份证重新注册。"
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


@action("identity.person.confirm", title="当面核对身份")
def confirm_person(act: Act, *, citizen_number: str, name: str) -> AccountInfo:
    """Whoever sits at a counter has seen the person and the identity card: real-name level 3 from now on.

    Nobody confirms himself, and what the card says must be what the account says.
    """
    act.require(AT_THE_COUNTER)
    number, full_name = checked_citizen_number(citizen_number, act.now.date()), checked_name(name)
    if person_id(number) == act.who.subject_id:
        raise Invalid("不能核对自己的身份，请同事来做。", fields={"citizen_number": "不能核对自己的身份，请同事来做。"})
    with acting_as(SYSTEM):
        rows = Account.objects.defer("citizen_number", "telephone").select_for_update()
        account = rows.filter(kind=Kind.PERSON, citizen_index=citizen_index(number)).first()
        if account is None:
            raise Invalid(_UNKNOWN, fields={"citizen_number": _UNKNOWN})
        if account.name != full_name:
            raise Invalid(_OTHER_NAME, fields={"name": _OTHER_NAME})
        account.level = 3
        account.save(update_fields=["level"])
    changed(account.pk)
    touch(act, account, level=account.level)
    act.emit(PersonConfirmed(account_id=account.pk))
    return info(account)
