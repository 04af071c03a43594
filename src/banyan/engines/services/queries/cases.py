"""One case: in short, or with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from banyan.engines.services.life.plan import Plan
from banyan.engines.services.life.state import pause_words
from banyan.engines.services.models import Case, CaseEvent, CaseStep, GivenMaterial, Opinion, Pause
from banyan.engines.services.policies import SEE_CASE, Matter
from banyan.engines.services.queries.allowed import allowed_on
from banyan.engines.services.queries.info import info, infos
from banyan.engines.services.queries.readable import ReadablePage, readable
from banyan.engines.services.records import (
    AllowedAction,
    CaseInfo,
    FindingInfo,
    HistoryLine,
    MaterialInfo,
    OpinionInfo,
    PauseInfo,
    StepInfo,
)
from banyan.engines.services.work.standing import plan_of, stand_of
from banyan.engines.services.work.texts import clean
from banyan.kernel import clock
from banyan.kernel.errors import NotFound
from banyan.kernel.prepared import Prepared
from banyan.kernel.principal import Principal, current


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything about a case on one page. `facts` are what the registers supplied, with source and day.

    `promised` are the working days of the promise with its extension; `secret`: some of what was filled in is sealed
    and shown masked; `actions.read_secrets` shows it whole.
    """

    case: CaseInfo
    plan: Plan
    done: tuple[str, ...]
    pages: tuple[ReadablePage, ...]
    facts: dict[str, dict[str, str]] = field(hash=False)
    findings: tuple[FindingInfo, ...]
    materials: tuple[MaterialInfo, ...]
    opinions: tuple[OpinionInfo, ...]
    steps: tuple[StepInfo, ...]
    pauses: tuple[PauseInfo, ...]
    history: tuple[HistoryLine, ...]
    actions: tuple[AllowedAction, ...]
    delivery_way: str
    supply_by: Any
    seen_by: tuple[UUID, ...]
    secret: bool
    promised: int

    @property
    def refusal(self) -> dict[str, str]:
        """Reason, provision and remedy of a refusal as they stand after corrections; empty when nothing was refused."""
        if self.case.decision != "refused" and self.case.state != "not-accepted":
            return {}
        told = [one.about for one in self.history if one.kind in _REFUSING and one.about.get("remedy")]
        if not told:
            return {"reason": self.case.reason, "provision": "", "remedy": ""}
        return {part: str(told[-1].get(part, "")) for part in ("reason", "provision", "remedy")}


_REFUSING = frozenset({"decided", "not-accepted", "result-corrected"})


def _of_case(model: type[Model], order: tuple[str, ...], *columns: str, **more: Any) -> Prepared:
    """What belongs to a case, by its city and id; whole objects where no column is named."""

    def build(city: str, case_id: UUID) -> QuerySet[Any, Any]:
        rows = model._default_manager.filter(city=city, case_id=case_id, **more).order_by(*order)
        return rows.values_list(*columns) if columns else rows

    return Prepared(build, str, UUID)


_EVENT = ("id", "at", "kind", "title", "text", "public", "by_name", "by_kind", "by_org", "about")
_CASE = Prepared(lambda case_id: Case.objects.filter(id=case_id), UUID)
_EVENTS = _of_case(CaseEvent, ("id",), *_EVENT)
_PUBLIC_EVENTS = _of_case(CaseEvent, ("id",), *_EVENT, public=True)
_MATERIALS = _of_case(
    GivenMaterial, ("given_at", "id"),
    "id", "code", "title", "source", "name", "size", "note", "file_id", "licence_id", "given_at", "replaced",
)  # fmt: skip
_OPINIONS = _of_case(Opinion, ("ordinal",))
_STEPS = _of_case(
    CaseStep, ("ordinal",),
    "account_id", "code", "title", "ordinal", "entered_at", "left_at", "limit", "used", "outcome", "by_name", "opinion",
)  # fmt: skip
_PAUSES = _of_case(Pause, ("id",), "kind", "reason", "since", "until", "expected_on", "days")


def _row(case_id: UUID) -> Case:
    case = next(iter(_CASE.objects(Case, case_id)), None)
    if case is None or not SEE_CASE.decide(current(), case):
        raise NotFound("没有找到这个办件。")
    return case


