"""Items that begin with a licence one holds: its holder chooses it among his own, as documents know them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from banyan.engines.documents.actions import issue_licence
from banyan.engines.documents.queries import LicenceInfo, licences_of
from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.queries import ItemInfo
from banyan.kernel import clock
from banyan.kernel.principal import acting_as
from banyan.site.simulate.applying import GULOU, TRIES, Applying
from banyan.site.simulate.course import Course
from banyan.site.simulate.people import Applicant
from banyan.site.simulate.staff import Staff

FOOD_LICENCE = "food-operation-licence"
FIRST, RENEWAL = "food-licence-new", "food-licence-renewal"
#: A licence that ends within so many days is renewed.
SOON = 110
#: Licences from before the play hold for so long; so many of them end soon (assumed).
FIVE_YEARS, ENDING = timedelta(days=5 * 365), 0.5


def chosen_in(at: ItemInfo) -> str:
    """The field of an item's form in which a licence is chosen; empty for most items."""
    return next((name for name, one in shape_of(at.item.form).by_name.items() if one.held), "")


@dataclass
class Holders:
    """Who holds a food licence, and which are spoken for in a case already."""

    applying: Applying
    staff: Staff
    known: list[tuple[Applicant, str]] = field(default_factory=list)
    _spoken_for: set[UUID] = field(default_factory=set)

    def from_before(self, count: int) -> None:
        """Some firms have had a licence for years: their office enters it from its old files."""
        rng = self.applying.stage.rng
        for one in [one for one in self.applying.cast if one.firm][:count]:
            village = GULOU if rng.random() < ENDING else one.village
            at = next((at for at in self.applying.items(village) if chosen_in(at)), None)
            if at is None:
                continue
            days = rng.randint(40, SOON) if rng.random() < ENDING else rng.randint(300, 1500)
            ends = clock.today() + timedelta(days=days)
            with acting_as(self.staff.of(at.org_id)[0]):
                issue_licence(
                    type_code=FOOD_LICENCE, holder_id=one.subject, holder_name=one.name, issuer_id=at.org_id,
                    valid_from=ends - FIVE_YEARS, valid_to=ends,
                    content={
                        "shop_name": one.name, "business": "餐饮服务经营者", "lines": "热食类食品制售",
                        "address": f"榕荫路 {rng.randint(1, 280)} 号",
                    },
                )  # fmt: skip
            self.known.append((one, village))

    def granted(self, course: Course) -> None:
        """A firm whose first licence has been granted is a holder from now on."""
        if course.applicant.firm and course.item.code == FIRST:
            self.known.append((course.applicant, course.village))

    def apply(self) -> bool:
        """A holder has his licence changed, renewed or ended; False when nobody has one that is free."""
        rng = self.applying.stage.rng
        for _ in range(TRIES if self.known else 0):
            one, village = rng.choice(self.known)
            items = [at for at in self.applying.items(village) if chosen_in(at)]
            licence = self._free(one, {at.org_id for at in items})
            if licence is None:
                continue
            ends_soon = licence.valid_to is not None and (licence.valid_to - clock.today()).days < SOON
            at = rng.choice([at for at in items if (at.item.code == RENEWAL) == ends_soon] or items)
            name = chosen_in(at)
            if self.applying.apply(one, village, at, answers={name: str(licence.id)}, held={f"held.{name}": licence}):
                self._spoken_for.add(licence.id)
                return True
        return False

    def _free(self, one: Applicant, offices: set[UUID]) -> LicenceInfo | None:
        with acting_as(one.who):
            mine = licences_of(one.subject)
        fit = (lic for lic in mine if lic.type_code == FOOD_LICENCE and lic.in_force and lic.issuer_id in offices)
        return next((lic for lic in fit if lic.id not in self._spoken_for), None)
