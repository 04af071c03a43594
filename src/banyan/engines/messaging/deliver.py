"""Sending copies: by the outbox, so that what a receiver does not take is tried again with growing pauses (2, 4, 8 …
seconds to two hours, 20 times, about a day) and then kept as a dead letter."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from banyan.engines.identity.queries import telephones_of
from banyan.engines.messaging.actions import release
from banyan.engines.messaging.channels import ChannelDown, Copy, Refusal, channel
from banyan.engines.messaging.declare import LONGEST_SMS, SMS
from banyan.engines.messaging.events import CopyReady
from banyan.engines.messaging.models import Dispatch, State
from banyan.engines.messaging.queries import wishes_of_all
from banyan.kernel import clock
from banyan.kernel.events import Heard, batch_subscriber
from banyan.kernel.jobs import periodic

#: After a failure a channel is left alone for so long: a batch waits for a dead receiver once, not once a copy.
REST = timedelta(seconds=10)
_OVER = (State.SENT, State.SKIPPED)
_resting: dict[str, datetime] = {}
_lock = threading.Lock()


@batch_subscriber("messaging.deliver", to=[CopyReady])
def deliver(heard: Sequence[Heard[CopyReady]]) -> dict[UUID, Exception]:
    """Send copies. What was sent already is not sent again; what a receiver does not take, the outbox tries later."""
    rows = Dispatch.objects.select_for_update(of=("self",)).select_related("notice").order_by("pk")
    waiting = rows.filter(pk__in=[event.dispatch_id for event, _ in heard]).exclude(state__in=_OVER)
    copies = {one.pk: (one, copy) for one, copy in _copies_of(list(waiting))}
    failed: dict[UUID, Exception] = {}
    for event, envelope in heard:
        dispatch, copy = copies.get(event.dispatch_id, (None, None))
        if dispatch is None:
            continue
        try:
            _sent(dispatch, copy)
        except Exception as error:  # the others' copies are on their way, whatever happened to this one
            failed[envelope.uid] = error
    _note(one for one, _ in copies.values() if one.state in _OVER)
    return failed


def _sent(dispatch: Dispatch, copy: Copy | None) -> None:
    if copy is None:
        dispatch.state = State.SKIPPED
        return
    try:
        receipt = _send(dispatch.channel, copy)
    except Refusal as refusal:
        dispatch.state, dispatch.receipt = State.SKIPPED, str(refusal)[:120]
        return
    dispatch.state, dispatch.receipt = State.SENT, receipt


def _note(dispatches: Iterable[Dispatch]) -> None:
    """One statement for all that ended the same way."""
    alike: dict[tuple[str, str], list[UUID]] = {}
    for one in dispatches:
        alike.setdefault((one.state, one.receipt), []).append(one.pk)
    now = clock.now()
    for (state, receipt), ids in alike.items():
        sent_at = now if state == State.SENT else None
        Dispatch.objects.filter(pk__in=ids).update(state=state, receipt=receipt, sent_at=sent_at)


def _copies_of(dispatches: Sequence[Dispatch]) -> Iterator[tuple[Dispatch, Copy | None]]:
    """What to send, to the addresses of now; None where there is no address."""
    telephones = telephones_of({one.account_id for one in dispatches if one.channel == SMS})
    wishes = wishes_of_all({one.account_id for one in dispatches if one.channel != SMS})
    for one in dispatches:
        notice = one.notice
        link = f"{settings.PUBLIC_URL}{notice.link}" if notice.link else ""
        if one.channel == SMS:
            to, text = telephones.get(one.account_id, ""), f"【福建政务服务】{notice.text}"
            text = text if len(text) <= LONGEST_SMS else f"{text[: LONGEST_SMS - 1]}…"
        else:
            to, text = wishes[one.account_id].address, notice.text
        yield one, (Copy(one.pk, to, notice.title, text, link) if to else None)


def _send(code: str, copy: Copy) -> str:
    with _lock:
        until = _resting.get(code)
    if until is not None and clock.now() < until:
        raise ChannelDown(f"{code} did not answer a moment ago")
    try:
        return channel(code).send(copy)
    except ChannelDown:
        with _lock:
            _resting[code] = clock.now() + REST
        raise


@periodic("* * * * *", name="messaging.release")
def release_held() -> None:
    """Each minute: let go what waited for the end of the hours of quiet."""
    if Dispatch.objects.filter(state=State.HELD, due_at__lte=clock.now()).exists():
        release()
