"""Every write of the portal: appointments, answers to invitations, the address of a calendar's feed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.identity.queries import colleagues
from banyan.engines.portal.events import AppointmentTold, InvitationAnswered
from banyan.engines.portal.feed import digest_of
from banyan.engines.portal.models import Appointment, CalendarFeed, Invitation
from banyan.engines.portal.policies import AT_DESK, INVITED, OWN_APPOINTMENT
from banyan.engines.portal.records import Terms
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused

MOST_GUESTS = 50
LONGEST_DAYS = 60
_TEXTS = {"title": 80, "place": 80, "note": 500}
_FIELDS = ("title", "place", "note", "first_day", "last_day", "starts", "ends", "weekly", "until")


@action("portal.appointment.plan", title="安排日程")
def plan_appointment(act: Act, *, terms: Terms, guests: Iterable[UUID] = ()) -> UUID:
    """Put an appointment into the own calendar and invite colleagues; its id. Raises Invalid."""
    act.require(AT_DESK)
    said, invited = _checked(terms), _checked_guests(act, guests)
    post = act.who.posts[0] if act.who.posts else None
    kept = Appointment(
        owner_id=_me(act),
        org_id=post.org_id if post else None,
        division=post.division if post else "",
        guests=invited,
        created_at=act.now,
        changed_at=act.now,
        **_columns(said),
    )
    kept.save(force_insert=True)
    _invite(kept, invited)
    _tell(act, kept, "invited", invited)
    return kept.pk


@action("portal.appointment.change", title="改动日程")
def change_appointment(act: Act, *, appointment_id: UUID, terms: Terms, guests: Iterable[UUID] = ()) -> None:
    """Change an appointment of one's own. Whoever stays invited is asked anew when its time or place changed."""
    act.require(AT_DESK)
    kept = _found(appointment_id)
    act.require(OWN_APPOINTMENT, kept.owner_id)
    said, invited = _checked(terms), _checked_guests(act, guests)
    before = list(kept.guests)
    moved = any(getattr(kept, name) != value for name, value in _columns(said).items() if name not in ("title", "note"))
    for name, value in _columns(said).items():
        setattr(kept, name, value)
    kept.guests, kept.changed_at = invited, act.now
    kept.save()
    Invitation.objects.filter(appointment=kept).exclude(account_id__in=invited).delete()
    fresh = [one for one in invited if one not in before]
    _invite(kept, fresh)
    if moved:
        Invitation.objects.filter(appointment=kept, account_id__in=before).update(state="asked", answered_at=None)
        _tell(act, kept, "changed", [one for one in invited if one in before])
    _tell(act, kept, "invited", fresh)
    _tell(act, kept, "cancelled", [one for one in before if one not in invited])


@action("portal.appointment.cancel", title="取消日程")
def cancel_appointment(act: Act, *, appointment_id: UUID) -> None:
    """Call an appointment of one's own off; those who had not declined are told."""
    act.require(AT_DESK)
    kept = _found(appointment_id)
    act.require(OWN_APPOINTMENT, kept.owner_id)
    kept.cancelled_at = kept.changed_at = act.now
    kept.save(update_fields=["cancelled_at", "changed_at"])
    gone = set(Invitation.objects.filter(appointment=kept, state="declined").values_list("account_id", flat=True))
    _tell(act, kept, "cancelled", [one for one in kept.guests if one not in gone])


@action("portal.appointment.answer", title="答复邀请")
def answer_invitation(act: Act, *, appointment_id: UUID, accept: bool) -> None:
    """Accept or decline; the one who invited is told. The same answer again changes nothing."""
    act.require(AT_DESK)
    kept = _found(appointment_id)
    act.require(INVITED, kept.guests)
    state = "accepted" if accept else "declined"
    rows = Invitation.objects.filter(appointment=kept, account_id=_me(act)).exclude(state=state)
    if rows.update(state=state, answered_at=act.now):
        act.emit(InvitationAnswered(appointment_id=kept.pk, account_id=_me(act), accepted=accept))
    act.touched("appointment", kept.pk, division=kept.division, org_id=kept.org_id, about={"answer": state})


@action("portal.feed.renew", title="开通日程订阅")
def renew_feed(act: Act) -> str:
    """A new secret for the feed of the own calendar; the one before opens nothing any more. It is shown this once."""
    act.require(AT_DESK)
    secret = secrets.token_urlsafe(32)
    values = {"digest": digest_of(secret), "made_at": act.now, "used_on": None}
    CalendarFeed.objects.update_or_create(account_id=_me(act), defaults=values)
    act.touched("calendar-feed", _me(act))
    return secret


