"""What several actions of identity need."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from banyan.engines.identity.models import Account
from banyan.engines.identity.records import AccountInfo
from banyan.kernel.action import Act
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen, telephone
from banyan.standards.errors import StandardError

_ACCOUNT_NAME = re.compile(r"[a-z][a-z0-9._-]{2,63}")


def info(account: Account) -> AccountInfo:
    """The record of a row."""
    return AccountInfo(
        id=account.pk,
        username=account.username,
        name=account.name,
        kind=account.kind,
        state=account.state,
        power=account.power,
        level=account.level,
        subject_id=account.subject_id,
        org_id=account.org_id,
        division=account.division,
    )


def lock_account(account_id: UUID) -> Account:
    """The account, held until the transaction ends; NotFound when there is none or it may not be seen."""
    rows = Account.objects.defer("citizen_number", "telephone").select_for_update()
    found = rows.filter(pk=account_id).first()
    if found is None:
        raise NotFound("没有找到这个账号。")
    return found


def find_by_id(account_id: UUID | None) -> Account:
    """The account, without its numbers; NotFound when there is none or it may not be seen."""
    found = Account.objects.defer("citizen_number", "telephone").filter(pk=account_id or UUID(int=0)).first()
    if found is None:
        raise NotFound("没有找到这个账号。")
    return found


def changed(*account_ids: UUID) -> None:
    """What is remembered of these accounts' principals counts no longer, from the next request on."""
    with acting_as(SYSTEM):
        Account.objects.filter(pk__in=account_ids).update(version=F("version") + 1)


def insert(save: Callable[[], object], taken: str, field: str) -> None:
    """Save a new row; a name or number that is taken already becomes one sentence at its field."""
    try:
        with transaction.atomic():
            save()
    except IntegrityError as error:
        raise Conflict(taken, code=f"taken-{field}") from error


def checked_account_name(typed: str) -> str:
    """An account name: a letter, then letters, digits, dots and hyphens, 3 to 64 characters; in small letters."""
    name = typed.strip().lower()
    if not _ACCOUNT_NAME.fullmatch(name):
        sentence = "账号名以字母开头，用 3 到 64 个字母、数字、点或短横，如 gulou.chen"
        raise Invalid(sentence, fields={"username": sentence})
    return name


def checked_name(typed: str) -> str:
    """A person's name as on the identity card."""
    name = typed.strip()
    if not 1 <= len(name) <= 64 or any(sign in name for sign in "<>\0\n"):
        raise Invalid("请写姓名，和身份证上一样。", fields={"name": "请写姓名，和身份证上一样。"})
    return name


def checked_citizen_number(typed: str, today: date) -> str:
    """A citizen number that holds by GB 11643."""
    try:
        return citizen.parse(typed, today=today).value
    except StandardError as error:
        raise Invalid(str(error), fields={"citizen_number": str(error)}) from error


def checked_telephone(typed: str) -> str:
    """A mobile telephone number."""
    try:
        found = telephone.parse(typed)
    except StandardError as error:
        raise Invalid(str(error), fields={"telephone": str(error)}) from error
    if found.line is not telephone.Line.MOBILE:
        sentence = "请填手机号，11 位数字。"
        raise Invalid(sentence, fields={"telephone": sentence})
    return found.value


def checked_password(password: str, account: Account) -> str:
    """A password that is long enough, not common, and not the account's own name."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        sentence = " ".join(error.messages)
        raise Invalid(sentence, fields={"password": sentence}) from error
    return password


def touch(act: Act, account: Account, **about: object) -> None:
    """The audit row of an account."""
    act.touched("account", account.pk, division=account.division, org_id=account.org_id, about=about)
