"""Granted cases as far as their publication needs them: what, for whom, by whom, when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banyan.engines.services.models import Case
from banyan.standards import uscc
from banyan.standards.errors import StandardError


@dataclass(frozen=True, slots=True)
class Decided:
    """A case that was granted. `uscc` is the applicant's credit code, "" for a person."""

    case_id: UUID
    number: str
    item_code: str
    item_title: str
    division: str
    department: str
    org_id: UUID
    applicant_kind: str
    applicant_name: str
    uscc: str
    decided_on: date
    licence_id: UUID | None


_COLUMNS = (
    "id", "number", "item_code", "item_title", "division", "department", "org_id", "applicant_kind", "applicant_name",
    "facts", "decided_on", "licence_id",
)  # fmt: skip


def decided(case_ids: Collection[UUID]) -> list[Decided]:
    """Those of the cases that were granted, as far as one may see them. One statement."""
    rows = Case.objects.filter(id__in=case_ids, decision="granted", decided_on__isnull=False)
    return [_decided(row) for row in rows.only("city", *_COLUMNS)]


def _decided(row: Case) -> Decided:
    return Decided(
        case_id=row.id,
        number=row.number,
        item_code=row.item_code,
        item_title=row.item_title,
        division=row.division,
        department=row.department,
        org_id=row.org_id,
        applicant_kind=row.applicant_kind,
        applicant_name=row.applicant_name,
        uscc=_credit_code(row.facts),
        decided_on=row.decided_on or row.changed_at.date(),
        licence_id=row.licence_id,
    )


def _credit_code(facts: dict[str, dict[str, str]]) -> str:
    """What the register said of the firm; nothing where it was masked."""
    try:
        return str(uscc.parse(facts.get("firms.uscc", {}).get("shown", "")))
    except StandardError:
        return ""
