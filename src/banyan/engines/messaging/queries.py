"""What others ask messaging."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from banyan.engines.messaging.models import Dispatch, Notice, Preference
from banyan.engines.messaging.policies import MEND
from banyan.engines.messaging.records import CopyInfo, DeadLetter, NoticeInfo, Wishes
from banyan.kernel.counting import Counting, counted
from banyan.kernel.errors import NotFound
from banyan.kernel.models import Delivery
from banyan.kernel.policy import require
from banyan.kernel.principal import SYSTEM, acting_as

_COLUMNS = ("id", "template", "title", "text", "link", "link_label", "about", "sent_at", "read_at")

#: One's unread notices, as every page shows them.
UNREAD = Counting(
    "SELECT count(*) FROM messaging_notice WHERE account_id = %s AND read_at IS NULL",
    lambda who: (who.account_id,) if who.account_id else None,
)


def notices_of(
    account_id: UUID, *, unread_only: bool = False, about: str = "", after: UUID | None = None, limit: int = 20
) -> tuple[NoticeInfo, ...]:
    """The own notices, newest first, from after a given one; with `about` only those of one thing."""
    rows = Notice.objects.filter(account_id=account_id).order_by("-id")
    if unread_only:
        rows = rows.filter(read_at__isnull=True)
    if about:
        rows = rows.filter(about=about)
    if after is not None:
        rows = rows.filter(id__lt=after)
    return tuple(NoticeInfo(*row) for row in rows.values_list(*_COLUMNS)[:limit])


def notice(notice_id: UUID) -> NoticeInfo:
    """One of the own notices; NotFound when it is another's or there is none."""
    row = Notice.objects.filter(pk=notice_id).values_list(*_COLUMNS).first()
    if row is None:
        raise NotFound("没有找到这条消息。")
    return NoticeInfo(*row)


def copies_of(notice_id: UUID) -> tuple[CopyInfo, ...]:
    """On which other channels one of the own notices went out."""
    rows = Dispatch.objects.filter(notice_id=notice_id).order_by("channel")
    return tuple(CopyInfo(*row) for row in rows.values_list("channel", "state", "sent_at"))


def unread(account_id: UUID) -> int:
    """How many of the own notices are unread; one indexed statement."""
    return counted(UNREAD.statement, account_id)


def wishes_of(account_id: UUID) -> Wishes:
    """How an account wants to be told; the usual where nothing was chosen."""
    return wishes_of_all([account_id])[account_id]


def wishes_of_all(account_ids: Collection[UUID]) -> dict[UUID, Wishes]:
    """How each of these accounts wants to be told. One statement."""
    columns = ("sms", "email", "address", "quiet", "quiet_from", "quiet_to")
    chosen = {row.pop("pk"): row for row in Preference.objects.filter(pk__in=account_ids).values("pk", *columns)}
    rows = {one: chosen.get(one, {}) for one in account_ids}
    return {one: Wishes(**{**row, "address": row.get("address") or ""}) for one, row in rows.items()}


def dead_letters(limit: int = 100) -> tuple[DeadLetter, ...]:
    """Copies that could not be sent, oldest first, for the system administrator; without address and text."""
    require(MEND)
    with acting_as(SYSTEM):
        rows = Delivery.objects.filter(subscriber="messaging.deliver", dead=True).select_related("event")
        found = list(rows.order_by("id")[:limit])
        ids = [UUID(one.aggregate_id) for one in found]
        titles = dict(Dispatch.objects.filter(pk__in=ids).values_list("id", "notice__template"))
    return tuple(
        DeadLetter(
            delivery_id=one.id,
            dispatch_id=UUID(one.aggregate_id),
            channel=str(one.event.payload.get("channel", "")),
            title=titles.get(UUID(one.aggregate_id), ""),
            attempts=one.attempts,
            error=one.error,
            since=one.event.at,
        )
        for one in found
    )
