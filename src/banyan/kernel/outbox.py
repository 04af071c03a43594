"""Delivery of events: at least once, in order per subscriber and aggregate, with retries and dead letters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import Q

from banyan.kernel import clock, metrics, telemetry
from banyan.kernel.events import EVENTS, SUBSCRIBERS, Envelope, Event, Heard
from banyan.kernel.models import Delivery
from banyan.kernel.principal import SYSTEM, acting_as

log = structlog.get_logger(__name__)

#: After this many failed attempts a delivery is a dead letter (with the delays below, about a day).
MAX_ATTEMPTS = 20
_LONGEST_WAIT = timedelta(hours=2)

_HEADS = """
SELECT d.id, d.subscriber, d.attempts, e.uid, e.at, e.kind, e.payload, e.account_id
FROM kernel_delivery d JOIN kernel_event e ON e.id = d.event_id
WHERE NOT d.dead AND d.due_at <= %s AND d.subscriber = ANY(%s)
  AND NOT EXISTS (
    SELECT 1 FROM kernel_delivery earlier
    WHERE earlier.subscriber = d.subscriber AND earlier.aggregate_id = d.aggregate_id
      AND earlier.aggregate = d.aggregate AND earlier.event_id < d.event_id)
ORDER BY d.event_id LIMIT %s FOR UPDATE OF d SKIP LOCKED
"""


@dataclass(frozen=True, slots=True)
class _Waiting:
    id: int
    subscriber: str
    attempts: int
    uid: Any
    at: Any
    kind: str
    payload: Any
    account_id: Any


def wait_before(attempt: int) -> timedelta:
    """How long to wait after the n-th failed attempt: 2, 4, 8 … seconds, at most two hours."""
    return min(timedelta(seconds=2 ** min(attempt, 13)), _LONGEST_WAIT)


def deliver_batch(limit: int = 200) -> int:
    """Deliver the oldest due event of up to `limit` aggregates; how many were tried."""
    with acting_as(SYSTEM), transaction.atomic():
        waiting = _heads(limit)
        handled = [one.id for group in _groups(waiting) for one in _delivered(group)]
        if handled:
            Delivery.objects.filter(id__in=handled).delete()
    return len(waiting)


def deliver_all(limit: int = 200) -> int:
    """Deliver until nothing is due; how many were tried."""
    total = 0
    while tried := deliver_batch(limit):
        total += tried
    return total


def _heads(limit: int) -> list[_Waiting]:
    with connection.cursor() as cursor:
        cursor.execute(_HEADS, [clock.now(), list(SUBSCRIBERS), limit])
        return [_Waiting(*row) for row in cursor.fetchall()]


def _groups(waiting: Iterable[_Waiting]) -> Iterator[Sequence[_Waiting]]:
    """What is handed over at once: all that one subscriber hears together, else one event."""
    together: dict[str, list[_Waiting]] = {}
    for one in waiting:
        if SUBSCRIBERS[one.subscriber].together:
            together.setdefault(one.subscriber, []).append(one)
        else:
            yield [one]
    yield from together.values()


def _delivered(group: Sequence[_Waiting]) -> list[_Waiting]:
    """Hand a group of one subscriber over; those that it handled. A failure is put off, and undoes no other event."""
    subscriber = SUBSCRIBERS[group[0].subscriber]
    try:
        with telemetry.span(f"deliver {subscriber.name}"), transaction.atomic():
            failed = subscriber.handler([_heard(one) for one in group])
    except Exception as error:
        if len(group) > 1:
            return [done for one in group for done in _delivered([one])]
        failed = {group[0].uid: error}
    for one in group:
        if one.uid in failed:
            _put_off(one, failed[one.uid])
    done = [one for one in group if one.uid not in failed]
    metrics.delivered.labels(subscriber.name, "done").inc(len(done))
    return done


def _heard(one: _Waiting) -> Heard[Event]:
    payload = json.loads(one.payload) if isinstance(one.payload, str) else one.payload
    event = EVENTS[one.kind].model_validate(payload)
    return event, Envelope(one.uid, one.at, one.account_id, one.attempts + 1)


def _put_off(one: _Waiting, error: Exception) -> None:
    attempts = one.attempts + 1
    dead = attempts >= MAX_ATTEMPTS
    Delivery.objects.filter(id=one.id).update(
        attempts=attempts,
        due_at=clock.now() + wait_before(attempts),
        dead=dead,
        error=f"{type(error).__name__}: {error}"[:2000],
    )
    metrics.delivered.labels(one.subscriber, "dead" if dead else "put-off").inc()
    log.warning(
        "delivery.failed",
        subscriber=one.subscriber,
        kind=one.kind,
        attempts=attempts,
        dead=dead,
        fault=type(error).__name__,
    )


def backlog() -> dict[str, int]:
    """How many deliveries wait, how many of them have failed before, and how many are dead letters."""
    with acting_as(SYSTEM):
        every = Delivery.objects.all()
        return {
            "waiting": every.filter(dead=False).count(),
            "failing": every.filter(dead=False, attempts__gt=0).count(),
            "dead": every.filter(dead=True).count(),
        }


def replay(*, subscriber: str | None = None, event_uid: str | None = None) -> int:
    """Put dead letters back in line, all or those named; how many."""
    chosen = Q(dead=True)
    if subscriber:
        chosen &= Q(subscriber=subscriber)
    if event_uid:
        chosen &= Q(event__uid=event_uid)
    with acting_as(SYSTEM):
        return Delivery.objects.filter(chosen).update(dead=False, attempts=0, due_at=clock.now(), error="")
