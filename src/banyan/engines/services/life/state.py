"""The states of a case, and where a case stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from banyan.engines.services.declare.lists import Special
from banyan.engines.services.life.clocks import Calendar, Clock
from banyan.standards.coded import CodeList


class State(CodeList):
    """The state of a case (办件状态)."""

    SUBMITTED = "submitted", "待受理"
    SUPPLEMENT = "supplement", "待补正"
    HANDLING = "handling", "办理中"
    SUSPENDED = "suspended", "特别程序中"
    DECIDED = "decided", "已决定，待送达"
    CLOSED = "closed", "已办结"
    NOT_ACCEPTED = "not-accepted", "不予受理"
    WITHDRAWN = "withdrawn", "已撤回"
    TERMINATED = "terminated", "已终止"


#: States in which somebody still has to do something.
OPEN = frozenset({State.SUBMITTED, State.SUPPLEMENT, State.HANDLING, State.SUSPENDED, State.DECIDED})
#: States in which the matter itself is not yet decided.
PENDING = OPEN - {State.DECIDED}
#: States in which no clock runs.
STANDING = frozenset({State.SUPPLEMENT, State.SUSPENDED})


class Decision(CodeList):
    """What was decided (审批决定)."""

    GRANTED = "granted", "准予许可"
    REFUSED = "refused", "不予许可"


#: Why a clock stands: the applicant supplies, or a special procedure goes on.
SUPPLEMENT_PAUSE = "supplement"


def pause_words(pause: str) -> str:
    """Why a clock stands, in words."""
    return "等申请人补正" if pause == SUPPLEMENT_PAUSE else Special(pause).label if pause else ""


@dataclass(frozen=True)
class Stand:
    """Where a case stands. `clock` is the one that runs in its state: of acceptance, of handling, of delivery.

    `done` are the steps that are behind it; going back takes those after the goal away again. `entry_used` is what the
    clock had used when the present step began, `asks_open` how many departments have still to answer.
    """

    state: State
    step: str
    clock: Clock
    promised: int
    statutory: Clock | None = None
    extension: int = 0
    delivery: int = 10
    pause: str = ""
    back_to: State | None = None
    supplemented: bool = False
    supply_by: date | None = None
    extended: bool = False
    done: tuple[str, ...] = ()
    entry_used: int = 0
    asks_open: int = 0
    received_on: date | None = None
    accepted_on: date | None = None
    decided_on: date | None = None
    closed_on: date | None = None
    decision: Decision | None = None
    reason: str = ""

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in OPEN

    def due(self, calendar: Calendar) -> date | None:
        """By when the present phase is due; None while the clock stands or the case is over."""
        return self.clock.due(calendar) if self.open else None

    def statutory_due(self, calendar: Calendar) -> date | None:
        """By when the law wants a decision; None while the clock stands or after the decision."""
        return self.statutory.due(calendar) if self.statutory is not None and self.state in PENDING else None

    def step_due(self, calendar: Calendar, days: int | None) -> date | None:
        """By when the present step is due, given its own limit; None when it has none or the clock stands."""
        if days is None or self.clock.since is None or self.state is not State.HANDLING:
            return None
        return calendar.add(self.clock.since, self.entry_used + days - self.clock.used)
