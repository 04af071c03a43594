"""Decisions that no event told of: from before this engine, or loaded in bulk. A job; twice does no harm."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from banyan.engines.disclosure.actions import publish_decisions
from banyan.engines.services.queries.bulk import CasePlace, cases_behind
from banyan.kernel.jobs import Progress, periodic, start, task
from banyan.kernel.models import Job
from banyan.kernel.principal import SYSTEM, acting_as

NAME: Final = "disclosure.catch-up"
_BATCH = 1000


@task(NAME)
def catch_up(progress: Progress) -> None:
    """Publish what lacks, batch by batch in the order of the cases' keys."""
    last = _place(progress.state.get("behind", ""))
    with acting_as(SYSTEM):
        while batch := cases_behind(last, _BATCH):
            granted = [one.info.id for one in batch if one.info.decision == "granted"]
            made = publish_decisions(case_ids=granted) if granted else 0
            last = batch[-1].place
            progress.state["behind"] = f"{last[0]} {last[1]}"
            progress.advance(len(batch), f"又公示了 {made} 件")
            progress.checkpoint(progress.state)


def _place(text: str) -> CasePlace | None:
    city, _, case_id = text.partition(" ")
    return (city, UUID(case_id)) if case_id else None


@periodic("* * * * *", name="disclosure.catch-up-once")
def look() -> None:
    """Start it once in the life of an installation; while the job is remembered it is not started again."""
    with acting_as(SYSTEM):
        if not Job.objects.filter(task=NAME).exists():
            start(NAME, title="补公示行政许可")
