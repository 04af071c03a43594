"""Notices of appointments: an invitation, a change, a cancellation, an answer."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.identity.queries import names_of
from banyan.engines.messaging.actions import send
from banyan.engines.messaging.declare import EMAIL, Template, declare_template, say_day
from banyan.engines.portal.events import AppointmentTold, InvitationAnswered
from banyan.engines.portal.models import Appointment
from banyan.kernel.events import Envelope, Event, subscriber

_SAMPLE = {"who": "陈某", "title": "联合踏勘碰头", "when": "12 月 7 日（周一） 9:30", "place": "3 号楼 206"}
_TOLD: list[type[Event]] = [AppointmentTold, InvitationAnswered]


def _template(code: str, title: str, text: str) -> Template:
    return declare_template(
        Template(code=code, title=title, text=text, channels=(EMAIL,), link_label="看日程", sample=_SAMPLE)
    )


TEMPLATES = {
    "invited": _template("portal.invited", "{who}约您：{title}", "{when}，{place}。请答复去不去。"),
    "changed": _template("portal.appointment-changed", "安排改了：{title}", "改到{when}，{place}。请再答复一次。"),
    "cancelled": _template("portal.appointment-cancelled", "取消了：{title}", "{who}取消了{when}的安排。"),
    "accepted": _template("portal.invitation-accepted", "{who}会来：{title}", "{when}，{place}。"),
    "declined": _template("portal.invitation-declined", "{who}来不了：{title}", "{when}，{place}。"),
}


@subscriber("portal.appointment-notices", to=_TOLD)
def tell(event: Event, envelope: Envelope) -> None:
    """Tell the colleagues, or the one who invited them."""
    if isinstance(event, AppointmentTold):
        row = Appointment.objects.get(pk=event.appointment_id)
        _send(event.what, row, by=row.owner_id, to=event.account_ids, envelope=envelope)
    elif isinstance(event, InvitationAnswered):
        row = Appointment.objects.get(pk=event.appointment_id)
        what = "accepted" if event.accepted else "declined"
        _send(what, row, by=event.account_id, to=[row.owner_id], envelope=envelope)


def _send(what: str, row: Appointment, *, by: UUID, to: list[UUID], envelope: Envelope) -> None:
    data = {
        "who": names_of([by]).get(by, "同事"),
        "title": row.title,
        "when": say_day(row.first_day) + (f" {row.starts:%-H:%M}" if row.starts else ""),
        "place": row.place or "地点未定",
    }
    link = "" if what == "cancelled" else f"/work/schedule/{row.pk}/"
    for account_id in to:
        send(
            TEMPLATES[what].code,
            to=account_id,
            data=data,
            key=str(envelope.uid),
            about=f"appointment:{row.pk}",
            link=link,
        )
