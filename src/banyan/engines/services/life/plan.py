"""A procedure as a case pins it: plain data, kept with the item's version, so that later changes touch no case."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from banyan.engines.services.declare.item import ServiceItem
from banyan.engines.services.declare.procedure import Kind, Mode, Step


@dataclass(frozen=True)
class PlanStep:
    """A step of a plan: what `declare.Step` says, without its condition."""

    code: str
    title: str
    kind: str
    role: str
    days: int | None = None
    outside: str = ""
    returns_to: tuple[str, ...] | None = None
    another_person: bool = False
    departments: tuple[str, ...] = ()
    mode: str = Mode.ALL.value
    deemed: bool = False
    help: str = ""
    condition_text: str = ""

    @classmethod
    def of(cls, step: Step) -> PlanStep:
        """The declared step as data."""
        return cls(
            code=step.code,
            title=step.title,
            kind=step.kind.value,
            role=step.role,
            days=step.limit.days if step.limit else None,
            outside=str(step.outside or ""),
            returns_to=step.returns_to,
            another_person=step.another_person,
            departments=step.departments,
            mode=step.mode.value,
            deemed=step.deemed,
            help=step.help,
            condition_text=step.condition_text,
        )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PlanStep:
        """The step out of stored JSON; keys that a later version adds are left out."""
        known = {field.name for field in fields(cls)}
        kept = {key: value for key, value in data.items() if key in known}
        if kept.get("returns_to") is not None:
            kept["returns_to"] = tuple(kept["returns_to"])
        kept["departments"] = tuple(kept.get("departments", ()))
        return cls(**kept)


@dataclass(frozen=True)
class Plan:
    """The steps that a case goes through, in order; steps whose condition it does not meet are left out."""

    steps: tuple[PlanStep, ...]

    @classmethod
    def of(cls, item: ServiceItem) -> Plan:
        """The whole plan of a declared item."""
        return cls(tuple(PlanStep.of(step) for step in item.procedure))

    @classmethod
    def from_json(cls, data: Any) -> Plan:
        """The plan out of stored JSON."""
        return cls(tuple(PlanStep.from_json(step) for step in data))

    def to_json(self) -> list[dict[str, Any]]:
        """As `from_json` reads it."""
        return [asdict(step) for step in self.steps]

    def without(self, codes: Collection[str]) -> Plan:
        """The plan without some steps."""
        return Plan(tuple(step for step in self.steps if step.code not in codes)) if codes else self

    def step(self, code: str) -> PlanStep:
        """The step with this code; KeyError when there is none."""
        return self.steps[self.place(code)]

    def place(self, code: str) -> int:
        """Where the step stands, from 0; KeyError when there is none."""
        for place, step in enumerate(self.steps):
            if step.code == code:
                return place
        raise KeyError(code)

    def after(self, code: str) -> PlanStep:
        """The step that follows; IndexError after the last."""
        return self.steps[self.place(code) + 1]

    def before(self, code: str) -> tuple[PlanStep, ...]:
        """The steps that come before."""
        return self.steps[: self.place(code)]

    def returns(self, code: str) -> tuple[PlanStep, ...]:
        """The steps to which the step may send back: acceptance stands once it is given."""
        here = self.step(code)
        earlier = (step for step in self.before(code) if step.kind != Kind.ACCEPT)
        return tuple(step for step in earlier if here.returns_to is None or step.code in here.returns_to)


def skipped(item: ServiceItem, form: Any) -> list[str]:
    """Codes of the steps that this application does not need, by the conditions on them."""
    return [step.code for step in item.procedure if step.condition is not None and not step.condition(form)]
