"""What is kept no longer than needed: files that were handed over."""

from __future__ import annotations

from datetime import timedelta

from banyan.engines.registers.importing import TASK
from banyan.kernel import clock, files
from banyan.kernel.jobs import periodic
from banyan.kernel.models import Job
from banyan.kernel.principal import SYSTEM, acting_as

KEPT = timedelta(days=30)
"""How long a file with bad rows can still be fetched back (assumed)."""


@periodic("23 3 * * *", name="registers.forget-files")
def forget_files() -> int:
    """Remove the sealed files of imports that ended without bad rows, or long ago; how many."""
    forgotten = 0
    with acting_as(SYSTEM):
        for job in Job.objects.filter(task=TASK, state__in=("done", "stopped"), ended_at__isnull=False):
            digest = job.arguments.get("digest", "")
            old = job.ended_at is not None and job.ended_at < clock.now() - KEPT
            if digest and (job.bad == 0 or old):
                files.remove(digest)
                Job.objects.filter(id=job.id).update(arguments={**job.arguments, "digest": ""})
                forgotten += 1
    return forgotten
