"""Reading what is published: decisions, offices, items and figures of a place."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from banyan.engines.disclosure.models import PublishedDecision
from banyan.engines.disclosure.records import DecisionInfo, FiguresInfo, OfficeInfo, PowerInfo
from banyan.engines.divisions.queries import Organisation, division, find_organisation, organisations_in, places
from banyan.engines.services import queries as services
from banyan.engines.services.wording import normal, pairs
from banyan.engines.supervision.queries import MonthRow, monthly
from banyan.kernel import clock
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards.division import Level

_COLUMNS = tuple(DecisionInfo.__dataclass_fields__)
#: A list that is taken along has at most so many of the newest; for more one narrows it by days.
MOST_EXPORTED = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which decisions: of a division's own offices, or `below` too; of one office or item; with these words; of these
    days."""

    within: str
    below: bool = False
    org_id: UUID | None = None
    item_code: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of decisions, and the cursor of the next."""

    rows: tuple[DecisionInfo, ...]
    following: str


def decisions(asked: Asked, cursor: str = "", size: int = 30) -> Page:
    """Published decisions, the newest first. One statement."""
    rows = _public(asked)
    if cursor:
        day, case_id = _place(cursor)
        rows = rows.filter(Q(decided_on__lt=day) | Q(decided_on=day, case_id__lt=case_id), decided_on__lte=day)
    found = [DecisionInfo(*row) for row in rows.values_list(*_COLUMNS)[: size + 1]]
    more = len(found) > size
    return Page(tuple(found[:size]), _cursor(found[size - 1]) if more else "")


def every_decision(asked: Asked) -> Iterator[DecisionInfo]:
    """The same without pages, for a file; at most `MOST_EXPORTED`."""
    rows = _public(asked).values_list(*_COLUMNS)[:MOST_EXPORTED]
    return (DecisionInfo(*row) for row in rows.iterator(chunk_size=1000))


def decision(case_id: UUID) -> DecisionInfo:
    """One published decision; a withheld one for its office only. Raises NotFound."""
    row = PublishedDecision.objects.filter(case_id=case_id).values_list(*_COLUMNS).first()
    if row is None:
        raise NotFound("没有这条公示，可能已经撤下。")
    return DecisionInfo(*row)


def decisions_of_office(org_ids: tuple[UUID, ...], *, withheld: bool, limit: int = 100) -> list[DecisionInfo]:
    """The newest of one's own offices: those that are published, or those held back."""
    rows = PublishedDecision.objects.filter(org_id__in=org_ids, withheld_at__isnull=not withheld)
    return [DecisionInfo(*row) for row in rows.order_by("-decided_on", "-case_id").values_list(*_COLUMNS)[:limit]]


def published_since(since: date) -> tuple[int, int]:
    """How many decisions were published that were made since a day, and how many of them within seven days."""
    rows = PublishedDecision.objects.filter(decided_on__gte=since, withheld_at__isnull=True)
    days = [at.astimezone(clock.ZONE).date() - on for on, at in rows.values_list("decided_on", "published_at")[:10_000]]
    return len(days), sum(gap <= timedelta(days=7) for gap in days)


def _public(asked: Asked) -> QuerySet[PublishedDecision]:
    rows = PublishedDecision.objects.filter(_inside(asked), withheld_at__isnull=True)
    if asked.org_id:
        rows = rows.filter(org_id=asked.org_id)
    if asked.item_code:
        rows = rows.filter(item_code=asked.item_code)
    if asked.since:
        rows = rows.filter(decided_on__gte=asked.since)
    if asked.until:
        rows = rows.filter(decided_on__lte=asked.until)
    if asked.words:
        rows = rows.filter(_named(asked.words))
    return rows.order_by("-decided_on", "-case_id")


def _inside(asked: Asked) -> Q:
    """The own offices of a division, or all within; the experimental zone stands beside its city, not in it."""
    here = division(asked.within)
    if not asked.below:
        return Q(division=here.code)
    if here.level is Level.PROVINCE:
        return Q()
    inside = Q(division__startswith=here.prefix)
    if here.level is Level.CITY:
        for zone in (one for one in places() if one.zone and one.code.startswith(here.prefix)):
            inside &= ~Q(division__startswith=zone.prefix)
    return inside


