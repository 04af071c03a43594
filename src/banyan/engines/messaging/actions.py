"""Every write of messaging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from banyan.engines.messaging.declare import template
from banyan.engines.messaging.events import CopyReady
from banyan.engines.messaging.models import Dispatch, Notice, Preference, State
from banyan.engines.messaging.policies import MEND, OWN, SEND
from banyan.engines.messaging.queries import wishes_of_all
from banyan.engines.messaging.quiet import due_at
from banyan.engines.messaging.records import Message, Wishes
from banyan.kernel import outbox
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.models import Delivery
from banyan.kernel.principal import SYSTEM, acting_as


@action("messaging.notice.send", title="发送消息")
def send(
    act: Act, template_code: str, *, to: UUID, data: Mapping[str, Any], key: str, about: str = "", link: str = ""
) -> UUID:
    """Tell one account what happened: into the inbox, and by the channels that the template and the person want.

    `key` names the happening (an event's id): template, account and key together are told once, however often asked.
    `about` is what it is about ("case:<id>"), `link` a path of this site. Returns the notice's id.
    """
    act.require(SEND)
    return _tell(act, [Message(template_code, to, data, key, about, link)])[0]


@action("messaging.notices.send", title="发送一批消息")
def send_all(act: Act, messages: Sequence[Message]) -> tuple[UUID, ...]:
    """Tell many what happened, each as `send` does, in a few statements for all; the notices' ids in that order."""
    act.require(SEND)
    return _tell(act, messages)


def _tell(act: Act, messages: Sequence[Message]) -> tuple[UUID, ...]:
    worded = [_notice(act, one) for one in messages]
    notices = {one.key: one for one in worded}
    Notice.objects.bulk_create(notices.values(), ignore_conflicts=True)
    kept = dict(Notice.objects.filter(key__in=notices).values_list("key", "id"))
    fresh = [one for one in notices.values() if kept[one.key] == one.pk]
    channels = _copies(act, fresh)
    for one in notices.values():
        told = {"channels": channels[one.pk]} if one.pk in channels else {"again": True}
        act.touched("notice", kept[one.key], about={"template": one.template, **told})
    return tuple(kept[one.key] for one in worded)


def _notice(act: Act, message: Message) -> Notice:
    chosen = template(message.template)
    title, text, _ = chosen.word(message.data)
    return Notice(
        account_id=message.to,
        template=message.template,
        title=title[:120],
        text=text,
        link=_own_path(message.link),
        link_label=chosen.link_label if message.link else "",
        about=message.about,
        key=f"{message.template}:{message.to}:{message.key}",
        sent_at=act.now,
    )


def _own_path(link: str) -> str:
    if link and (not link.startswith("/") or link.startswith(("//", "/\\"))):
        raise ValueError("a notice links to a path of this site only")
    return link


def _copies(act: Act, notices: Iterable[Notice]) -> dict[UUID, list[str]]:
    """One copy a channel; those in the hours of quiet are held until these end. The channels of each notice."""
    channels: dict[UUID, list[str]] = {}
    dispatches: list[Dispatch] = []
    wishes_of = wishes_of_all({one.account_id for one in notices})
    for notice in notices:
        chosen, wishes = template(notice.template), wishes_of[notice.account_id]
        due = due_at(act.now, wishes, urgent=chosen.urgent)
        state = State.HELD if due > act.now else State.WAITING
        channels[notice.pk] = [channel for channel in chosen.channels if getattr(wishes, channel)]
        dispatches += [
            Dispatch(notice=notice, account_id=notice.account_id, channel=channel, state=state, due_at=due)
            for channel in channels[notice.pk]
        ]
    Dispatch.objects.bulk_create(dispatches)
    for one in dispatches:
        if one.state == State.WAITING:
            act.emit(CopyReady(dispatch_id=one.pk, channel=one.channel))
    return channels


@action("messaging.copies.release", title="放行静默时段后的消息")
def release(act: Act) -> int:
    """Let go what was held and is due now; how many."""
    act.require(SEND)
    rows = Dispatch.objects.select_for_update(skip_locked=True).filter(state=State.HELD, due_at__lte=act.now)
    due = list(rows.order_by("due_at")[:5000])
    Dispatch.objects.filter(pk__in=[one.pk for one in due]).update(state=State.WAITING)
    for one in due:
        act.emit(CopyReady(dispatch_id=one.pk, channel=one.channel))
    act.touched("dispatch", "held", about={"released": len(due)})
    return len(due)


@action("messaging.notice.read", title="看过消息")
def mark_read(act: Act, *, account_id: UUID, notice_id: UUID | None = None) -> int:
    """The owner has read a notice, or all of them; how many were unread."""
    act.require(OWN, account_id)
    rows = Notice.objects.filter(account_id=account_id, read_at__isnull=True)
    if notice_id is not None:
        rows = rows.filter(pk=notice_id)
    count = rows.update(read_at=act.now)
    act.touched("notice", notice_id or "all", about={"read": count})
    return count


@action("messaging.wishes.save", title="设置提醒方式")
def save_wishes(act: Act, *, account_id: UUID, wishes: Wishes) -> Wishes:
    """The owner says how to be told. The inbox cannot be switched off; e-mail needs an address."""
    act.require(OWN, account_id)
    address = wishes.address.strip()
    if wishes.email or address:
        try:
            validate_email(address)
        except ValidationError as error:
            sentence = "请填邮箱，如 lin@example.com"
            raise Invalid(sentence, fields={"address": sentence}) from error
    values = {**asdict(wishes), "address": address or None}
    Preference.objects.update_or_create(account_id=account_id, defaults=values)
    act.touched("wishes", account_id, about={"sms": wishes.sms, "email": wishes.email, "quiet": wishes.quiet})
    return wishes


@action("messaging.dead.replay", title="重发没有发出的消息")
def replay(act: Act, *, delivery_id: int | None = None) -> int:
    """Put one copy that could not be sent back in line, or all of them; how many."""
    act.require(MEND)
    with acting_as(SYSTEM):
        if delivery_id is None:
            count = outbox.replay(subscriber="messaging.deliver")
        else:
            row = Delivery.objects.filter(id=delivery_id, subscriber="messaging.deliver", dead=True)
            found = row.select_related("event").first()
            if found is None:
                raise NotFound("这条已经重发或处理过了。")
            count = outbox.replay(subscriber="messaging.deliver", event_uid=str(found.event.uid))
    act.touched("dispatch", "dead", about={"replayed": count})
    return count
