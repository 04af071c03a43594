"""Events: what happened, told to whoever subscribed, at least once and in order per aggregate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Event(BaseModel):
    """Something that happened. Payloads hold ids and codes, no personal data.

    `kind` is `engine.thing.happened`, `aggregate` the kind of thing, `key` the field that holds its id.
    """

    model_config = ConfigDict(frozen=True)

    kind: ClassVar[str]
    aggregate: ClassVar[str]
    key: ClassVar[str]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        kind = cls.__dict__.get("kind")
        if kind is not None and EVENTS.setdefault(kind, cls) is not cls:
            raise RuntimeError(f"two events have the kind {kind}: {EVENTS[kind]} and {cls}")

    @property
    def aggregate_id(self) -> str:
        """The id of the thing that it happened to."""
        return str(getattr(self, self.key))


#: Every event type by its kind.
EVENTS: dict[str, type[Event]] = {}

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What surrounds a delivered event: its stored id (the same at every repetition), when, by whose account."""

    uid: UUID
    at: datetime
    account_id: UUID | None
    attempt: int


#: An event as it is handed over.
Heard = tuple[E, Envelope]

#: Takes events, and returns what it could not handle, by the envelopes' ids.
Handler = Callable[[Sequence[Heard[Any]]], Mapping[UUID, Exception]]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A named handler; the name is kept with what waits for it, so it is not changed lightly.

    Only where `together` it may be handed more than one event at a time.
    """

    name: str
    handler: Handler
    kinds: tuple[type[Event], ...]
    together: bool = False


SUBSCRIBERS: dict[str, Subscriber] = {}
_by_event: dict[type[Event], list[Subscriber]] = {}


def subscriber(
    name: str, *, to: Sequence[type[E]]
) -> Callable[[Callable[[E, Envelope], None]], Callable[[E, Envelope], None]]:
    """Register a handler for some types of events. It must be idempotent: an event may come again."""

    def register(handler: Callable[[E, Envelope], None]) -> Callable[[E, Envelope], None]:
        def each(heard: Sequence[Heard[Any]]) -> Mapping[UUID, Exception]:
            for event, envelope in heard:
                handler(event, envelope)
            return {}

        _add(Subscriber(name, each, tuple(to)))
        return handler

    return register


Together = Callable[[Sequence[Heard[E]]], Mapping[UUID, Exception] | None]


def batch_subscriber(name: str, *, to: Sequence[type[E]]) -> Callable[[Together[E]], Together[E]]:
    """Register a handler of many events at once, no two of which happened to the same thing. It must be idempotent.

    What it returns by the envelopes' ids was not handled, the rest was. When it raises, nothing was: then each event
    is handed over alone, so that one that cannot be handled holds up no other.
    """

    def register(handler: Together[E]) -> Together[E]:
        _add(Subscriber(name, lambda heard: handler(heard) or {}, tuple(to), together=True))
        return handler

    return register


def _add(made: Subscriber) -> None:
    if made.name in SUBSCRIBERS:
        raise RuntimeError(f"two subscribers have the name {made.name}")
    SUBSCRIBERS[made.name] = made
    for kind in made.kinds:
        _by_event.setdefault(kind, []).append(made)


def subscribers_of(kind: type[Event]) -> list[Subscriber]:
    """Those who listen to this type of event."""
    return _by_event.get(kind, [])
