"""Who read a person's data: the list that the person sees in 我的数据."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from banyan.engines.registers.declare import schema
from banyan.engines.registers.models import Reading
from banyan.kernel import clock
from banyan.kernel.errors import NotFound, Refused
from banyan.kernel.policy import HasPower
from banyan.kernel.principal import current

_OWN = Q(kind="self", automatic=False)
"""A person's look at his own data. What the platform reads for him while he applies is shown like any other reading."""


@dataclass(frozen=True, slots=True)
class ReadingInfo:
    """One reading. `kind` is self, servant or system; `outcome` read, compared or refused."""

    id: UUID
    at: datetime
    register: str
    register_title: str
    fields: tuple[str, ...]
    kind: str
    outcome: str
    automatic: bool
    purpose: str
    case_id: UUID | None
    account_id: UUID | None
    org_id: UUID | None


@dataclass(frozen=True, slots=True)
class ReadingTotals:
    """How many readings there were by others: in 30 days, in a year, and of those by kind."""

    month: int
    year: int
    refused: int
    automatic: int
    by_hand: int
    by_org: tuple[tuple[UUID | None, int, int], ...]


def readings_of(
    subject_id: UUID,
    before: UUID | None = None,
    *,
    limit: int = 20,
    since: datetime | None = None,
    which: str = "",
    only: UUID | None = None,
) -> tuple[ReadingInfo, ...]:
    """Readings of a subject's records by others, newest first; `before` is the id of the last one already shown.

    `which` narrows: refused, automatic, by-hand or self. `only` picks one by its id.
    The subject sees his own; the audit power sees anybody's.
    """
    _require_own(subject_id)
    rows = _chosen(Reading.objects.filter(subject_id=subject_id), which)
    if only is not None:
        rows = rows.filter(id=only)
    if before is not None:
        rows = rows.filter(id__lt=before)
    if since is not None:
        rows = rows.filter(at__gte=since)
    return tuple(_info(row) for row in rows.order_by("-id")[: max(1, min(limit, 200))])


def reading_totals(subject_id: UUID) -> ReadingTotals:
    """The figures above the list, in two statements."""
    _require_own(subject_id)
    now = clock.now()
    month = Q(at__gte=now - timedelta(days=30))
    rows = Reading.objects.filter(subject_id=subject_id, at__gte=now - timedelta(days=365)).exclude(_OWN)
    counts = rows.aggregate(
        count_month=Count("id", filter=month),
        count_year=Count("id"),
        count_refused=Count("id", filter=Q(outcome="refused")),
        count_automatic=Count("id", filter=Q(automatic=True)),
        count_by_hand=Count("id", filter=Q(automatic=False) & ~Q(outcome="refused")),
    )
    named = {name.removeprefix("count_"): count for name, count in counts.items()}
    by_org = (
        rows.filter(month)
        .values_list("org_id")
        .annotate(times=Count("id"), refused=Count("id", filter=Q(outcome="refused")))
        .order_by("-times")[:6]
    )
    return ReadingTotals(**named, by_org=tuple((org, times, refused) for org, times, refused in by_org))


def _chosen(rows: Any, which: str) -> Any:
    if which == "self":
        return rows.filter(_OWN)
    rows = rows.exclude(_OWN)
    if which == "refused":
        return rows.filter(outcome="refused")
    if which == "automatic":
        return rows.filter(automatic=True)
    if which == "by-hand":
        return rows.filter(automatic=False).exclude(outcome="refused")
    return rows


def _require_own(subject_id: UUID) -> None:
    who = current()
    if subject_id in who.subjects or who.kind == "system" or HasPower("audit").decide(who, None):
        return
    raise Refused("只能看自己的读取记录。")


def _info(row: Reading) -> ReadingInfo:
    return ReadingInfo(
        row.id, row.at, row.register, *_titles(row.register, row.fields), row.kind, row.outcome, row.automatic,
        row.purpose, row.case_id, row.account_id, row.org_id,
    )  # fmt: skip


def _titles(register: str, codes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Names as they stand today; a field no longer declared keeps its code."""
    try:
        known = schema(register)
    except NotFound:
        return register, tuple(codes)
    return known.title, tuple(
        known.field(code).title if code in known.fields or code in known.columns else code for code in codes
    )
