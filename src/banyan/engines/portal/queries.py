"""What others ask the portal: the days of a civil servant, one appointment, the feed of a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext

from banyan.engines.identity.queries import names_of
from banyan.engines.portal.declare import CalendarEntry, CalendarSource, registered
from banyan.engines.portal.feed import digest_of
from banyan.engines.portal.models import Appointment, CalendarFeed, Invitation
from banyan.engines.portal.policies import AT_DESK
from banyan.engines.portal.records import AppointmentInfo, FeedInfo, Guest, Terms
from banyan.engines.portal.repeating import occurrences
from banyan.kernel import clock
from banyan.kernel.errors import NotFound
from banyan.kernel.policy import require
from banyan.kernel.principal import SYSTEM, Principal, acting_as, current

#: More than anybody has at once.
_MOST = 500


def entries(start: date, end: date, *, only: str = "", feed: bool = False) -> tuple[CalendarEntry, ...]:
    """Everything in the own calendar that touches these days, whole days first, then by the hour.

    `only` keeps to one source; `feed` to what may leave the house. As many statements as the sources need.
    """
    require(AT_DESK)
    who = current()
    asked = [one for one in registered(CalendarSource) if only in ("", one.code) and (one.feed or not feed)]
    found = [entry for source in asked for entry in source.entries(who, start, end)]
    return tuple(sorted(found, key=_order))


def _order(entry: CalendarEntry) -> tuple[date, str]:
    moment = entry.starts.strftime("%H%M") if isinstance(entry.starts, datetime) else ""
    return entry.first_day, moment


def appointments_between(who: Principal, start: date, end: date) -> list[CalendarEntry]:
    """The appointments that one made or is invited to and has not declined. Two statements, each by an index."""
    if who.account_id is None:
        return []
    own = Appointment.objects.filter(_touching("", start, end), owner_id=who.account_id)
    asked = Invitation.objects.filter(_touching("appointment__", start, end), account_id=who.account_id)
    found = [(row, "") for row in own[:_MOST]]
    found += [
        (one.appointment, one.state) for one in asked.exclude(state="declined").select_related("appointment")[:_MOST]
    ]
    return [
        _entry(row, first, last, answer)
        for row, answer in found
        for first, last in occurrences(
            row.first_day, row.last_day, weekly=row.weekly, until=row.until, start=start, end=end
        )
    ]


def _touching(path: str, start: date, end: date) -> Q:
    """Those not called off that may touch these days, weekly ones among them."""
    once = Q(**{f"{path}weekly": False, f"{path}last_day__gte": start})
    going_on = Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gte": start - timedelta(days=7)})
    again = Q(**{f"{path}weekly": True}) & going_on
    return Q(once | again, **{f"{path}cancelled_at__isnull": True, f"{path}first_day__lte": end})


def _entry(row: Appointment, first: date, last: date, answer: str) -> CalendarEntry:
    asked = answer == "asked"
    timed = row.starts is not None and row.ends is not None
    return CalendarEntry(
        code=f"appointment-{row.pk}-{first:%Y%m%d}",
        title=row.title,
        starts=datetime.combine(first, row.starts, clock.ZONE) if timed and row.starts else first,
        ends=datetime.combine(last, row.ends, clock.ZONE) if timed and row.ends else last,
        url=f"/work/schedule/{row.pk}/",
        place=row.place,
        kind="wait" if asked else "done",
        word=gettext("待答复") if asked else "",
    )


def appointment(appointment_id: UUID) -> AppointmentInfo:
    """One appointment of one's own or to which one is invited. Raises NotFound. Three statements."""
    row = Appointment.objects.filter(pk=appointment_id).first()
    if row is None:
        raise NotFound("没有找到这项安排。")
    states = dict(Invitation.objects.filter(appointment=row).values_list("account_id", "state"))
    names = names_of([row.owner_id, *row.guests])
    return AppointmentInfo(
        id=row.pk,
        owner_id=row.owner_id,
        owner_name=names.get(row.owner_id, ""),
        terms=_terms(row),
        guests=tuple(Guest(one, names.get(one, ""), states.get(one, "asked")) for one in row.guests),
        cancelled=row.cancelled_at is not None,
    )


def _terms(row: Appointment) -> Terms:
    return Terms(
        title=row.title,
        first_day=row.first_day,
        last_day=row.last_day,
        starts=row.starts,
        ends=row.ends,
        place=row.place,
        note=row.note,
        weekly=row.weekly,
        until=row.until,
    )


def unanswered(account_id: UUID) -> Iterable[AppointmentInfo]:
    """Invitations that this account, the own one, has not answered; the soonest first, those gone by left out."""
    today = clock.today()
    coming = Q(appointment__last_day__gte=today) | Q(appointment__weekly=True)
    rows = Invitation.objects.filter(coming, account_id=account_id, state="asked", appointment__cancelled_at=None)
    ids = rows.order_by("appointment__first_day", "id").values_list("appointment_id", flat=True)[:5]
    return [appointment(one) for one in ids]


def feed_of(account_id: UUID) -> FeedInfo | None:
    """The feed of the own calendar; None when there is none."""
    row = CalendarFeed.objects.filter(account_id=account_id).values_list("made_at", "used_on").first()
    return FeedInfo(*row) if row else None


def account_of_feed(secret: str) -> UUID:
    """Whose calendar opens with this secret. Raises NotFound. Notes the day of use, once a day."""
    today = clock.today()
    with acting_as(SYSTEM):
        row = CalendarFeed.objects.filter(digest=digest_of(secret)).first()
        if row is None:
            raise NotFound("没有找到这个日程订阅，可能已经停用。")
        if row.used_on != today:
            CalendarFeed.objects.filter(pk=row.pk).update(used_on=today)
    return row.account_id
