"""Clerks at work: they take a case up, make the next move, and come back when its pace says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time

from banyan.engines.services import actions, queries
from banyan.engines.services.records import CaseInfo
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.principal import Principal, acting_as
from banyan.site.simulate import paper
from banyan.site.simulate.beside import Beside
from banyan.site.simulate.course import Course
from banyan.site.simulate.staff import Staff
from banyan.site.simulate.stage import A_DAY, Stage

# All shares are assumed: no statistics of the province lie behind them.
SUPPLEMENT, NOT_ACCEPTED, REFUSED, SPECIAL, BACK = 0.08, 0.02, 0.05, 0.03, 0.03
LATE, LEFT_LYING, EXTENDED = 0.015, 0.01, 0.4
WITHDRAWN, NEVER_SUPPLIED = 0.025, 0.08
#: Of the days that are left of a limit, a visit takes so much at most.
KEPT = 0.6
#: Of a department that was asked, this share answers at a visit.
ANSWERS = 0.9
#: Moves that bring a case nearer to its end.
ONWARD = frozenset({"accept", "pass-step", "decide", "resume", "deliver"})
ENDED = frozenset({"closed", "not-accepted", "withdrawn", "terminated"})

_MISSING = (
    "拍得不清楚，请重拍一张",
    "缺了签字的一页，请补上",
    "和申请表上的名称不一样，请核对后重新上传",
    "已经过期，请换新的",
)
_HOW = {"express": "邮政快递送达，已签收", "counter": "窗口领取"}


@dataclass
class Clerks:
    """All offices at once; `ended` hears of each case that is over."""

    stage: Stage
    staff: Staff
    ended: Callable[[Course, CaseInfo], None]
    beside: Beside = field(init=False)

    def __post_init__(self) -> None:
        self.beside = Beside(self.stage, self.staff, self.hurry)

    def begin(self, course: Course) -> None:
        """A case has come in: somebody will look at it, and some applicants think better of it."""
        rng = self.stage.rng
        wait = rng.expovariate(1 / 20) if course.at_once else min(rng.expovariate(1 / 120), 3 * A_DAY)
        if self.stage.chance(LEFT_LYING):
            wait = rng.uniform(5.2, 7) * A_DAY
        self._come(course, wait)
        self.beside.begin(course)
        if self.stage.chance(WITHDRAWN):
            self.stage.later(rng.expovariate(1 / 300), course.number, lambda: self._withdraw(course))

    def _come(self, course: Course, minutes: float) -> None:
        """The next visit; it takes the place of any other that was to come."""
        course.turn = turn = course.turn + 1
        self.stage.later(minutes, course.number, lambda: self.visit(course) if course.turn == turn else None)

    def hurry(self, course: Course) -> None:
        """Somebody urged: a clerk comes within hours, unless the case waits for others."""
        with acting_as(course.applicant.who):
            if not course.over and queries.case(course.case_id).state in ("submitted", "handling", "decided"):
                self._come(course, self.stage.rng.uniform(20, 240))

    def visit(self, course: Course) -> None:
        """A clerk takes the case up and does what comes next; then the next visit is put into the queue."""
        if course.over:
            return
        clerk, can = self._who_goes_on(course)
        with acting_as(clerk):
            after = self._moves(course, can) if self.beside.at_the_desk(course, clerk, can) else None
        self._go_on(course, after)

    def _who_goes_on(self, course: Course) -> tuple[Principal, set[str]]:
        """A clerk, with the moves that are his to make; a colleague where the step wants another person."""
        office = self.staff.of(course.org_id)
        first, *others = self.stage.rng.sample(office, len(office))
        for clerk in (first, *others):
            with acting_as(clerk):
                if ONWARD & (can := course.can()):
                    return clerk, can
        return first, set()

    def _go_on(self, course: Course, after: CaseInfo | None) -> None:
        if after is None:
            self._come(course, 60)
        elif after.state in ENDED:
            self._over(course, after)
        elif after.state == "supplement":
            self._wait_for_supplement(course)
        elif after.state == "decided":
            self._come(course, self.stage.rng.uniform(60, 3 * A_DAY))
        elif after.state == "suspended":
            self._come(course, self.stage.rng.uniform(0.5, 4) * A_DAY)
        else:
            self._come(course, self._pace(course, after))

    def _pace(self, course: Course, case: CaseInfo | None = None) -> float:
        """Working minutes until the next visit: so that the promise and the limit of the step are kept, mostly."""
        rng, promised = self.stage.rng, course.item.promised.days * A_DAY
        if self.stage.chance(LATE):
            self._extend(course)
            return rng.uniform(1.0, 1.6) * promised + A_DAY
        share = promised / course.steps
        for due in (case.due, case.step_due) if case is not None else ():
            if due is not None:
                share = min(share, KEPT * max(counting().between(clock.today(), due), KEPT) * A_DAY)
        return min(rng.expovariate(3 / share), 0.9 * share) if share else 5

    def _extend(self, course: Course) -> None:
        """Whoever sees that it will be late extends it, now and then, where that can be done."""
        with acting_as(self.staff.of(course.org_id)[1]):
            if self.stage.chance(EXTENDED) and "extend" in course.can():
                actions.extend(case_id=course.case_id, reason="情况复杂，需要进一步核实")
                self.stage.counts["extended"] += 1

    def _moves(self, course: Course, can: set[str]) -> CaseInfo | None:
        """One move; what is done while the applicant waits goes on until it is decided."""
        after = self._move(course, can)
        while course.at_once and after is not None and after.state == "handling":
            after = self._move(course, course.can())
        return after

    def _move(self, course: Course, can: set[str]) -> CaseInfo | None:
        chance, case_id = self.stage.rng.random(), course.case_id
        if "accept" in can:
            return self._take_in(course, can, chance)
        if "return" in can and chance < BACK and not course.returned and not course.at_once:
            return self._back(course)
        if "decide" in can:
            return self._decide(course, chance)
        if "resume" in can:
            return actions.resume(case_id=case_id, opinion="特别程序结束")
        if "suspend" in can and chance < SPECIAL and not course.at_once:
            self.stage.counts["suspended"] += 1
            return actions.suspend(case_id=case_id, special="hearing", reason="涉及他人重大利益，举行听证")
        if "pass-step" in can:
            return actions.do_step(case_id=case_id, opinion="符合要求")
        if "deliver" in can:
            return actions.deliver(case_id=case_id, how=_HOW.get(course.way, ""))
        return self._answers(course)

    def _take_in(self, course: Course, can: set[str], chance: float) -> CaseInfo:
        if chance < SUPPLEMENT and "ask-supplement" in can:
            self.stage.counts["supplement"] += 1
            course.asked = self.stage.rng.choice(course.uploads) if course.uploads else ""
            text = self.stage.rng.choice(_MISSING) if course.asked else "联系电话打不通，请换一个能打通的"
            return actions.ask_supplement(case_id=course.case_id, items=[{"material": course.asked, "text": text}])
        if chance > 1 - NOT_ACCEPTED:
            return actions.refuse(
                case_id=course.case_id, reason="申请事项依法不属于本机关职权范围", provision="行政许可法第三十二条"
            )
        return actions.accept(case_id=course.case_id, opinion="材料齐全")

    def _back(self, course: Course) -> CaseInfo:
        file = queries.case_file(course.case_id)
        course.returned = True
        self.stage.counts["returned"] += 1
        return actions.return_to(
            case_id=course.case_id, to=file.plan.returns(file.case.step)[-1].code, reason="有一处没有核清，请再看一下"
        )

    def _decide(self, course: Course, chance: float) -> CaseInfo:
        if chance > 1 - REFUSED:
            self.stage.counts["refused"] += 1
            return actions.decide(
                case_id=course.case_id, decision="refused", reason="现场条件不符合规定",
                provision="行政许可法第三十八条",
                remedy="自收到决定之日起六十日内可以申请行政复议，或者在六个月内提起行政诉讼。",
            )  # fmt: skip
        self.stage.counts["granted"] += 1
        return actions.decide(case_id=course.case_id, decision="granted", opinion="符合条件，准予许可")

    def _answers(self, course: Course) -> CaseInfo | None:
        """Other departments were asked: each answers now, or is seldom late."""
        after = None
        for opinion in queries.case_file(course.case_id).opinions:
            if opinion.state == "open" and self.stage.chance(ANSWERS):
                with acting_as(self.staff.of(opinion.asked_org)[0]):
                    after = actions.answer_opinion(opinion_id=opinion.id, agrees=True, text="无意见")
                self.stage.counts["opinions"] += 1
        return after

    def _wait_for_supplement(self, course: Course) -> None:
        rng = self.stage.rng
        if not self.stage.chance(NEVER_SUPPLIED):
            self.stage.later(rng.uniform(60, 4 * A_DAY), course.number, lambda: self._supply(course))
            return
        over = counting().add(clock.today(), course.item.supplement.days + 1)
        self.stage.at(
            datetime.combine(over, time(9, rng.randrange(60)), clock.ZONE), course.number, lambda: self._give_up(course)
        )

    def _supply(self, course: Course) -> None:
        """The applicant answers: the material that was asked for once more, or words."""
        if course.over:
            return
        with acting_as(course.applicant.who):
            again = [paper.handed_in(f"{course.asked}-2", "png", course.applicant.subject)] if course.asked else []
            actions.supply(case_id=course.case_id, materials={course.asked: again}, text="已按要求补上，请再看一下")
        self.stage.counts["supplied"] += 1
        self._come(course, self._pace(course))

    def _give_up(self, course: Course) -> None:
        with acting_as(self.staff.of(course.org_id)[0]):
            if not course.over and "terminate" in course.can():
                ended = actions.terminate(case_id=course.case_id, reason="申请人逾期没有补正")
                self._over(course, ended)

    def _withdraw(self, course: Course) -> None:
        with acting_as(course.applicant.who):
            if not course.over and "withdraw" in course.can():
                ended = actions.withdraw(case_id=course.case_id, reason="情况有变，先不办了")
                self._over(course, ended)

    def _over(self, course: Course, case: CaseInfo) -> None:
        course.over = True
        self.stage.counts[case.state] += 1
        self.ended(course, case)
