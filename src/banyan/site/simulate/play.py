"""The play: day after day people apply, clerks come and go, and the platform does what it does by the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from banyan.engines.services.records import CaseInfo
from banyan.kernel import clock, jobs, outbox
from banyan.kernel.calendar import counting
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.simulate.applying import Applying
from banyan.site.simulate.clerks import Clerks
from banyan.site.simulate.course import Course
from banyan.site.simulate.feedback import Feedback
from banyan.site.simulate.holders import Holders, chosen_in
from banyan.site.simulate.joint import Joints
from banyan.site.simulate.people import cast
from banyan.site.simulate.staff import Staff
from banyan.site.simulate.stage import Stage

#: Submissions of a working day at scale 1, and the share of them on a day of rest.
A_DAY, REST_SHARE = 120, 0.25
#: Of those who come, so many want several things done at once, or something done to a licence they hold (assumed).
JOINT_SHARE, HELD_SHARE = 0.03, 0.04
#: So many of those who were refused try again within days (assumed).
AGAIN = 0.2
#: When people apply: hour of the day and weight; the peak is in the morning.
_HOURS = {7: 2, 8: 7, 9: 16, 10: 17, 11: 11, 12: 5, 13: 4, 14: 8, 15: 10, 16: 8, 17: 4, 19: 3, 20: 3, 21: 2}
#: Events are delivered every hour of the day; deadlines are looked at before the offices open, figures in the evening.
_DELIVERED, _LOOKED_AT, _FIGURES = range(7, 24), time(6, 40), time(23, 40)
_BY_THE_CLOCK = ("portal", "services", "supervision")


@dataclass
class Play:
    """One run. The same seed on the same data plays the same way; `counts` say what happened."""

    seed: int
    scale: float
    stage: Stage = field(init=False)
    staff: Staff = field(default_factory=Staff)

    def __post_init__(self) -> None:
        self.stage = Stage(self.seed)
        self.clerks = Clerks(self.stage, self.staff, self._ended)
        self.applying = Applying(self.stage, self.clerks.begin)
        self.joints = Joints(self.applying, self.clerks.begin)
        self.holders = Holders(self.applying, self.staff)
        self.feedback = Feedback(self.stage, self.staff, self.clerks.beside.watched)

    @property
    def counts(self) -> Counter[str]:
        """What happened, by what it is."""
        return self.stage.counts

    def run(self, begins: date, ends: date, tell: Callable[[date], None], until: datetime | None = None) -> None:
        """Play from the first day to the last, both included, but not beyond a moment (now unless given).

        `tell` hears of each day's end.
        """
        last = until or datetime.now(clock.ZONE)
        undelivered = _undelivered()
        days = (ends - begins).days + 1
        with clock.at(datetime.combine(begins, time(6), clock.ZONE)):
            self.applying.cast = list(cast(max(60, int(A_DAY * self.scale * days * 0.5)), self.seed))
            self.holders.from_before(6 + int(A_DAY * self.scale * days * HELD_SHARE))
        for day in (begins + timedelta(days=number) for number in range(days)):
            self._plan(day)
            self.stage.until(min(datetime.combine(day, time(23, 59), clock.ZONE), last))
            tell(day)
        with clock.at(min(datetime.combine(ends, time(23, 59), clock.ZONE), last)):
            self._deliver()
            self._by_the_clock(_BY_THE_CLOCK)
            self._deliver()
        if lost := _undelivered() - undelivered:
            self.stage.fault(f"有 {lost} 个事件没有送到", "bin/banyan events")

    def _plan(self, day: date) -> None:
        """What is sure to happen on a day: submissions at their hours, and the platform's own work."""
        rng, working = self.stage.rng, counting().is_workday(day)
        for _ in range(int(A_DAY * self.scale * (1.0 if working else REST_SHARE) * rng.uniform(0.85, 1.15))):
            hour = rng.choices(list(_HOURS), weights=list(_HOURS.values()))[0]
            moment = time(hour, rng.randrange(60), rng.randrange(60))
            self._on(day, moment, "申请", self._somebody_applies)
        for hour in _DELIVERED:
            self._on(day, time(hour), "派送", self._deliver)
        self._on(day, _LOOKED_AT, "期限", lambda: self._by_the_clock(_BY_THE_CLOCK))
        self._on(day, _FIGURES, "统计", lambda: self._by_the_clock(("supervision.tallies", "portal.hot-words")))
        if working:
            self._on(day, time(9, 40), "亮牌", self.feedback.look_at_cards)

    def _on(self, day: date, moment: time, about: str, happens: Callable[[], None]) -> None:
        self.stage.at(datetime.combine(day, moment, clock.ZONE), about, happens)

    def _somebody_applies(self) -> None:
        chance = self.stage.rng.random()
        if chance < JOINT_SHARE and self.joints.apply():
            return
        if JOINT_SHARE < chance < JOINT_SHARE + HELD_SHARE and self.holders.apply():
            return
        self.applying.anything(lambda at: not chosen_in(at))

    def _ended(self, course: Course, case: CaseInfo) -> None:
        """A case is over: it may be rated, tried again, make a holder, or let another part of a joint matter open."""
        self.joints.stirred(case.joint_id)
        self.clerks.beside.ended(course, case)
        if case.state != "withdrawn":
            self.feedback.after(course)
        if case.decision == "granted":
            self.holders.granted(course)
        if (case.state == "not-accepted" or case.decision == "refused") and self.stage.chance(AGAIN):
            self.stage.soon(600, 8 * 1440, course.number, lambda: self._again(course))

    def _again(self, course: Course) -> None:
        one, items = course.applicant, self.applying.items(course.village)
        at = next((at for at in items if at.item.code == course.item.code and not chosen_in(at)), None)
        serves = at is not None and (at.item.for_organisations if one.firm else at.item.for_persons)
        if at is not None and serves and self.applying.apply(one, course.village, at):
            self.counts["again"] += 1

    def _deliver(self) -> None:
        outbox.deliver_all()
        self.joints.find_opened()

    def _by_the_clock(self, names: tuple[str, ...]) -> None:
        """The platform's periodic work, as the worker would do it."""
        with acting_as(SYSTEM):
            for entry in jobs.PERIODIC.values():
                if entry.name in names or entry.name.split(".")[0] in names:
                    entry.run()


def _undelivered() -> int:
    """Events that a subscriber could not take."""
    waiting = outbox.backlog()
    return waiting["failing"] + waiting["dead"]