def case(case_id: UUID) -> CaseInfo:
    """The case in short. Raises NotFound, for a case of others too."""
    return info(_row(case_id), clock.today())


def cases(case_ids: Collection[UUID]) -> dict[UUID, CaseInfo]:
    """These cases in short, by their ids. One statement. Raises NotFound when one of them is not there, or others'."""
    rows = Case.objects.filter(id__in=case_ids).defer("data", "findings", "sealed")
    who = current()
    found = {one.id: one for one in infos((row for row in rows if SEE_CASE.decide(who, row)), clock.today())}
    if len(found) < len(set(case_ids)):
        raise NotFound("没有找到这个办件。")
    return found


def case_by_number(number: str) -> CaseInfo:
    """The case with this number (350102-261117-0417). Raises NotFound."""
    asked = clean(number)
    found = Case.objects.filter(city=asked[:4], number=asked).first()
    if found is None or not SEE_CASE.decide(current(), found):
        raise NotFound("没有找到这个办件号。")
    return info(found, clock.today())


def history(case_id: UUID) -> tuple[HistoryLine, ...]:
    """The whole history, oldest first; the applicant sees its public lines."""
    return _history(_row(case_id))


def _applicant(row: Case) -> bool:
    return row.applicant_id in current().subjects


def _history(row: Case) -> tuple[HistoryLine, ...]:
    lines = (_PUBLIC_EVENTS if _applicant(row) else _EVENTS).rows(row.city, row.id)
    return tuple(HistoryLine(*line) for line in lines)


def case_file(case_id: UUID) -> CaseFile:
    """The case with everything that belongs to it; six statements, four for the applicant. Raises NotFound.

    The applicant is not told which opinions were asked nor who did which step.
    """
    row = _row(case_id)
    inside = not _applicant(row)
    opinions = _opinions(row) if inside else ()
    steps = _steps(row) if inside else []
    plan = plan_of(row)
    asked = frozenset(one.asked_org for one in opinions if one.state == "open")
    earlier = frozenset(account for account, _ in steps if account is not None)
    matter = Matter(row, plan, lambda: earlier, lambda: asked)
    return CaseFile(
        case=info(row, clock.today()),
        plan=plan,
        done=tuple(row.done),
        pages=readable(row),
        facts=dict(row.facts),
        findings=() if _applicant(row) else tuple(FindingInfo(**one) for one in row.findings),
        materials=_materials(row),
        opinions=opinions,
        steps=tuple(step for _, step in steps),
        pauses=_pauses(row),
        history=_history(row),
        actions=allowed_on(matter, stand_of(row), current()),
        delivery_way=row.delivery_way,
        supply_by=row.supply_by,
        seen_by=tuple(row.seen_by),
        secret=bool(row.sealed),
        promised=row.promised + (row.extension if row.extended else 0),
    )


def _materials(row: Case) -> tuple[MaterialInfo, ...]:
    return tuple(MaterialInfo(*one) for one in _MATERIALS.rows(row.city, row.id))


def _opinions(row: Case) -> tuple[OpinionInfo, ...]:
    return tuple(opinion_info(one) for one in _OPINIONS.objects(Opinion, row.city, row.id))


def opinion_info(one: Opinion) -> OpinionInfo:
    """A row as it is handed out."""
    return OpinionInfo(
        one.id, one.case_id, one.asked_org, one.asked_org_name, one.question, one.asked_at, one.due, one.state,
        one.deemed, one.agrees, one.text, one.by_name, one.answered_at, one.urged,
    )  # fmt: skip


def _steps(row: Case) -> list[tuple[UUID | None, StepInfo]]:
    return [(account, StepInfo(*rest)) for account, *rest in _STEPS.rows(row.city, row.id)]


def _pauses(row: Case) -> tuple[PauseInfo, ...]:
    return tuple(PauseInfo(kind, pause_words(kind), *rest) for kind, *rest in _PAUSES.rows(row.city, row.id))


def concerned(who: Principal, case_id: UUID) -> bool:
    """Whether a civil servant is concerned with this case or draft; the registers ask before he reads in its name."""
    row = next(iter(_CASE.objects(Case, case_id)), None)
    return (
        row is not None and row.applicant_id != who.subject_id and bool({row.org_id, *row.seen_by} & set(who.org_ids))
    )
