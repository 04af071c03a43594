"""What the worker does by the clock: making papers that are still missing, forgetting old counts and orphaned bytes."""

from __future__ import annotations

import time
from datetime import timedelta

from banyan.engines.documents.actions.files import forget_file
from banyan.engines.documents.actions.paper import make_paper
from banyan.engines.documents.models import Attempt, File, LicenceVersion
from banyan.kernel import clock
from banyan.kernel.jobs import periodic
from banyan.kernel.principal import SYSTEM, acting_as

BUDGET_SECONDS = 20
BATCH = 200


@periodic("* * * * *", name="documents.papers")
def make_missing_papers() -> int:
    """Make the papers of new licences, the newest first, for at most 20 seconds; how many were made.

    So a sudden flood of licences cannot hold the worker: whoever asks for one gets it at once all the same.
    """
    until = time.monotonic() + BUDGET_SECONDS
    made = 0
    with acting_as(SYSTEM):
        waiting = LicenceVersion.objects.filter(paper="").order_by("-created_at")
        for version_id in list(waiting.values_list("id", flat=True)[:BATCH]):
            if time.monotonic() > until:
                break
            make_paper(version_id=version_id)
            made += 1
    return made


@periodic("41 3 * * *", name="documents.removed")
def forget_removed_files() -> int:
    """Files that were taken back a day ago are gone for good; how many."""
    with acting_as(SYSTEM):
        old = list(File.objects.filter(removed_at__lt=clock.now() - timedelta(days=1)).values_list("id", flat=True))
        for file_id in old:
            forget_file(file_id=file_id)
    return len(old)


@periodic("17 3 * * *", name="documents.attempts")
def forget_attempts() -> int:
    """Counts of verifications are of use for a minute; they are forgotten after a day."""
    with acting_as(SYSTEM):
        gone, _ = Attempt.objects.filter(minute__lt=clock.now() - timedelta(days=1)).delete()
    return gone