def _named(words: str) -> Q:
    """By a part of a firm's name, its credit code, or the document's number."""
    said = normal(words)
    parts = sorted(pairs(said))
    named = Q(pairs__contains=parts, subject_name__contains=said) if parts else Q(case_id__in=[])
    return named | Q(number=words.strip()) | Q(subject_uscc=said.upper(), subject_kind="firm")


def _cursor(one: DecisionInfo) -> str:
    return base64.urlsafe_b64encode(f"{one.decided_on} {one.case_id}".encode()).decode()


def _place(cursor: str) -> tuple[date, UUID]:
    try:
        day, _, case_id = base64.urlsafe_b64decode(cursor.encode()).decode().partition(" ")
        return date.fromisoformat(day), UUID(case_id)
    except (ValueError, binascii.Error, UnicodeDecodeError):
        raise Invalid("翻页的位置不对，请从第一页看起。", fields={"after": "位置不对"}) from None


def offices(code: str) -> list[OfficeInfo]:
    """The organisations that sit in a division, with their windows. One statement."""
    return _with_windows(organisations_in(code))


def office(org_id: UUID) -> OfficeInfo:
    """One organisation. Raises NotFound."""
    found = find_organisation(org_id)
    if found is None or found.dissolved_on is not None:
        raise NotFound("没有这个机构。")
    return _with_windows((found,))[0]


def _with_windows(found: tuple[Organisation, ...]) -> list[OfficeInfo]:
    windows = services.windows([one.id for one in found])
    none = services.Window("", "", "", "", 0)
    return [
        OfficeInfo(
            id=one.id,
            name=one.name,
            short_name=one.short_name,
            uscc=one.uscc,
            department=one.department,
            division=one.division,
            duties=one.duties.title,
            place=(said := windows.get(one.id, none)).place,
            hours=said.hours,
            contact=said.contact,
            supervision=said.supervision,
            items=said.items,
        )
        for one in found
    ]


def powers(code: str, org_id: UUID | None = None) -> list[PowerInfo]:
    """The items that a division's own offices do, or one of them does: the list of powers. Two statements."""
    found = services.items_of(org_id) if org_id else services.items_at(code, own_level=True)
    versions = services.published_versions([one.item.code for one in found])
    return [
        PowerInfo(
            item_code=one.item.code,
            title=one.title,
            power=one.item.power.label,
            basis=tuple(str(law) for law in one.item.basis),
            org_id=one.org_id,
            org_name=one.org_name,
            code=one.code,
            promised=one.promised,
            version=one.version,
            since=at.astimezone(clock.ZONE).date()
            if (kept := versions.get(one.item.code)) and (at := kept.at)
            else None,
            open=one.open,
        )
        for one in sorted(found, key=lambda one: (one.department, one.title))
    ]


def item_changes(code: str, limit: int = 100) -> list[services.ItemChange]:
    """What was published, changed or ended of the items that a division's own offices do."""
    return services.changes([one.item.code for one in services.items_at(code, own_level=True)], limit)


def figures(code: str, month: date) -> list[FiguresInfo]:
    """What each office of a division did in a month, the busiest first. Everybody may see it: no person is counted."""
    last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    known = {one.id: one for one in organisations_in(code)}
    with acting_as(SYSTEM):
        rows = monthly(list(known), month.replace(day=1), last)
    return sorted((_figures(row, known[row.org_id]) for row in rows), key=lambda one: (-one.received, one.name))


def figures_of(org_id: UUID, months: int = 12) -> list[FiguresInfo]:
    """What one office did in the last months, the present one too, the oldest first."""
    found, today = find_organisation(org_id), clock.today()
    if found is None:
        return []
    first = today.replace(day=1)
    for _ in range(months - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    with acting_as(SYSTEM):
        return [_figures(row, found) for row in monthly([org_id], first, today)]


def _figures(row: MonthRow, office: Any) -> FiguresInfo:
    return FiguresInfo(
        org_id=row.org_id,
        name=office.short_name,
        month=row.month,
        received=row.sums.submitted,
        done=row.sums.decided,
        on_time=row.sums.punctual,
        mean_days=row.sums.mean_days,
        stars=row.stars,
        rated=row.sums.rated,
    )
