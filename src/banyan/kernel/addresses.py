"""Addresses of views that are named by ids: reversed once for a view, and not once for each row of a page."""

from __future__ import annotations

from functools import lru_cache
from uuid import UUID

from django.urls import reverse


def address(view: str, *parts: UUID | str) -> str:
    """What `reverse(view, args=parts)` gives, for parts that are UUIDs or plain words (letters, digits, - and _).

    Raises NoReverseMatch for an unknown view, ValueError for a word that an address would have to quote.
    """
    pieces = _pieces(view, tuple(map(type, parts)))
    if pieces is None:
        return reverse(view, args=parts)
    found = pieces[0]
    for part, piece in zip(parts, pieces[1:], strict=True):
        found += f"{part if isinstance(part, UUID) or _plain(part) else _refuse(view, part)}{piece}"
    return found


def _plain(word: str) -> bool:
    return word.isascii() and word.replace("-", "").replace("_", "").isalnum()


def _refuse(view: str, word: str) -> str:
    raise ValueError(f"An address of {view} cannot hold {word!r}")


@lru_cache(maxsize=512)
def _pieces(view: str, kinds: tuple[type, ...]) -> tuple[str, ...] | None:
    """What stands between the parts; None where the view does not show each of them once, in order.

    No request has other addresses than the installation's, so the view's name is enough of a key.
    """
    marks = [UUID(int=0xB0B0 + at) if issubclass(kind, UUID) else f"bAnYaN-{at}" for at, kind in enumerate(kinds)]
    rest, pieces = reverse(view, args=marks), []
    for mark in map(str, marks):
        before, found, rest = rest.partition(mark)
        if not found:
            return None
        pieces.append(before)
    return (*pieces, rest)
