"""The staff of the offices: every office that gets a case has some who handle; the province has one who watches."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import count
from random import Random
from uuid import UUID

from django.db import transaction

from banyan.engines.divisions.departments import GOVERNMENT_SERVICES
from banyan.engines.divisions.queries import Organisation, organisation, organisation_for
from banyan.engines.identity import actions as identity
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.identity.roles import ACCEPT, DECIDE, INSPECT, LEADER, REVIEW, SUPERVISE
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.site.simulate.people import CHANNEL, SINCE
from banyan.standards import synthetic
from banyan.standards.citizen import Sex

HANDLING = tuple(role.code for role in (ACCEPT, REVIEW, INSPECT, DECIDE, LEADER))
#: Acceptance, review, second review and decision may each want another person.
IN_AN_OFFICE = 4
PROVINCE = "350000000000"
#: Names differ by generation; the staff are of this one.
_BORN = date(1988, 1, 1)


@dataclass
class Staff:
    """Made as they are first needed, the same ones for the same office."""

    _offices: dict[UUID, tuple[Principal, ...]] = field(default_factory=dict)
    _watcher: Principal | None = None

    def of(self, org_id: UUID) -> tuple[Principal, ...]:
        """Those of an office who do every step, enough of them that a second look can be another person's."""
        if org_id not in self._offices:
            self._offices[org_id] = _holding(organisation(org_id), HANDLING, IN_AN_OFFICE)
        return self._offices[org_id]

    def watcher(self) -> Principal:
        """Who supervises the whole province."""
        if self._watcher is None:
            self._watcher = _holding(organisation_for(GOVERNMENT_SERVICES, PROVINCE), (SUPERVISE.code,), 1, "jc-")[0]
        return self._watcher


def _holding(office: Organisation, roles: tuple[str, ...], how_many: int, kind: str = "") -> tuple[Principal, ...]:
    """The first who hold a post in the office today.

    Passed over is whoever was left without one, or with one that begins later than the day that is played.
    """
    found: list[Principal] = []
    for number in count(1):
        one = _servant(office, f"sim-{kind}{office.uscc.lower()}-{number}", roles, number)
        if office.id in one.org_ids:
            found.append(one)
        if len(found) == how_many:
            break
    return tuple(found)


def _servant(office: Organisation, username: str, roles: tuple[str, ...], number: int) -> Principal:
    with acting_as(SYSTEM), transaction.atomic():
        known = Account.objects.filter(username=username).values_list("id", flat=True).first()
        if known is None:
            name = synthetic.name(Random(username), Sex.FEMALE if number % 2 else Sex.MALE, _BORN)  # noqa: S311
            known = identity.create_servant(
                username=username, name=name, password=None, division=office.division, org_id=office.id,
                must_change_password=False,
            ).id  # fmt: skip
            identity.appoint(
                account_id=known, org_id=office.id, division=office.division, roles=roles, valid_from=SINCE.date()
            )
    return principal_of(known, channel=CHANNEL)
