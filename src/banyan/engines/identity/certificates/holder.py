"""Whose name stands in a certificate: the person, the firm acted for, the servant's organisation, the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity.models import Account, Agency, Kind
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as

#: How long a certificate holds (assumed): of people, and of programmes.
PEOPLE = timedelta(days=2 * 365)
PROGRAMMES = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Holder:
    """The names of a certificate, and until when it may hold at most."""

    names: dict[str, str]
    latest: datetime
    firm_id: UUID | None = None
    firm_name: str = ""


def holder_of(account: Account, firm_id: UUID | None, now: datetime) -> Holder:
    """Names for an account, as it acts now. The account's own id (UID) tells two of the same name apart; no identity
    number and no telephone stand in a certificate, which anybody may read."""
    person = {"common_name": account.name, "user_id": str(account.pk)}
    if firm_id is not None:
        return _agent(account, firm_id, person, now)
    office = find_organisation(account.org_id) if account.org_id else None
    names = {"organization_name": office.name, "organization_identifier": office.uscc} if office else {}
    return Holder({**names, **person}, now + (PROGRAMMES if account.kind == Kind.MACHINE else PEOPLE))


def _agent(account: Account, firm_id: UUID, person: dict[str, str], now: datetime) -> Holder:
    """An agent's certificate says the firm and its unified social credit code, and ends with the agency."""
    with acting_as(SYSTEM):
        agency = Agency.objects.get(account_id=account.pk, firm_id=firm_id, ended_at__isnull=True)
    names = {"organization_name": agency.firm_name, "organization_identifier": agency.uscc, **person}
    latest = now + PEOPLE
    if agency.ends is not None:
        latest = min(latest, datetime.combine(agency.ends + timedelta(days=1), time(), clock.ZONE))
    return Holder(names, latest, firm_id, agency.firm_name)
