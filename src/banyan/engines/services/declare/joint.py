"""The joint matter (一件事): one form, materials once, cases in several departments at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from banyan.engines.services.declare.form import Form
from banyan.engines.services.declare.lists import LifeEvent, Topic
from banyan.kernel.systems import Declaration, Problem
from banyan.standards.division import Level

if TYPE_CHECKING:
    from banyan.kernel.systems import Registry


@dataclass(frozen=True, kw_only=True)
class Part:
    """One item of a joint matter.

    `item` is its code; `fill` makes the item's own form from the one that was filled in; `when` says whether this
    application needs it, `when_text` in words. `after` are items of the same matter whose grant it waits for.
    """

    item: str
    fill: Callable[[Any], Form]
    when: Callable[[Any], bool] | None = None
    when_text: str = ""
    after: tuple[str, ...] = ()

    def needed_for(self, form: Any) -> bool:
        """Whether this application needs it."""
        return self.when is None or self.when(form)


@dataclass(frozen=True, kw_only=True)
class JointMatter(Declaration):
    """Several items that people need together. Materials of the same code are handed in once for all parts.

    `example` are the items of a usual case, `example_text` says which case that is: the guide counts from them what is
    saved. Without one it counts the parts that everybody needs.
    """

    title: str
    form: type[Form]
    parts: tuple[Part, ...]
    level: Level = Level.COUNTY
    title_en: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    minutes: int = 15
    example: tuple[str, ...] = ()
    example_text: str = ""

    def needed_for(self, form: Any) -> tuple[Part, ...]:
        """The parts that this application needs, in their order."""
        return tuple(part for part in self.parts if part.needed_for(form))

    def part(self, code: str) -> Part:
        """The part of an item. Raises KeyError."""
        for part in self.parts:
            if part.item == code:
                return part
        raise KeyError(code)

    def check(self, registry: Registry) -> Iterable[Problem]:
        """What is wrong with the declaration; see `declare.check`."""
        from banyan.engines.services.declare.check import problems_of_joint

        return problems_of_joint(self, registry)
