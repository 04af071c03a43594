"""What queries give: frozen pictures of divisions and organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banyan.engines.divisions.departments import DEPARTMENTS, Department
from banyan.standards.division import Level, prefix_of


@dataclass(frozen=True, slots=True)
class Division:
    """A division in one stretch of time; `code` and `parent` have twelve digits, a province's parent is "".

    `valid_from` None: since before our records; `valid_to` is the first day on which it no longer held. `site` is
    the path of its pages ("fuzhou/gulou"; "" for the province and where there are none). `zone` names the
    experimental zone that a county with the powers of a city belongs to; `governed` is false for a stub, which
    stands in the list but has neither offices nor pages.
    """

    code: str
    name: str
    full_name: str
    level: Level
    parent: str
    valid_from: date | None
    valid_to: date | None
    sort_key: str
    site: str = ""
    zone: str = ""
    governed: bool = True
    document: str = ""

    @property
    def prefix(self) -> str:
        """The digits that this division and all within it begin with."""
        return prefix_of(self.code)

    @property
    def title(self) -> str:
        """The name to be shown: that of the experimental zone where there is one."""
        return self.zone or self.name

    @property
    def ended(self) -> bool:
        """Whether it has been merged, renamed or dissolved."""
        return self.valid_to is not None

    def held_on(self, on: date) -> bool:
        """Whether it held on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation; `department` is the code of its department, `division` that of its place.

    `name` is the legal name (福州市鼓楼区市场监督管理局), `short_name` that which its own people use
    (鼓楼区市场监督管理局). `uscc_generated` says that the credit code is from the range for private use.
    """

    id: UUID
    uscc: str
    name: str
    short_name: str
    department: str
    division: str
    level: Level
    uscc_generated: bool = True
    founded_on: date | None = None
    dissolved_on: date | None = None
    successor_id: UUID | None = None

    @property
    def duties(self) -> Department:
        """The department whose work it does."""
        return DEPARTMENTS[self.department]


@dataclass(frozen=True, slots=True)
class Succession:
    """On `on`, by `document`, territory went over from one code to another."""

    earlier: str
    later: str
    on: date
    document: str
