"""What a joint matter saves, counted from its declaration and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from banyan.engines.services.declare import JointMatter, Part
from banyan.engines.services.joining import earlier_parts, in_order, item_of


@dataclass(frozen=True)
class Together:
    """The same matters one by one (apart) and joined: forms, materials that may be asked for, promised working days.

    Apart the days follow one another, as each is applied for when the one before has its result; joined they run
    side by side but for what waits for another part.
    """

    forms_apart: int
    materials_apart: int
    materials_once: int
    offices: int
    days_apart: int
    days_together: int


def usual_parts(matter: JointMatter) -> tuple[Part, ...]:
    """The parts that the count is made of: those of the declared example, else those that everybody needs."""
    if matter.example:
        return in_order(matter, matter.example)
    return tuple(part for part in matter.parts if part.when is None)


def together(parts: Sequence[Part], promised: Mapping[str, int], offices: Mapping[str, str]) -> Together:
    """Count these parts; `promised` are the working days of the bodies by item, `offices` their names."""
    items = [item_of(part) for part in parts]
    materials = [material.code for item in items for material in item.materials]
    return Together(
        forms_apart=len(items),
        materials_apart=len(materials),
        materials_once=len(set(materials)),
        offices=len({offices.get(item.code, item.department) for item in items}),
        days_apart=sum(_days(part, promised) for part in parts),
        days_together=max((_until(part, parts, promised) for part in parts), default=0),
    )


def _days(part: Part, promised: Mapping[str, int]) -> int:
    return promised.get(part.item, item_of(part).promised.days)


def _until(part: Part, parts: Sequence[Part], promised: Mapping[str, int]) -> int:
    """The working day on which a part has its result at the latest, when all begin on day 0."""
    before = max((_until(one, parts, promised) for one in earlier_parts(part, parts)), default=0)
    return before + _days(part, promised)
