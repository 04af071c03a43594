"""The scan of clocks: bounded, incremental, and harmless when it runs twice.

Each open case whose clocks come near their end is looked at once a day; a run takes them in batches and leaves the
rest to the next.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.supervision.actions.cards import About
from banyan.engines.supervision.declare import CardRule, Trigger
from banyan.engines.supervision.judging import Due, issue, judge
from banyan.engines.supervision.marks import situation_of
from banyan.engines.supervision.models import FollowUp, Mark, Tally
from banyan.engines.supervision.ruling import Settings, rules
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.jobs import periodic

BATCH: Final = 500
MOST: Final = 20_000
"""So many cases a run at most; the next run, five minutes later, goes on."""

SHARE_DAYS: Final = 30
SHARE_LEAST: Final = 20
"""A share of refusals is judged over so many days, and only where so many applications came in (assumed)."""


@periodic("*/5 * * * *", name="supervision.clocks")
def scan_clocks() -> int:
    """Look at every case that is due to be looked at; how many cards came of it."""
    issued = looked = 0
    while looked < MOST:
        batch, cards = _scan_batch(clock.today())
        issued, looked = issued + cards, looked + batch
        if batch < BATCH:
            break
    return issued


def _scan_batch(today: date) -> tuple[int, int]:
    with transaction.atomic():
        marks = list(
            Mark.objects.select_for_update(skip_locked=True)
            .filter(open=True, next_look__lte=today)
            .order_by("next_look", "case_id")[:BATCH]
        )
        cards = judge((situation_of(mark) for mark in marks), today)
        for mark in marks:
            mark.next_look = today + timedelta(days=1)
        Mark.objects.bulk_update(marks, ["next_look"])
    return len(marks), len(cards)


@periodic("15 6 * * *", name="supervision.follow-ups")
def scan_follow_ups() -> int:
    """Cards for bad ratings that nobody followed up in time; how many."""
    settings, today = Settings(), clock.today()
    late = list(FollowUp.objects.filter(done_at__isnull=True, due__lt=today).order_by("due", "id")[:MOST])
    due = [
        one
        for rule in _by(Trigger.FOLLOW_UP_LATE)
        for row in late
        if (one := _late_follow_up(rule, row, settings, today)) is not None
    ]
    return len(issue(due))


@periodic("30 6 * * *", name="supervision.refusals")
def scan_refusals() -> int:
    """Cards for organisations that refuse to accept too large a share of what comes in; one a month."""
    settings, today = Settings(), clock.today()
    rows = (
        Tally.objects.filter(day__gt=today - timedelta(days=SHARE_DAYS), day__lte=today)
        .values("org_id", "division", "department")
        .annotate(came=Sum("submitted"), turned_away=Sum("rejected"))
        .filter(came__gte=SHARE_LEAST, turned_away__gt=0)
    )
    due = [
        Due(rule, _about_organisation(row["org_id"], row["division"], row["department"]), key, reason)
        for rule in _by(Trigger.REFUSAL_SHARE)
        for row in rows
        if (held := settings.in_force(rule, row["division"])).active
        and (share := 100 * row["turned_away"] / row["came"]) > held.threshold
        and (key := f"{rule.code}:{row['org_id']}:{today:%Y-%m}")
        and (reason := f"近 {SHARE_DAYS} 天收件 {row['came']} 件，不予受理占 {share:.0f}%，超过 {held.threshold}%")
    ]
    return len(issue(due))


def _by(trigger: Trigger) -> list[CardRule]:
    return [rule for rule in rules() if rule.trigger is trigger]


def _late_follow_up(rule: CardRule, row: FollowUp, settings: Settings, today: date) -> Due | None:
    held = settings.in_force(rule, row.division)
    days = counting().between(row.due, today)
    if not held.active or days <= held.threshold:
        return None
    about = About(
        division=row.division,
        org_id=row.org_id,
        department=row.department,
        item_code=row.item_code,
        item_title=row.item_title,
        case_number=row.case_number,
    )
    return Due(
        rule, about, f"{rule.code}:{row.rating_id}", f"差评应在 {row.due:%-m 月 %-d 日}前回访，超过 {days} 个工作日"
    )


def _about_organisation(org_id: UUID, division: str, department: str) -> About:
    found = find_organisation(org_id)
    return About(division=division, org_id=org_id, department=department, item_title=found.short_name if found else "")
