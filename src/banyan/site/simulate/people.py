"""Those who apply in the play: grown-up residents and the heads of firms, put into the registers first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from banyan.engines.identity import actions as identity
from banyan.engines.identity.models import Account, Agency
from banyan.engines.identity.queries import principal_of
from banyan.engines.registers.actions import Incoming, load
from banyan.engines.registers.synthetic import Resident, adults, firms
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id, person_id

CHANNEL = "simulation"
#: Heads of firms and the staff of offices have been there since before any play.
SINCE = datetime(2025, 1, 2, 9, tzinfo=clock.ZONE)
#: Every third applies for the firm that is his, as far as it stands (assumed).
A_FIRM = 3


@dataclass(frozen=True)
class Applicant:
    """Somebody who applies: as whom, where he lives, and in what name (his own or the firm's)."""

    who: Principal
    village: str
    name: str

    @property
    def subject(self) -> UUID:
        """The person or firm in whose name he applies."""
        return self.who.firm_id or self.who.subjects[0]

    @property
    def firm(self) -> bool:
        """Whether he applies for a firm."""
        return self.who.firm_id is not None


def cast(count: int, seed: int) -> Iterator[Applicant]:
    """So many applicants, the same ones for the same seed; none is a child."""
    residents, shops = list(adults(count, seed)), list(firms(count, seed))
    _load(residents, shops)
    for number, (resident, shop) in enumerate(zip(residents, shops, strict=True)):
        account = _account(resident)
        if number % A_FIRM == 0 and shop.values["state"] == "1":
            name = str(shop.values["name"])
            yield Applicant(_for_firm(account, str(shop.values["uscc"]), name), resident.village.code, name)
        else:
            yield Applicant(principal_of(account, channel=CHANNEL), resident.village.code, resident.name)


def _load(residents: list[Resident], shops: list[Incoming]) -> None:
    with acting_as(SYSTEM):
        for source in sorted({source for one in residents for source in one.rows}):
            load("population", (row for one in residents for row in one.rows.get(source, ())), source=source)
        load("firms", shops, source="market-supervision")


def _account(resident: Resident) -> UUID:
    with acting_as(SYSTEM):
        known = Account.objects.filter(subject_id=person_id(resident.number)).values_list("id", flat=True).first()
        if known is not None:
            return known
        made = identity.record_person(
            citizen_number=resident.number, name=resident.name, telephone=resident.mobile, level=3
        )
    return made.id


def _for_firm(account: UUID, uscc: str, name: str) -> Principal:
    with acting_as(SYSTEM):
        if firm_id(uscc) not in set(Agency.objects.filter(account_id=account).values_list("firm_id", flat=True)):
            with clock.at(SINCE):
                identity.record_representative(account_id=account, uscc=uscc, firm_name=name)
    return principal_of(account, firm_id=firm_id(uscc), channel=CHANNEL)
