"""Every write of messaging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from banyan.engines.messaging.declare import Template, template
from banyan.engines.messaging.events import CopyReady
from banyan.engines.messaging.models import Dispatch, Notice, Preference, State
from banyan.engines.messaging.policies import MEND, OWN, SEND
from banyan.engines.messaging.queries import wishes_of
from banyan.engines.messaging.quiet import due_at
from banyan.engines.messaging.records import Wishes
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
    chosen = template(template_code)
    whole_key = f"{template_code}:{to}:{key}"
    title, text, _ = chosen.word(data)
    notice = Notice(
        account_id=to,
        template=template_code,
        title=title[:120],
        text=text,
        link=_own_path(link),
        link_label=chosen.link_label if link else "",
        about=about,
        key=whole_key,
        sent_at=act.now,
    )
    try:
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        earlier = Notice.objects.get(key=whole_key)
        act.touched("notice", earlier.pk, about={"template": template_code, "again": True})
        return earlier.pk
    channels = _copy(act, notice, chosen)
    act.touched("notice", notice.pk, about={"template": template_code, "channels": channels})
    return notice.pk


def _own_path(link: str) -> str:
    if link and (not link.startswith("/") or link.startswith(("//", "/\\"))):
        raise ValueError("a notice links to a path of this site only")
    return link


def _copy(act: Act, notice: Notice, chosen: Template) -> list[str]:
    """One copy a channel; those in the hours of quiet are held until these end."""
    wishes = wishes_of(notice.account_id)
    wanted = [channel for channel in chosen.channels if getattr(wishes, channel)]
    due = due_at(act.now, wishes, urgent=chosen.urgent)
    for channel in wanted:
        held = due > act.now
        dispatch = Dispatch(
            notice=notice,
            account_id=notice.account_id,
            channel=channel,
            state=State.HELD if held else State.WAITING,
            due_at=due,
        )
        dispatch.save(force_insert=True)
        if not held:
            act.emit(CopyReady(dispatch_id=dispatch.pk, channel=channel))
    return wanted


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
