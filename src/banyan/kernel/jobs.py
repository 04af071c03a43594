"""Long jobs with progress: started in a transaction, run by the worker, interrupted and resumed.

A task is a function registered with `@task`; it gets a `Progress` and the arguments it was started with. A worker
that dies leaves its job running; the next worker takes it up from the last checkpoint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from django.db import connection

from banyan.kernel import clock, telemetry
from banyan.kernel.models import Job, JobRow
from banyan.kernel.principal import SYSTEM, acting_as, current

log = structlog.get_logger(__name__)

Run = Callable[..., Any]
TASKS: dict[str, Run] = {}


@dataclass(frozen=True, slots=True)
class Periodic:
    """A function that the worker calls again and again; `cron` is the usual five fields, in local time."""

    name: str
    cron: str
    run: Callable[[], Any]


PERIODIC: dict[str, Periodic] = {}


class Stopped(Exception):
    """Someone asked the job to stop."""


def task(name: str) -> Callable[[Run], Run]:
    """Register a function as a task of long jobs."""

    def register(run: Run) -> Run:
        if TASKS.setdefault(name, run) is not run:
            raise RuntimeError(f"two tasks have the name {name}")
        return run

    return register


def periodic(cron: str, *, name: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Register a function that the worker calls by the clock, as the platform itself."""

    def register(run: Callable[[], Any]) -> Callable[[], Any]:
        if name in PERIODIC:
            raise RuntimeError(f"two periodic tasks have the name {name}")
        PERIODIC[name] = Periodic(name, cron, run)
        return run

    return register


class Progress:
    """A job's view of itself: what it tells the person who waits, and where it would go on."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.state: dict[str, Any] = dict(job.checkpoint)

    @property
    def job_id(self) -> UUID:
        return self._job.id

    def total(self, count: int) -> None:
        """How much there is to do."""
        self._save(total=count)

    def advance(self, count: int, message: str = "") -> None:
        """So much more is done. Raises `Stopped` when someone asked the job to stop."""
        self._save(done=self._job.done + count, message=message or self._job.message)
        if Job.objects.filter(id=self._job.id, state="stopping").exists():
            raise Stopped

    def bad_row(self, number: int, reason: str, *, field: str = "", content: dict[str, Any] | None = None) -> None:
        """A row of the input that cannot be taken; it is given back with this reason."""
        JobRow.objects.create(job=self._job, number=number, field=field, reason=reason, content=content or {})
        self._save(bad=self._job.bad + 1)

    def bad_rows(self, rows: list[tuple[int, str, str, dict[str, Any]]]) -> None:
        """Several bad rows at once: number, field, reason, content."""
        JobRow.objects.bulk_create(
            JobRow(job=self._job, number=number, field=field, reason=reason, content=content)
            for number, field, reason, content in rows
        )
        self._save(bad=self._job.bad + len(rows))

    def checkpoint(self, state: dict[str, Any]) -> None:
        """Remember where the job would go on; call it in the same transaction as the work it stands for."""
        self.state = dict(state)
        self._save(checkpoint=self.state)

    def result(self, **values: Any) -> None:
        """What the job leaves for the page that shows it."""
        self._save(result={**self._job.result, **values})

    def _save(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self._job, name, value)
        Job.objects.filter(id=self._job.id).update(**values)


def start(name: str, *, title: str, org_id: UUID | None = None, **arguments: Any) -> UUID:
    """Start a job; it begins once the present transaction has committed. Its id shows its progress."""
    if name not in TASKS:
        raise RuntimeError(f"no task is named {name}")
    job = Job.objects.create(
        task=name,
        title=title,
        arguments=arguments,
        account_id=current().account_id,
        org_id=org_id,
        created_at=clock.now(),
    )
    return job.id


def stop(job_id: UUID) -> None:
    """Ask a job to stop at its next step."""
    Job.objects.filter(id=job_id, state="running").update(state="stopping")
    Job.objects.filter(id=job_id, state="waiting").update(state="stopped", ended_at=clock.now())


def _lock_key(job_id: UUID) -> int:
    return job_id.int & 0x7FFF_FFFF_FFFF_FFFF


def run_next() -> bool:
    """Run one job that waits, or that a dead worker left; False when there is none."""
    with acting_as(SYSTEM):
        for job in Job.objects.filter(state__in=("waiting", "running", "stopping")).order_by("created_at")[:20]:
            if _take(job.id):
                try:
                    _run(Job.objects.get(id=job.id))
                finally:
                    _release(job.id)
                return True
    return False


def _take(job_id: UUID) -> bool:
    """A lock that dies with its worker's connection, so that nobody else runs the job meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_lock_key(job_id)])
        if not cursor.fetchone()[0]:
            return False
    if Job.objects.filter(id=job_id, state__in=("waiting", "running", "stopping")).exists():
        return True
    _release(job_id)
    return False


def _release(job_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [_lock_key(job_id)])


def _run(job: Job) -> None:
    Job.objects.filter(id=job.id).update(state="running", started_at=job.started_at or clock.now())
    progress = Progress(job)
    try:
        with telemetry.span(f"job {job.task}"):
            TASKS[job.task](progress, **job.arguments)
    except Stopped:
        _end(job, "stopped", "已按要求停下。")
    except Exception as error:
        log.exception("job.failed", task=job.task, job=str(job.id))
        _end(job, "failed", getattr(error, "message", "") or "没有做完，已记下原因。可以从停下的地方接着做。")
    else:
        _end(job, "done", job.message)


def _end(job: Job, state: str, message: str) -> None:
    Job.objects.filter(id=job.id).update(state=state, message=message, ended_at=clock.now())
