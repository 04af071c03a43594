"""Sending copies: by the outbox, so that what a receiver does not take is tried again with growing pauses (2, 4, 8 …
seconds to two hours, 20 times, about a day) and then kept as a dead letter."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from django.conf import settings

from banyan.engines.identity.queries import personal_numbers
from banyan.engines.messaging.actions import release
from banyan.engines.messaging.channels import ChannelDown, Copy, Refusal, channel
from banyan.engines.messaging.declare import LONGEST_SMS, SMS
from banyan.engines.messaging.events import CopyReady
from banyan.engines.messaging.models import Dispatch, State
from banyan.engines.messaging.queries import wishes_of
from banyan.kernel import clock
from banyan.kernel.events import Envelope, subscriber
from banyan.kernel.jobs import periodic

#: After a failure a channel is left alone for so long: a batch waits for a dead receiver once, not once a copy.
REST = timedelta(seconds=10)
_resting: dict[str, datetime] = {}
_lock = threading.Lock()


@subscriber("messaging.deliver", to=[CopyReady])
def deliver(event: CopyReady, envelope: Envelope) -> None:
    """Send one copy. What was sent already is not sent again; a failure is raised, and the outbox tries later."""
    found = Dispatch.objects.select_for_update(of=("self",)).select_related("notice")
    dispatch = found.filter(pk=event.dispatch_id).first()
    if dispatch is None or dispatch.state in {State.SENT, State.SKIPPED}:
        return
    copy = _copy_of(dispatch)
    if copy is None:
        _note(dispatch, State.SKIPPED, "")
        return
    try:
        receipt = _send(event.channel, copy)
    except Refusal as refusal:
        _note(dispatch, State.SKIPPED, str(refusal)[:120])
        return
    _note(dispatch, State.SENT, receipt)


def _copy_of(dispatch: Dispatch) -> Copy | None:
    """What to send, to the address of now; None where there is no address."""
    notice = dispatch.notice
    link = f"{settings.PUBLIC_URL}{notice.link}" if notice.link else ""
    if dispatch.channel == SMS:
        to = personal_numbers(dispatch.account_id)[1]
        text = f"【福建政务服务】{notice.text}"
        text = text if len(text) <= LONGEST_SMS else f"{text[: LONGEST_SMS - 1]}…"
    else:
        to, text = wishes_of(dispatch.account_id).address, notice.text
    return Copy(dispatch.pk, to, notice.title, text, link) if to else None


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


def _note(dispatch: Dispatch, state: State, receipt: str) -> None:
    dispatch.state = state
    dispatch.receipt = receipt
    dispatch.sent_at = clock.now() if state == State.SENT else None
    dispatch.save(update_fields=["state", "receipt", "sent_at"])


@periodic("* * * * *", name="messaging.release")
def release_held() -> None:
    """Each minute: let go what waited for the end of the hours of quiet."""
    if Dispatch.objects.filter(state=State.HELD, due_at__lte=clock.now()).exists():
        release()
