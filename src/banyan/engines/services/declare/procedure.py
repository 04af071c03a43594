"""The procedure of an item as a Python expression: `accept >> review >> site_check.outside_the_clock() >> decide`.

A step says what is done, by which role, within how many working days, and to which earlier steps it may be
returned. Steps are values: every modifier gives a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from banyan.engines.services.declare.limits import WorkingDays
from banyan.engines.services.declare.lists import Special


class HasCode(Protocol):
    """A department: a constant of `divisions.departments`."""

    @property
    def code(self) -> str: ...


def code_of(department: HasCode | str) -> str:
    """The code of a department given as constant or as code."""
    return department if isinstance(department, str) else department.code


class Kind(StrEnum):
    """What kind of step it is; the kind decides which actions are possible at it."""

    ACCEPT = "accept"
    REVIEW = "review"
    JOINT = "joint"
    DECIDE = "decide"


class Mode(StrEnum):
    """How departments asked together are heard: all (会签), any one (或签), one after another (依次)."""

    ALL = "all"
    ANY = "any"
    SEQUENCE = "sequence"


Condition = Callable[[Any], bool]


@dataclass(frozen=True)
class Step:
    """One step of a procedure (环节).

    `code` names it within the procedure; `role` is the code of the role that does it (`identity.roles`); `limit`
    its share of the promised time. `outside` names the special procedure that it is, whose time does not count.
    `returns_to` are the codes of earlier steps to which it may send back; None means any. `condition` is asked of
    the filled form when the application is made: the step is left out when it says no.
    """

    code: str
    title: str
    kind: Kind = Kind.REVIEW
    role: str = "review"
    limit: WorkingDays | None = None
    outside: Special | None = None
    returns_to: tuple[str, ...] | None = None
    condition: Condition | None = None
    condition_text: str = ""
    another_person: bool = False
    departments: tuple[str, ...] = ()
    mode: Mode = Mode.ALL
    deemed: bool = False
    help: str = ""

    def __rshift__(self, other: Step | Procedure) -> Procedure:
        return Procedure((self,)) >> other

    def named(self, code: str, title: str = "") -> Step:
        """The same step under another code and title."""
        return replace(self, code=code, title=title or self.title)

    def called(self, title: str) -> Step:
        """The same step under another title."""
        return replace(self, title=title)

    def within(self, days: int | WorkingDays) -> Step:
        """To be done within so many working days."""
        return replace(self, limit=days if isinstance(days, WorkingDays) else WorkingDays(days))

    def by(self, role: str) -> Step:
        """Done by another role."""
        return replace(self, role=role)

    def by_another_person(self) -> Step:
        """Not by one who has done an earlier step of the same case."""
        return replace(self, another_person=True)

    def outside_the_clock(self, special: Special | None = None) -> Step:
        """A special procedure whose time does not count (不计入时限)."""
        return replace(self, outside=special or self.outside or Special.INSPECTION)

    def returning_to(self, *codes: str) -> Step:
        """It may send back to these earlier steps only; to none when nothing is named."""
        return replace(self, returns_to=codes)

    def when(self, condition: Condition, text: str) -> Step:
        """Only when the filled form says so; `text` says when in words: "中型以上餐馆才要"."""
        return replace(self, condition=condition, condition_text=text)

    def explained(self, text: str) -> Step:
        """What the applicant should know about it, for the guide."""
        return replace(self, help=text)


@dataclass(frozen=True)
class Procedure:
    """Steps in their order."""

    steps: tuple[Step, ...]

    def __rshift__(self, other: Step | Procedure) -> Procedure:
        more = (other,) if isinstance(other, Step) else other.steps
        return Procedure(self.steps + more)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)


def joint(
    *departments: HasCode | str,
    code: str = "joint",
    title: str = "",
    mode: Mode = Mode.ALL,
    within: int = 5,
    deemed: bool = False,
) -> Step:
    """Ask other departments of the same place (会签、或签、依次).

    `deemed`: who has not answered within the limit is taken to consent (逾期视为同意).
    """
    titles = {Mode.ALL: "会签", Mode.ANY: "或签", Mode.SEQUENCE: "依次会签"}
    return Step(
        code=code,
        title=title or titles[mode],
        kind=Kind.JOINT,
        role="review",
        limit=WorkingDays(within),
        departments=tuple(code_of(department) for department in departments),
        mode=mode,
        deemed=deemed,
    )


accept = Step("accept", "受理", Kind.ACCEPT, "accept", WorkingDays(1))
review = Step("review", "审查", role="review")
second_review = Step("second-review", "复核", role="review", another_person=True)
site_check = Step("site-check", "现场核查", role="inspect", outside=Special.INSPECTION)
expert_review = Step("expert-review", "专家评审", role="review", outside=Special.EXPERT_REVIEW)
testing = Step("testing", "检验检测", role="review", outside=Special.TEST)
hearing = Step("hearing", "听证", role="review", outside=Special.HEARING)
publicise = Step("publicise", "公示", role="review")
decide = Step("decide", "决定", Kind.DECIDE, "decide")
