"""Imports as their starters see them, and the rows that are given back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from banyan.engines.registers.importing import TASK, sealed_file
from banyan.engines.registers.importing.returning import bad_rows
from banyan.kernel.errors import NotFound
from banyan.kernel.models import Job, JobRow
from banyan.kernel.principal import current


@dataclass(frozen=True, slots=True)
class ImportInfo:
    """An import: what is done of how much, and how many rows come back."""

    id: UUID
    title: str
    register: str
    source: str
    state: str
    done: int
    total: int | None
    bad: int
    taken: int
    message: str
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class BadRowInfo:
    """A row that was not taken."""

    number: int
    field: str
    reason: str


def import_job(job_id: UUID) -> ImportInfo:
    """One's own import; NotFound otherwise."""
    return _info(_job(job_id))


def imports_of_mine(register: str, limit: int = 20) -> tuple[ImportInfo, ...]:
    """One's own imports into a register, newest first."""
    rows = Job.objects.filter(task=TASK, account_id=current().account_id, arguments__register=register).order_by(
        "-created_at"
    )
    return tuple(_info(row) for row in rows[:limit])


def bad_rows_of(job_id: UUID, limit: int = 100) -> tuple[BadRowInfo, ...]:
    """The first bad rows of one's own import."""
    rows = JobRow.objects.filter(job_id=_job(job_id).id).order_by("number")[:limit]
    return tuple(BadRowInfo(row.number, row.field, row.reason) for row in rows)


@contextmanager
def returned(job_id: UUID) -> Iterator[Iterator[tuple[str, ...]]]:
    """Every bad row of one's own import with its contents, read anew from the sealed file."""
    job = _job(job_id)
    if not job.arguments["digest"]:
        raise NotFound("导入的文件只留 30 天，现在取不到退回的行了。请重新导入。")
    rows = JobRow.objects.filter(job_id=job.id).values_list("number", "field", "reason")
    faults = {number: (field, reason) for number, field, reason in rows.iterator(chunk_size=5000)}
    with sealed_file.opened(job.arguments["digest"]) as file:
        yield bad_rows(file, faults)


def _job(job_id: UUID) -> Job:
    job = Job.objects.filter(id=job_id, task=TASK, account_id=current().account_id).first()
    if job is None:
        raise NotFound("没有找到这次导入。")
    return job


def _info(job: Job) -> ImportInfo:
    taken = job.result.get("taken", job.checkpoint.get("taken", 0))
    return ImportInfo(
        job.id, job.title, job.arguments["register"], job.arguments["source"], job.state, job.done, job.total,
        job.bad, taken, job.message, job.created_at, job.ended_at,
    )  # fmt: skip
