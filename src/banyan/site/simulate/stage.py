"""The stage: a queue of moments, one die, what was counted, and what went wrong with which case."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random

import structlog

from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.errors import BanyanError
from banyan.standards.workhours import STANDARD_HOURS

log = structlog.get_logger(__name__)

#: So many cases are named for each thing that went wrong.
NAMED = 3
A_DAY = STANDARD_HOURS.minutes_a_day

Happens = Callable[[], None]


@dataclass
class Stage:
    """What everybody in the play shares. The same seed throws the same dice in the same order."""

    seed: int
    rng: Random = field(init=False)
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    named: dict[str, list[str]] = field(default_factory=dict)
    _queue: list[tuple[datetime, int, str, Happens]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.rng = Random(f"play:{self.seed}")  # noqa: S311 - no secret

    def at(self, moment: datetime, about: str, happens: Happens) -> None:
        """Something happens at a moment; `about` names the case or item if it goes wrong."""
        heapq.heappush(self._queue, (moment, next(self._order), about, happens))

    def later(self, minutes: float, about: str, happens: Happens) -> None:
        """After so many working minutes."""
        after = STANDARD_HOURS.add_minutes(counting(), clock.now(), int(minutes) + 1)
        self.at(after.replace(second=self.rng.randrange(60)), about, happens)

    def soon(self, least: float, most: float, about: str, happens: Happens) -> None:
        """After some minutes between these, night or day."""
        self.at(clock.now() + timedelta(minutes=self.rng.uniform(least, most)), about, happens)

    def chance(self, share: float) -> bool:
        """Whether one of the share that comes to pass."""
        return self.rng.random() < share

    def until(self, end: datetime) -> None:
        """Let everything happen that is due until then. What fails is counted and named; the others go on."""
        while self._queue and self._queue[0][0] <= end:
            moment, _, about, happens = heapq.heappop(self._queue)
            with clock.at(moment):
                try:
                    happens()
                except BanyanError as error:
                    self.fault(told(error), about)
                except Exception as error:
                    log.exception("simulate.fault", about=about)
                    self.fault(f"程序出错：{type(error).__name__}", about)

    def fault(self, sentence: str, about: str) -> None:
        """Count something that was not done, and name the first cases."""
        self.faults[sentence] += 1
        if len(names := self.named.setdefault(sentence, [])) < NAMED:
            names.append(about)


def told(error: BanyanError) -> str:
    """What an action that was not done said, with the fields that were wrong."""
    fields = getattr(error, "fields", {})
    return error.message + "".join(f" {name}：{text}" for name, text in sorted(fields.items()))
