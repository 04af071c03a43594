"""The audit log as the audit administrator reads it; the database shows it to nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from banyan.engines.identity.models import Account
from banyan.engines.identity.policies import READ_AUDIT
from banyan.kernel import clock
from banyan.kernel.action import ACTIONS
from banyan.kernel.errors import NotFound
from banyan.kernel.models import AuditRow, AuditSeal, Job, JobRow
from banyan.kernel.policy import require

CHECK = "identity.check-audit-log"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line: who did what to which thing. `name` is empty for the platform and for accounts that are gone."""

    id: int
    at: datetime
    title: str
    action: str
    kind: str
    account_id: UUID | None
    name: str
    channel: str
    aggregate: str
    aggregate_id: str
    aggregate_name: str
    org_id: UUID | None
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sealed:
    """How far the chain reaches: number and time of its last seal (0 and None: none yet), lines that still wait."""

    number: int
    at: datetime | None
    waiting: int


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """A check of the whole chain, while it runs and afterwards; `wrong` says what was found, a sentence each."""

    id: UUID
    state: str
    done: int
    total: int
    message: str
    wrong: tuple[str, ...]


def audit_log(
    text: str = "",
    *,
    kind: str = "",
    days: int = 0,
    before: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> tuple[AuditLine, ...]:
    """Lines of the log, newest first, of the last `days` (0: all), after the line at `before`. Two statements, or
    three with a text: it is the name of an account, part of what an action is called, or the id of a thing.
    """
    require(READ_AUDIT)
    rows = AuditRow.objects.order_by("-at", "-id")
    if kind:
        rows = rows.filter(kind=kind)
    if days:
        rows = rows.filter(at__gte=clock.now() - timedelta(days=days))
    if text:
        rows = rows.filter(_meant(text))
    if before:
        rows = rows.filter(Q(at__lt=before[0]) | Q(at=before[0], id__lt=before[1]))
    found = list(rows[:limit])
    names = _names({one for row in found for one in (row.account_id, _account_touched(row)) if one})
    return tuple(_line(row, names) for row in found)


def sealed() -> Sealed:
    """How far the chain reaches. Two statements."""
    require(READ_AUDIT)
    last = AuditSeal.objects.order_by("-number").values_list("number", "sealed_at", "to_tx").first()
    number, at, horizon = last or (0, None, 0)
    return Sealed(number, at, AuditRow.objects.filter(tx__gte=horizon).count())


def audit_check(job_id: UUID) -> AuditCheck:
    """A check that this administrator started. Raises `NotFound`."""
    require(READ_AUDIT)
    job = Job.objects.filter(id=job_id, task=CHECK).first()
    if job is None:
        raise NotFound("没有这次核验。")
    wrong = JobRow.objects.filter(job_id=job_id).order_by("number").values_list("reason", flat=True)[:200]
    return AuditCheck(job.id, job.state, job.done, job.total or 0, job.message, tuple(wrong))


def _meant(text: str) -> Q:
    codes = [code for code, action in ACTIONS.items() if text in action.title or code.startswith(text.lower())]
    people = Account.objects.filter(Q(username__iexact=text) | Q(name=text)).values_list("id", flat=True)[:20]
    return Q(action__in=codes) | Q(account_id__in=list(people)) | Q(aggregate_id=text)


def _account_touched(row: AuditRow) -> UUID | None:
    """Whom a line about an account is about; a failed sign-in may be about nobody known."""
    named = row.aggregate == "account" and len(row.aggregate_id) == len(str(UUID(int=0)))
    return UUID(row.aggregate_id) if named else None


def _names(ids: Iterable[UUID]) -> dict[UUID, str]:
    known = Account.objects.filter(pk__in=list(ids))
    return {one: f"{name}（{username}）" if username else name for one, name, username in known.values_list(
        "id", "name", "username"
    )}  # fmt: skip


def _line(row: AuditRow, names: Mapping[UUID, str]) -> AuditLine:
    made = ACTIONS.get(row.action)
    return AuditLine(
        row.id,
        row.at,
        made.title if made else row.action,
        row.action,
        row.kind,
        row.account_id,
        names.get(row.account_id, "") if row.account_id else "",
        row.channel,
        row.aggregate,
        row.aggregate_id,
        names.get(touched, "") if (touched := _account_touched(row)) else "",
        row.org_id,
        row.about,
    )
