"""Markup drawn once and given again: what a part says depends on what it is given, the language and the day alone.

The whole of what a part is given is its key, so that nothing can be shown to somebody that was not handed to his own
page. The store lives in the process and forgets what has not been asked for lately.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.utils.translation import get_language

from .dates import today

#: Characters kept in each of the two generations.
ROOM = 1_000_000
_MOST_OF_ONE = 40_000


class Memory:
    """Texts by key in two generations: when the younger is full, the older goes and the younger takes its place."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._used = 0
        self._young: dict[bytes, str] = {}
        self._old: dict[bytes, str] = {}

    def get(self, key: bytes) -> str | None:
        """The text, which then counts as young again."""
        found = self._young.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.keep(key, found)
        return found

    def keep(self, key: bytes, text: str) -> None:
        """Remember the text, unless it is too long to be worth it."""
        size = len(key) + len(text)
        if size > _MOST_OF_ONE:
            return
        if self._used + size > self.room:
            self._old, self._young, self._used = self._young, {}, 0
        self._young[key] = text
        self._used += size

    def __len__(self) -> int:
        return len(self._young) + len(self._old)


_memory = Memory()


def key_of(name: str, given: Any) -> bytes | None:
    """All that the markup depends on, byte for byte; None for what cannot be written down, which is drawn each time.

    Pickling tells a marked-safe text from a plain one, so that what was escaped once is never taken for the other.
    """
    return _written((name, get_language(), today().toordinal(), given))


def _written(all_of_it: Any) -> bytes | None:
    try:
        return pickle.dumps(all_of_it, 5)
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
        return None


def each_remembered(name: str, given: Iterable[Any], draw: Callable[[Any], str]) -> list[str]:
    """The markup of each, as `remembered` does it for one."""
    about = (name, get_language(), today().toordinal())
    return [remembered(_written((*about, one)), partial(draw, one)) for one in given]


def remembered(key: bytes | None, draw: Callable[[], str]) -> str:
    """The text of this key, drawn when it is not known."""
    if key is None:
        return draw()
    found = _memory.get(key)
    if found is None:
        found = draw()
        _memory.keep(key, found)
    return found
