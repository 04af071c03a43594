"""What the platform does by itself with cases: silence becomes acceptance or consent, old drafts go."""

from __future__ import annotations

import hashlib

import structlog
from django.core.cache import cache

from banyan.engines.services.actions import (
    deem_accepted,
    deem_consent,
    expire_drafts,
    put_planned_into_effect,
    settle_clock,
)
from banyan.engines.services.actions.calendar import unsettled
from banyan.engines.services.models import Case, Implementation, Opinion
from banyan.kernel import calendar, clock
from banyan.kernel.errors import BanyanError
from banyan.kernel.jobs import periodic

log = structlog.get_logger(__name__)

#: How many are done in one run; the next run does the rest.
_BATCH = 2000
#: Which calendar the dates of running cases rest on. When it is lost, they are looked at once more.
_SETTLED = "services.calendar"


@periodic("*/10 * * * *", name="services.deem-accepted")
def deem_overdue_accepted() -> int:
    """Accept what nobody answered within the limit of acceptance; how many."""
    overdue = Case.objects.filter(state="submitted", due__lt=clock.today()).order_by("due")
    done = 0
    for case_id in list(overdue.values_list("id", flat=True)[:_BATCH]):
        try:
            deem_accepted(case_id=case_id)
            done += 1
        except BanyanError as error:
            log.warning("services.not-deemed", case=str(case_id), reason=error.message)
    return done


@periodic("*/10 * * * *", name="services.deem-consent")
def deem_silent_consent() -> int:
    """Take for consent the silence of departments that were told so; how many."""
    overdue = Opinion.objects.filter(state="open", deemed=True, due__lt=clock.today()).order_by("due")
    done = 0
    for opinion_id in list(overdue.values_list("id", flat=True)[:_BATCH]):
        try:
            deem_consent(opinion_id=opinion_id)
            done += 1
        except BanyanError as error:
            log.warning("services.no-consent", opinion=str(opinion_id), reason=error.message)
    return done


@periodic("*/15 * * * *", name="services.planned-items")
def publish_planned_items() -> int:
    """Items that bodies publish, pause or withdraw from today on; how many."""
    if not Implementation.objects.filter(planned_on__lte=clock.today()).exists():
        return 0
    return put_planned_into_effect()


@periodic("23 3 * * *", name="services.drafts")
def forget_old_drafts() -> int:
    """Delete drafts that nobody touched for 30 days; how many."""
    return expire_drafts()


@periodic("*/5 * * * *", name="services.settle-clocks")
def settle_clocks() -> int:
    """After a year was loaded or corrected, work out the dates of running cases again; how many moved."""
    in_force = hashlib.sha256(calendar.workdays().to_json().encode()).hexdigest()
    if cache.get(_SETTLED) == in_force:
        return 0
    moved = 0
    running = Case.objects.filter(closed_on__isnull=True, clock_since__isnull=False).defer("data", "facts", "sealed")
    for case in running.iterator(chunk_size=_BATCH):
        if unsettled(case):
            moved += settle_clock(case_id=case.id)
    cache.set(_SETTLED, in_force, timeout=None)
    return moved
