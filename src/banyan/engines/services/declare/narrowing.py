"""What other engines know of cases and the work-list can be narrowed by: the card of a case, say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True)
class Narrowing:
    """A filter of the work-list: `condition` makes of a chosen value a condition over cases, without a statement."""

    code: str
    title: str
    choices: tuple[tuple[str, str], ...]
    condition: Callable[[str], Q]

    def label(self, value: str) -> str:
        """How a choice is called; empty when there is no such choice."""
        return dict(self.choices).get(value, "")


_known: dict[str, Narrowing] = {}


def register_narrowing(one: Narrowing) -> None:
    """Add a filter to the work-list; called once, at the start, by the engine that knows."""
    _known[one.code] = one


def narrowings() -> tuple[Narrowing, ...]:
    """Every filter that was handed over."""
    return tuple(_known.values())
