"""What every way out is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class ChannelDown(Exception):
    """The receiver does not answer or cannot take it now: worth trying again. Its text names no address."""


class Refusal(Exception):
    """The receiver refuses this one for good (an address that cannot be)."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What goes out. `id` is the same at every repetition; `to` is a telephone or an e-mail address."""

    id: UUID
    to: str
    title: str
    text: str
    link: str


class Channel(Protocol):
    """A way out."""

    def send(self, copy: Copy) -> str:
        """Hand it over; the receiver's receipt. Raises `ChannelDown` or `Refusal`."""
        ...
