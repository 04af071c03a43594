"""One case: in short, or with everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from banyan.engines.services.life.plan import Plan
from banyan.engines.services.life.state import pause_words
from banyan.engines.services.models import Case, CaseEvent, CaseStep, GivenMaterial, Opinion, Pause
from banyan.engines.services.policies import SEE_CASE, Matter
from banyan.engines.services.queries.allowed import allowed_on
from banyan.engines.services.queries.info import info
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
from banyan.kernel.principal import Principal, current


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything about a case on one page. `facts` are what the registers supplied, with source and day.

    `secret`: some of what was filled in is sealed and shown masked; `actions.read_secrets` shows it whole.
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


def _row(case_id: UUID) -> Case:
    case = Case.objects.filter(id=case_id).first()
    if case is None or not SEE_CASE.decide(current(), case):
        raise NotFound("没有找到这个办件。")
    return case


def case(case_id: UUID) -> CaseInfo:
    """The case in short. Raises NotFound, for a case of others too."""
    return info(_row(case_id), clock.today())


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
    lines = CaseEvent.objects.filter(city=row.city, case_id=row.id).order_by("id")
    if _applicant(row):
        lines = lines.filter(public=True)
    columns = ("id", "at", "kind", "title", "text", "public", "by_name", "by_kind", "by_org", "about")
    return tuple(HistoryLine(*line) for line in lines.values_list(*columns))


def case_file(case_id: UUID) -> CaseFile:
    """The case with everything that belongs to it; seven statements. Raises NotFound."""
    row = _row(case_id)
    opinions = _opinions(row)
    steps = _steps(row)
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
        opinions=() if _applicant(row) else opinions,
        steps=tuple(step for _, step in steps),
        pauses=_pauses(row),
        history=_history(row),
        actions=allowed_on(matter, stand_of(row), current()),
        delivery_way=row.delivery_way,
        supply_by=row.supply_by,
        seen_by=tuple(row.seen_by),
        secret=bool(row.sealed),
    )


def _materials(row: Case) -> tuple[MaterialInfo, ...]:
    columns = (
        "id", "code", "title", "source", "name", "size", "note", "file_id", "licence_id", "given_at", "replaced",
    )  # fmt: skip
    rows = GivenMaterial.objects.filter(city=row.city, case_id=row.id).order_by("given_at", "id")
    return tuple(MaterialInfo(*one) for one in rows.values_list(*columns))


def _opinions(row: Case) -> tuple[OpinionInfo, ...]:
    rows = Opinion.objects.filter(city=row.city, case_id=row.id).order_by("ordinal")
    return tuple(opinion_info(one) for one in rows)


def opinion_info(one: Opinion) -> OpinionInfo:
    """A row as it is handed out."""
    return OpinionInfo(
        one.id, one.case_id, one.asked_org, one.asked_org_name, one.question, one.asked_at, one.due, one.state,
        one.deemed, one.agrees, one.text, one.by_name, one.answered_at, one.urged,
    )  # fmt: skip


def _steps(row: Case) -> list[tuple[UUID | None, StepInfo]]:
    columns = ("code", "title", "ordinal", "entered_at", "left_at", "limit", "used", "outcome", "by_name", "opinion")
    rows = CaseStep.objects.filter(city=row.city, case_id=row.id).order_by("ordinal")
    return [(account, StepInfo(*rest)) for account, *rest in rows.values_list("account_id", *columns)]


def _pauses(row: Case) -> tuple[PauseInfo, ...]:
    rows = Pause.objects.filter(city=row.city, case_id=row.id).order_by("id")
    columns = ("kind", "reason", "since", "until", "expected_on", "days")
    return tuple(PauseInfo(kind, pause_words(kind), *rest) for kind, *rest in rows.values_list(*columns))


def concerned(who: Principal, case_id: UUID) -> bool:
    """Whether a civil servant is concerned with this case or draft; the registers ask before he reads in its name."""
    row = Case.objects.filter(id=case_id).first()
    return (
        row is not None and row.applicant_id != who.subject_id and bool({row.org_id, *row.seen_by} & set(who.org_ids))
    )