@action("portal.feed.revoke", title="停用日程订阅")
def revoke_feed(act: Act) -> None:
    """Nobody reads the own calendar from outside any more."""
    act.require(AT_DESK)
    CalendarFeed.objects.filter(account_id=_me(act)).delete()
    act.touched("calendar-feed", _me(act), about={"revoked": True})


def _me(act: Act) -> UUID:
    """The account of whoever acts; only after `act.require(AT_DESK)`."""
    if act.who.account_id is None:
        raise Refused(_("日程给政府工作人员用。"))
    return act.who.account_id


def _found(appointment_id: UUID) -> Appointment:
    kept = Appointment.objects.filter(pk=appointment_id).first()
    if kept is None:
        raise NotFound(_("没有找到这项安排。"))
    if kept.cancelled_at is not None:
        raise Conflict(_("这项安排已经取消了。"))
    return kept


def _columns(said: Terms) -> dict[str, object]:
    return {name: getattr(said, name) for name in _FIELDS}


def _checked(terms: Terms) -> Terms:
    """The terms made whole: one hour where no end is named, one day where no last day is. Raises Invalid."""
    texts = {name: " ".join(getattr(terms, name).split()) for name in _TEXTS}
    if not texts["title"]:
        raise _wrong("title", _("请写要做什么。"))
    for name, most in _TEXTS.items():
        if len(texts[name]) > most or not texts[name].isprintable():
            raise _wrong(name, _("太长了，最多 %(most)s 个字。") % {"most": most})
    last_day = terms.last_day or terms.first_day
    if not timedelta() <= last_day - terms.first_day <= timedelta(days=LONGEST_DAYS):
        raise _wrong("last_day", _("结束的日子不早于开始，最长 %(most)s 天。") % {"most": LONGEST_DAYS})
    if terms.weekly and (last_day - terms.first_day).days >= 7:
        raise _wrong("weekly", _("每周重复的安排，一次不能满一周。"))
    if terms.until is not None and (not terms.weekly or terms.until < terms.first_day):
        raise _wrong("until", _("重复到哪天，要勾选每周重复，并且不早于开始的日子。"))
    starts, ends = _hours(terms, last_day)
    return replace(
        terms,
        title=texts["title"],
        place=texts["place"],
        note=texts["note"],
        last_day=last_day,
        starts=starts,
        ends=ends,
    )


def _hours(terms: Terms, last_day: date) -> tuple[time | None, time | None]:
    starts, ends = terms.starts, terms.ends
    if starts is None:
        if ends is not None:
            raise _wrong("starts", _("请写几点开始；整天的安排两个时间都不写。"))
        return None, None
    if ends is None:
        later = datetime.combine(terms.first_day, starts) + timedelta(hours=1)
        ends = later.time() if later.date() == terms.first_day else time(23, 59)
    if last_day == terms.first_day and ends <= starts:
        raise _wrong("ends", _("结束的时间要晚于开始。"))
    return starts, ends


def _checked_guests(act: Act, guests: Iterable[UUID]) -> list[UUID]:
    """Servants who hold a post today, each once, without oneself."""
    wanted = [one for one in dict.fromkeys(guests) if one != act.who.account_id]
    if len(wanted) > MOST_GUESTS:
        raise _wrong("guests", _("一次最多请 %(most)s 位同事。") % {"most": MOST_GUESTS})
    if wanted and len(colleagues(wanted)) < len(wanted):
        raise _wrong("guests", _("有一位同事没有找到，可能已经调离。请重新选。"))
    return wanted


def _invite(kept: Appointment, accounts: list[UUID]) -> None:
    Invitation.objects.bulk_create([Invitation(appointment=kept, account_id=one) for one in accounts])


def _tell(act: Act, kept: Appointment, what: Literal["invited", "changed", "cancelled"], accounts: list[UUID]) -> None:
    act.touched("appointment", kept.pk, division=kept.division, org_id=kept.org_id, about={what: len(accounts)})
    if accounts:
        act.emit(AppointmentTold(appointment_id=kept.pk, what=what, account_ids=accounts))


def _wrong(field: str, sentence: str) -> Invalid:
    return Invalid(sentence, fields={field: sentence})
