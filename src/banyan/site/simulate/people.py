"""Those who act in the simulation: residents and heads of firms from the registers, and the staff of each office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from uuid import UUID

from banyan.engines.divisions.queries import organisation
from banyan.engines.identity import actions as identity
from banyan.engines.identity.models import Account, Agency
from banyan.engines.identity.queries import principal_of
from banyan.engines.identity.roles import ACCEPT, DECIDE, INSPECT, LEADER, REVIEW
from banyan.engines.registers.actions import Incoming, load
from banyan.engines.registers.synthetic import Resident, firms, residents
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id, person_id
from banyan.standards import synthetic
from banyan.standards.citizen import Sex

CHANNEL = "simulation"
#: Names differ by generation; the staff are of this one.
_BORN = date(1988, 1, 1)
#: Heads of firms have stood in the register since before any play.
_REGISTERED = datetime(2025, 1, 2, 9, tzinfo=clock.ZONE)


@dataclass
class People:
    """The cast: made as they are first needed, the same ones for the same seed."""

    seed: int
    staff: dict[UUID, tuple[Principal, ...]] = field(default_factory=dict)

    def applicants(self, count: int) -> Iterator[tuple[Principal, str, bool]]:
        """So many applicants: principal, village code, and whether they apply for a firm. They are put into the
        registers first, so that forms find what is known of them."""
        cast = list(residents(count, self.seed))
        shops = list(firms(count, self.seed))
        self._load(cast, shops)
        for number, (resident, shop) in enumerate(zip(cast, shops, strict=True)):
            account = self._account(resident)
            if number % 2 and shop.values["state"] == "1":
                yield (
                    self._for_firm(account, str(shop.values["uscc"]), str(shop.values["name"])),
                    resident.village.code,
                    True,
                )
            else:
                yield principal_of(account, channel=CHANNEL), resident.village.code, False

    def _load(self, cast: list[Resident], shops: list[Incoming]) -> None:
        with acting_as(SYSTEM):
            for source in {source for one in cast for source in one.rows}:
                load("population", (row for one in cast for row in one.rows.get(source, ())), source=source)
            load("firms", shops, source="market-supervision")

    def _account(self, resident: Resident) -> UUID:
        with acting_as(SYSTEM):
            known = Account.objects.filter(subject_id=person_id(resident.number)).values_list("id", flat=True).first()
            if known is not None:
                return known
            made = identity.record_person(
                citizen_number=resident.number, name=resident.name, telephone=resident.mobile, level=3
            )
        return made.id

    def _for_firm(self, account: UUID, uscc: str, name: str) -> Principal:
        with acting_as(SYSTEM):
            if firm_id(uscc) not in set(Agency.objects.filter(account_id=account).values_list("firm_id", flat=True)):
                with clock.at(_REGISTERED):
                    identity.record_representative(account_id=account, uscc=uscc, firm_name=name)
        return principal_of(account, firm_id=firm_id(uscc), channel=CHANNEL)

    def office(self, org_id: UUID) -> tuple[Principal, ...]:
        """The staff of an office: two who do every step, so that a second look is another person's."""
        if org_id not in self.staff:
            self.staff[org_id] = tuple(self._servant(org_id, number) for number in (1, 2))
        return self.staff[org_id]

    def _servant(self, org_id: UUID, number: int) -> Principal:
        office = organisation(org_id)
        username = f"sim-{office.uscc.lower()}-{number}"
        rng = Random(username)  # noqa: S311 - invented people, no secret
        with acting_as(SYSTEM):
            known = Account.objects.filter(username=username).values_list("id", flat=True).first()
            if known is None:
                name = synthetic.name(rng, Sex.FEMALE if number == 1 else Sex.MALE, _BORN)
                made = identity.create_servant(
                    username=username, name=name, password=f"Sim-{rng.getrandbits(96):x}",
                    division=office.division, org_id=org_id, must_change_password=False,
                )  # fmt: skip
                roles = [role.code for role in (ACCEPT, REVIEW, INSPECT, DECIDE, LEADER)]
                identity.appoint(account_id=made.id, org_id=org_id, division=office.division, roles=roles)
                known = made.id
        return principal_of(known, channel=CHANNEL)
