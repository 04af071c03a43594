"""Accounts, as far as the one who asks may see them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from banyan.engines.identity.models import Account, Kind
from banyan.engines.identity.records import VERIFIED, AccountInfo
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import SYSTEM, acting_as

_COLUMNS = (
    "id", "username", "name", "kind", "state", "power", "level", "subject_id", "org_id", "division",
)  # fmt: skip


def account(account_id: UUID) -> AccountInfo:
    """The account; NotFound when there is none or it may not be seen."""
    found = Account.objects.filter(pk=account_id).values_list(*_COLUMNS).first()
    if found is None:
        raise NotFound("没有找到这个账号。")
    return AccountInfo(*found)


def accounts(ids: Iterable[UUID]) -> dict[UUID, AccountInfo]:
    """Several accounts at once, by id; those that may not be seen are left out. One statement."""
    rows = Account.objects.filter(pk__in=set(ids)).values_list(*_COLUMNS)
    return {row[0]: AccountInfo(*row) for row in rows}


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of servants, for histories that name who handled a case; read by the platform itself."""
    with acting_as(SYSTEM):
        rows = Account.objects.filter(pk__in=set(ids), kind=Kind.SERVANT).values_list("id", "name")
        return dict(rows)


def account_of_subject(subject_id: UUID) -> AccountInfo | None:
    """The resident's account of a natural person; for notices and for linking, read by the platform itself."""
    with acting_as(SYSTEM):
        rows = Account.objects.filter(kind=Kind.PERSON, subject_id=subject_id, level__gte=VERIFIED)
        row = rows.values_list(*_COLUMNS).first()
    return AccountInfo(*row) if row else None


def find_servant(username: str) -> AccountInfo | None:
    """The servant's or administrator's account of this name; None when there is none."""
    rows = Account.objects.filter(username=username.strip().lower()).exclude(kind=Kind.PERSON)
    row = rows.values_list(*_COLUMNS).first()
    return AccountInfo(*row) if row else None


def search_accounts(
    text: str = "", *, kind: str = "", state: str = "", after: UUID | None = None, limit: int = 50
) -> tuple[AccountInfo, ...]:
    """Accounts for the administrators' pages, newest first, after a given one. `text` is in a name or account name."""
    rows = Account.objects.order_by("-id")
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(username__icontains=text))
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    if after:
        rows = rows.filter(id__lt=after)
    return tuple(AccountInfo(*row) for row in rows.values_list(*_COLUMNS)[:limit])


def personal_numbers(account_id: UUID) -> tuple[str, str]:
    """Citizen number and telephone of an account, in clear; empty where unknown. Show them masked."""
    row = Account.objects.filter(pk=account_id).values_list("citizen_number", "telephone").first()
    return (str(row[0] or ""), str(row[1] or "")) if row else ("", "")


def telephones_of(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The telephones of these accounts, in clear, as far as known. One statement."""
    rows = Account.objects.filter(pk__in=list(account_ids), telephone__isnull=False)
    return {one: str(telephone) for one, telephone in rows.values_list("pk", "telephone")}
