"""Lists for others than the handling clerk: the applicant's own cases, opinions asked, a place under watch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from banyan.engines.services.models import Case, JointCase, Opinion
from banyan.engines.services.queries.cases import opinion_info
from banyan.engines.services.queries.info import COLUMNS, info, infos
from banyan.engines.services.queries.paging import NEWEST, after, cursor_after
from banyan.engines.services.queries.work_list import WorkPage, office_of
from banyan.engines.services.records import CaseInfo, OpinionInfo
from banyan.kernel import clock
from banyan.kernel.principal import current


def cases_of(subjects: Iterable[UUID] | None = None, cursor: str = "", size: int = 20) -> WorkPage:
    """The cases of applicants, newest first: of those one acts for unless named. One statement.

    Whoever is not entitled to see a case does not get it, whatever subjects are named.
    """
    wanted = list(subjects if subjects is not None else current().subjects)
    rows = Case.objects.filter(applicant_id__in=wanted)
    if cursor:
        rows = rows.filter(after(cursor, NEWEST))
    found = list(rows.order_by(*NEWEST.columns).values_list(*COLUMNS, named=True)[: size + 1])
    following = cursor_after(found[size - 1], NEWEST) if len(found) > size else ""
    return WorkPage(infos(found[:size], clock.today()), following)


@dataclass(frozen=True, slots=True)
class AskedOpinion:
    """A question to one's organisation, with the case that it is about."""

    opinion: OpinionInfo
    case: CaseInfo


def opinions_asked(org_id: UUID | None = None, size: int = 50) -> tuple[AskedOpinion, ...]:
    """The questions that one's organisation has still to answer, the most urgent first. Two statements."""
    office = office_of(current(), org_id)
    asked = list(Opinion.objects.filter(asked_org=office, state="open").order_by("due", "id")[: min(size, 200)])
    rows = Case.objects.filter(id__in=[one.case_id for one in asked]).values_list(*COLUMNS, named=True)
    cases = {row.id: row for row in rows}
    today = clock.today()
    return tuple(
        AskedOpinion(opinion_info(one), info(cases[one.case_id], today)) for one in asked if one.case_id in cases
    )


@dataclass(frozen=True, slots=True)
class JointInfo:
    """A joint matter under way, with its cases and the items whose turn has not come."""

    id: UUID
    number: str
    code: str
    title: str
    division: str
    applicant_id: UUID
    applicant_name: str
    cases: tuple[CaseInfo, ...]
    waiting: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many parts it has: cases and what waits."""
        return len(self.cases) + len(self.waiting)

    @property
    def done(self) -> int:
        """How many of its cases are over."""
        return sum(1 for one in self.cases if one.closed_on is not None)


def joint_case(joint_id: UUID) -> JointInfo | None:
    """A joint matter with its cases, as far as one may see them; None when there is none. Two statements."""
    return next(iter(_with_cases(JointCase.objects.filter(id=joint_id))), None)


def joint_cases_of() -> tuple[JointInfo, ...]:
    """The joint matters of those one acts for, newest first; at most 20. Two statements."""
    mine = JointCase.objects.filter(applicant_id__in=list(current().subjects))
    return tuple(_with_cases(mine.order_by("-submitted_at")[:20]))


def _with_cases(joints: Iterable[JointCase]) -> list[JointInfo]:
    found = list(joints)
    if not found:
        return []
    rows = Case.objects.filter(city__in={one.city for one in found}, joint_id__in=[one.id for one in found])
    cases: dict[UUID, list[CaseInfo]] = {}
    today = clock.today()
    for row in rows.order_by("submitted_at", "id").values_list(*COLUMNS, named=True):
        cases.setdefault(row.joint_id, []).append(info(row, today))
    return [
        JointInfo(
            one.id, one.number, one.code, one.title, one.division, one.applicant_id, one.applicant_name,
            tuple(cases.get(one.id, ())), tuple(one.waiting),
        )
        for one in found
    ]  # fmt: skip
