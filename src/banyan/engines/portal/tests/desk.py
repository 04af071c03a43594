"""Servants of two offices with their calendars, for the tests of the schedule."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import get_random_string

from banyan.engines.divisions.departments import HEALTH, MARKET_SUPERVISION, Department
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity import actions as identity
from banyan.engines.identity.queries import principal_of
from banyan.kernel.principal import SYSTEM, Principal, acting_as

PASSWORD = get_random_string(20)
GULOU = "350102000000"


def servant(username: str, name: str, department: Department, *, password: bool = False) -> Principal:
    """A servant of the district's office, with an account of his own."""
    office = organisation_for(department, GULOU)
    with acting_as(SYSTEM):
        made = identity.create_servant(
            username=username, name=name, password=PASSWORD if password else None, division=GULOU, org_id=office.id,
            must_change_password=False,
        )  # fmt: skip
        identity.appoint(account_id=made.id, org_id=office.id, division=GULOU, roles=["accept"], title="科员")
    return principal_of(made.id)


@dataclass
class Desks:
    """Whoever has a calendar here: two of one office, one of another."""

    host: Principal
    guest: Principal
    stranger: Principal


def desks() -> Desks:
    """People them; the host may sign in."""
    return Desks(
        servant("huang.host", "黄小满", MARKET_SUPERVISION, password=True),
        servant("zeng.guest", "曾国安", MARKET_SUPERVISION),
        servant("xu.other", "许明", HEALTH),
    )


def account(who: Principal) -> UUID:
    """His account."""
    assert who.account_id is not None
    return who.account_id
