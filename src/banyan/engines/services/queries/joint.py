"""A joint matter as a whole: every part with how far it is, what it waits for, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.documents.declare import LicenceType
from banyan.engines.services.declare import JointMatter, Part, ServiceItem
from banyan.engines.services.joining import earlier_parts, in_order
from banyan.engines.services.models import Case, CaseEvent, GivenMaterial, JointCase
from banyan.engines.services.queries.info import info
from banyan.engines.services.queries.items import ItemInfo, items_for
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.standing import plan_of
from banyan.kernel import clock
from banyan.kernel.systems import registry

_LARGE = ("data", "facts", "findings", "sealed")


@dataclass(frozen=True, slots=True)
class PartInfo:
    """A part: its case when it has one, else why it has none (`waits_for`, or `stopped` with the reason).

    `promised` are the working days that the body promises; `step` of `steps` is where the case stands, from 1.
    """

    code: str
    title: str
    result: str
    org_name: str
    promised: int
    case: CaseInfo | None
    decided_on: date | None
    supply_by: date | None
    asked: tuple[str, ...]
    step: int
    steps: int
    after: tuple[str, ...]
    waits_for: tuple[str, ...]
    stopped: str
    why: str

    @property
    def over(self) -> bool:
        """Whether it has come to an end, or will never begin."""
        return bool(self.stopped) or (self.case is not None and self.case.closed_on is not None)

    @property
    def granted(self) -> bool:
        """Whether it was granted."""
        return self.case is not None and self.case.decision == "granted"


@dataclass(frozen=True, slots=True)
class SharedMaterial:
    """A material as it was handed in once, and the offices that use it."""

    code: str
    title: str
    source: str
    name: str
    file_id: UUID | None
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JointProgress:
    """Everything that the page of a joint matter tells."""

    id: UUID
    number: str
    code: str
    title: str
    division: str
    applicant_id: UUID
    applicant_name: str
    delivery_way: str
    submitted_at: datetime
    parts: tuple[PartInfo, ...]
    materials: tuple[SharedMaterial, ...] = field(default=())

    @property
    def done(self) -> int:
        """How many parts were granted."""
        return sum(1 for part in self.parts if part.granted)

    @property
    def over(self) -> bool:
        """Whether every part has come to an end."""
        return all(part.over for part in self.parts)


def joint_progress(joint_id: UUID) -> JointProgress | None:
    """A joint matter with its parts, as far as one may see them; None when there is none. Six statements at most."""
    row = JointCase.objects.filter(id=joint_id).first()
    if row is None or not registry().has(JointMatter, row.code):
        return None
    cases = {one.item_code: one for one in Case.objects.filter(city=row.city, joint_id=joint_id).defer(*_LARGE)}
    matter = registry().get(JointMatter, row.code)
    needed = in_order(matter, {*cases, *row.waiting, *row.stopped})
    bodies = items_for([part.item for part in needed], row.division)
    asked = _asked(row.city, [one.id for one in cases.values() if one.state == "supplement"])
    return JointProgress(
        id=row.id,
        number=row.number,
        code=row.code,
        title=row.title,
        division=row.division,
        applicant_id=row.applicant_id,
        applicant_name=row.applicant_name,
        delivery_way=row.delivery_way,
        submitted_at=row.submitted_at,
        parts=tuple(_part(part, needed, cases, row, bodies, asked) for part in needed),
        materials=_materials(row.city, list(cases.values())),
    )


def _part(
    part: Part,
    needed: tuple[Part, ...],
    cases: Mapping[str, Case],
    row: JointCase,
    bodies: Mapping[str, ItemInfo],
    asked: Mapping[UUID, tuple[str, ...]],
) -> PartInfo:
    item = registry().get(ServiceItem, part.item)
    case, body, stopped = cases.get(part.item), bodies.get(part.item), row.stopped.get(part.item, {})
    steps = plan_of(case).steps if case else ()
    earlier = earlier_parts(part, needed)
    open_before = [one for one in earlier if one.item not in cases or cases[one.item].decision != "granted"]
    return PartInfo(
        code=part.item,
        title=item.title,
        result=getattr(item.result, "title", "") or _type_title(item),
        org_name=body.org_name if body else "",
        promised=case.promised if case else body.promised if body else item.promised.days,
        case=info(case, clock.today()) if case else None,
        decided_on=case.decided_on if case else None,
        supply_by=case.supply_by if case else None,
        asked=asked.get(case.id, ()) if case else (),
        step=next((place for place, one in enumerate(steps, 1) if case and one.code == case.step), 0),
        steps=len(steps),
        after=tuple(one.item for one in earlier),
        waits_for=tuple(
            registry().get(ServiceItem, one.item).title for one in (open_before if case is None and not stopped else [])
        ),
        stopped=stopped.get("text", ""),
        why=stopped.get("why", ""),
    )


def _type_title(item: ServiceItem) -> str:
    code = getattr(item.result, "type", "")
    return registry().get(LicenceType, code).title if code and registry().has(LicenceType, code) else ""


def _asked(city: str, case_ids: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    """What the applicant is asked to supply, by case."""
    if not case_ids:
        return {}
    lines = CaseEvent.objects.filter(city=city, case_id__in=case_ids, kind="supplement-asked").order_by("id")
    return {
        case_id: tuple(one["text"] for one in about.get("items", []))
        for case_id, about in lines.values_list("case_id", "about")
    }


def _materials(city: str, cases: list[Case]) -> tuple[SharedMaterial, ...]:
    offices = {one.id: one.org_id for one in cases}
    rows = GivenMaterial.objects.filter(city=city, case_id__in=list(offices), replaced=False).order_by("given_at", "id")
    found: dict[tuple[str, str], SharedMaterial] = {}
    for one in rows:
        office = find_organisation(offices[one.case_id])
        name = office.short_name if office else ""
        kept = found.get((one.code, str(one.file_id or one.source)))
        users = tuple(dict.fromkeys([*(kept.users if kept else ()), name]))
        found[one.code, str(one.file_id or one.source)] = SharedMaterial(
            one.code, one.title, one.source, one.name or one.note, one.file_id, users
        )
    return tuple(found.values())
