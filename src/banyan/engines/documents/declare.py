"""What a system may declare of this engine: types of electronic licences (电子证照类型)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from banyan.engines.divisions.departments import DEPARTMENTS, Department
from banyan.kernel.systems import Declaration, Problem, Registry

Layout = Literal["certificate", "letter", "card"]
"""`certificate`: A4 landscape, hung on a wall; `letter`: A4 portrait, an approval; `card`: small, carried."""

Shown = Literal["open", "name", "number", "place", "held"]
"""How a verifier who is not signed in sees a field: as it is; as a masked name of a person, a masked number, or an
address without its last part; or not at all."""


@dataclass(frozen=True, slots=True)
class LicenceField:
    """A field of a licence. `shown` says what a verifier without sign-in sees of it."""

    code: str
    title: str
    shown: Shown = "open"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a licence holds: so many years and months, or for good when both are 0."""

    years: int = 0
    months: int = 0

    def until(self, start: date) -> date | None:
        """The last day on which it holds, when the first is `start`; None when it holds for good."""
        months = self.years * 12 + self.months
        if months == 0:
            return None
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        return _day_before(year, month + 1, start.day)


def _day_before(year: int, month: int, day: int) -> date:
    last = monthrange(year, month)[1]
    return date(year, month, last) if day > last else date(year, month, day) - timedelta(days=1)


FOR_GOOD = Validity()
"""Holds until it is changed or revoked (长期有效)."""


@dataclass(frozen=True, kw_only=True)
class LicenceType(Declaration):
    """A type of licence. `issuer` is the department that issues it; the declared `fields` are all that it may say.

    `holder_label` is what the holder is called on paper (经营者名称, 姓名); `holder` tells whose name is masked for
    a verifier. `catalogue` is the type's 21 characters in the national catalogue of GB/T 36904, where they are known;
    without them the installation numbers the type itself, under the issuing department of the highest level.
    """

    title: str
    issuer: Department
    fields: tuple[LicenceField, ...] = ()
    valid: Validity = FOR_GOOD
    layout: Layout = "certificate"
    holder: Literal["person", "firm"] = "firm"
    holder_label: str = "持有人"
    subtitle: str = ""
    icon: str = "card"
    catalogue: str = ""

    def check(self, registry: Registry) -> Iterable[Problem]:
        """Fields have names, each once; the department exists; the catalogue code has its 21 characters."""
        codes = [field.code for field in self.fields]
        if twice := {code for code in codes if codes.count(code) > 1}:
            yield Problem(f"证照字段 {'、'.join(sorted(twice))} 写了两次，", "每个字段代码只用一次。", "fields")
        if not self.title:
            yield Problem("证照没有名称，", "写上证照的全称。", "title")
        if self.issuer.code not in DEPARTMENTS:
            yield Problem("发证部门不存在，", "用 divisions.departments 里的部门。", "issuer")
        if self.catalogue and len(self.catalogue) != 21:
            yield Problem("证照类型代码不是 21 位，", "按目录填写，不知道就留空。", "catalogue")

    def field(self, code: str) -> LicenceField | None:
        """The declared field with this code."""
        return next((field for field in self.fields if field.code == code), None)


@dataclass(frozen=True, slots=True)
class NamedCase:
    """A case as the library of documents names it: its number, what it is about, where it is read."""

    number: str
    title: str
    url: str


#: The cases with these ids, as far as whoever asks may see them.
CaseNames = Callable[[Collection[UUID]], Mapping[UUID, NamedCase]]
#: The ids of the cases whose number holds this text, as far as whoever asks may see them; at most a few.
CasesNumbered = Callable[[str], Sequence[UUID]]

_names: list[CaseNames] = []
_numbered: list[CasesNumbered] = []


def name_cases_with(names: CaseNames, numbered: CasesNumbered) -> None:
    """The engine of cases says how cases are named and found (called from AppConfig.ready)."""
    _names[:], _numbered[:] = [names], [numbered]


def named_cases(case_ids: Collection[UUID]) -> dict[UUID, NamedCase]:
    """Names of cases; none where no engine has cases. One statement at most."""
    return {one: name for names in _names if case_ids for one, name in names(case_ids).items()}


def cases_numbered(text: str) -> list[UUID]:
    """Cases by a part of their number."""
    return [one for numbered in _numbered if text for one in numbered(text)]
