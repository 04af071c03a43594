"""The course of one case in the play: what is remembered of it beside what the platform knows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from banyan.engines.services import queries
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.records import CaseInfo
from banyan.kernel.systems import registry
from banyan.site.simulate.people import Applicant


@dataclass
class Course:
    """A case under way. `uploads` are the materials that were handed in as files, `asked` the one that is to come
    again; `way` is how the result comes, `turn` which visit of a clerk is the next."""

    case_id: UUID
    number: str
    org_id: UUID
    item: ServiceItem
    applicant: Applicant
    village: str
    uploads: tuple[str, ...] = ()
    way: str = "electronic"
    asked: str = ""
    over: bool = False
    returned: bool = False
    moved: bool = False
    turn: int = 0

    @classmethod
    def of(
        cls,
        case: CaseInfo,
        applicant: Applicant,
        village: str,
        uploads: tuple[str, ...] = (),
        way: str = "electronic",
    ) -> Course:
        """The course of a case that has just come in."""
        item = registry().get(ServiceItem, case.item_code)
        return cls(case.id, case.number, case.org_id, item, applicant, village, uploads, way)

    @property
    def at_once(self) -> bool:
        """Whether it is done while the applicant waits (当场办结)."""
        return self.item.promised.days == 0

    @property
    def telephone(self) -> str:
        """The field of the form that holds the number to call; empty when there is none."""
        return next((name for name in ("contact_phone", "phone") if name in shape_of(self.item.form).by_name), "")

    @property
    def chosen(self) -> bool:
        """Whether it begins with a licence that the applicant holds."""
        return any(one.held for one in shape_of(self.item.form).by_name.values())

    def can(self) -> set[str]:
        """The moves that whoever acts may make with the case now."""
        return {one.code for one in queries.allowed_actions(self.case_id) if one.enabled}

    @property
    def steps(self) -> int:
        """Into how many steps the promise is divided, at most."""
        return max(len(self.item.procedure) - 1, 1)
