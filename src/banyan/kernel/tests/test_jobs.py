"""Long jobs show progress, give bad rows back, stop when asked, and go on from where a dead worker left them."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.kernel import jobs
from banyan.kernel.models import Job, JobRow
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import person, run_jobs

pytestmark = pytest.mark.django_db
DONE: list[int] = []


@jobs.task("test.count")
def count(progress: jobs.Progress, *, upto: int, die_at: int = -1) -> None:
    progress.total(upto)
    for number in range(progress.state.get("next", 0), upto):
        if number == die_at and not progress.state.get("died"):
            progress.checkpoint({"next": number, "died": True})
            raise SystemExit("killed")
        if number % 10 == 3:
            progress.bad_row(number, "个位是 3", field="n")
        DONE.append(number)
        progress.checkpoint({**progress.state, "next": number + 1})
        progress.advance(1, f"第 {number} 个")


def started(**arguments: Any) -> Job:
    DONE.clear()
    with acting_as(person()):
        job_id = jobs.start("test.count", title="数数", **arguments)
    with acting_as(SYSTEM):
        return Job.objects.get(id=job_id)


def test_a_job_runs_to_its_end() -> None:
    job = started(upto=12)
    assert run_jobs() == 1
    with acting_as(SYSTEM):
        job.refresh_from_db()
        assert (job.state, job.done, job.total, job.bad) == ("done", 12, 12, 1)
        assert list(JobRow.objects.values_list("number", "reason")) == [(3, "个位是 3")]
    assert list(range(12)) == DONE


def test_a_job_whose_worker_dies_goes_on_where_it_stood() -> None:
    job = started(upto=8, die_at=5)
    with pytest.raises(SystemExit):
        run_jobs()
    run_jobs()
    with acting_as(SYSTEM):
        job.refresh_from_db()
    assert job.state == "done"
    assert list(range(8)) == DONE


def test_a_job_that_is_asked_to_stop_stops() -> None:
    job = started(upto=8)
    with acting_as(SYSTEM):
        jobs.stop(job.id)
        assert run_jobs() == 0
        job.refresh_from_db()
    assert job.state == "stopped"
    assert DONE == []


def test_a_failing_job_says_so() -> None:
    DONE.clear()
    with acting_as(person()):
        job_id = jobs.start("test.count", title="数数", wrong="argument")
    run_jobs()
    with acting_as(SYSTEM):
        assert Job.objects.get(id=job_id).state == "failed"


def test_another_person_does_not_see_it() -> None:
    started(upto=1)
    with acting_as(person()):
        assert not Job.objects.exists()
