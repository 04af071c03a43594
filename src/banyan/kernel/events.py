"""Events: what happened, told to whoever subscribed, at least once and in order per aggregate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


Handler = Callable[[Any, Envelope], None]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A named handler; the name is kept with what waits for it, so it is not changed lightly."""

    name: str
    handler: Handler
    kinds: tuple[type[Event], ...]


SUBSCRIBERS: dict[str, Subscriber] = {}
_by_event: dict[type[Event], list[Subscriber]] = {}


def subscriber(
    name: str, *, to: Sequence[type[E]]
) -> Callable[[Callable[[E, Envelope], None]], Callable[[E, Envelope], None]]:
    """Register a handler for some types of events. It must be idempotent: an event may come again."""

    def register(handler: Callable[[E, Envelope], None]) -> Callable[[E, Envelope], None]:
        made = Subscriber(name, handler, tuple(to))
        if name in SUBSCRIBERS:
            raise RuntimeError(f"two subscribers have the name {name}")
        SUBSCRIBERS[name] = made
        for kind in to:
            _by_event.setdefault(kind, []).append(made)
        return handler

    return register


def subscribers_of(kind: type[Event]) -> list[Subscriber]:
    """Those who listen to this type of event."""
    return _by_event.get(kind, [])
