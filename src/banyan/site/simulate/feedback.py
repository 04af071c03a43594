"""What comes after a case: applicants rate it, offices follow bad ratings up and answer cards, the province rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from banyan.engines.services.queries import case as case_of
from banyan.engines.services.records import CaseInfo
from banyan.engines.supervision import actions, queries
from banyan.engines.supervision.queries import CardInfo, RatingInfo
from banyan.engines.supervision.records import BAD, DIMENSIONS
from banyan.kernel.principal import acting_as
from banyan.site.simulate.course import Course
from banyan.site.simulate.staff import Staff
from banyan.site.simulate.stage import A_DAY, Stage

# All shares are assumed.
RATES, DETAILED, ANSWERED, PLEADS, PLEA_HEARD = 0.45, 0.4, 0.9, 0.2, 0.6
LEVELS = (5, 4, 3, 2, 1)
CONTENT, DISAPPOINTED = (78, 15, 4, 2, 1), (30, 30, 20, 12, 8)
_SAID = {
    5: ("很快，在家就办好了", "工作人员很耐心", "比上次快多了", ""),
    4: ("办得顺利", "", ""),
    3: ("还可以", ""),
    2: ("等得太久，也没人说明原因", "材料要求看不懂，问了两次才明白"),
    1: ("打了三次电话没有人接", "等得太久，也没人说明原因"),
}
_MEASURES = ("已向申请人电话致歉，说明了原因，并核对了办理环节", "已请申请人再来说明情况，窗口改了告知单的写法")
_ANSWERS = ("经核查，经办人出差，未及时移交，已办结并完善移交制度", "当日件多，人手不足，已调整排班")


@dataclass
class Feedback:
    """Ratings, their follow-up, and cards; `watched` hears of each case that got one."""

    stage: Stage
    staff: Staff
    watched: Callable[[UUID], None]
    _seen: set[UUID] = field(default_factory=set)

    def after(self, course: Course) -> None:
        """A case is over: so many rate it."""
        if self.stage.chance(RATES):
            self.stage.soon(90, 3 * 1440, course.number, lambda: self._rate(course))

    def _rate(self, course: Course) -> None:
        rng, case = self.stage.rng, self._case(course)
        bad = case.state == "not-accepted" or case.decision == "refused"
        level = rng.choices(LEVELS, weights=DISAPPOINTED if bad else CONTENT)[0]
        detailed = {name: min(5, max(1, level + rng.choice((-1, 0, 0, 1)))) for name in DIMENSIONS}
        with acting_as(course.applicant.who):
            rating = actions.rate(
                case_id=course.case_id, level=level, comment=rng.choice(_SAID[level]),
                dimensions=detailed if self.stage.chance(DETAILED) else None,
            )  # fmt: skip
        self.stage.counts["rated"] += 1
        if level in BAD:
            self.stage.counts["bad"] += 1
            self.stage.later(rng.uniform(0.3, 5.5) * A_DAY, course.number, lambda: self._follow_up(rating))

    def _case(self, course: Course) -> CaseInfo:
        with acting_as(course.applicant.who):
            return case_of(course.case_id)

    def _follow_up(self, rating: RatingInfo) -> None:
        rng = self.stage.rng
        with acting_as(self.staff.of(rating.org_id)[0]):
            found = next((one for one in queries.follow_ups(limit=200) if one.rating_id == rating.id), None)
            if found is not None:
                outcome = rng.choices(("satisfied", "unsatisfied", "unreachable"), weights=(8, 1, 1))[0]
                actions.follow_up(follow_up_id=found.id, measure=rng.choice(_MEASURES), outcome=outcome)
                self.stage.counts["followed"] += 1

    def look_at_cards(self) -> None:
        """The province's supervisor sees which cards are new: their offices answer in the next days."""
        with acting_as(self.staff.watcher()):
            new = [one for one in queries.cards(state="issued", limit=200) if one.id not in self._seen]
        self._seen |= {one.id for one in new}
        for one in sorted(new, key=lambda one: (one.case_number, one.rule)):
            self.stage.counts[one.colour] += 1
            if one.case_id is not None:
                self.watched(one.case_id)
            if self.stage.chance(ANSWERED):
                self._answer_later(one)

    def _answer_later(self, card: CardInfo) -> None:
        wait = self.stage.rng.uniform(0.1, 2.5) * A_DAY
        self.stage.later(wait, card.case_number, lambda: self._answer(card))

    def _answer(self, card: CardInfo) -> None:
        plea = self.stage.chance(PLEADS)
        with acting_as(self.staff.of(card.org_id)[1]):
            actions.answer_card(card_id=card.id, answer=self.stage.rng.choice(_ANSWERS), plea=plea)
        self.stage.counts["answered"] += 1
        self.stage.later(self.stage.rng.uniform(0.2, 3) * A_DAY, card.case_number, lambda: self._rule(card, plea=plea))

    def _rule(self, card: CardInfo, *, plea: bool) -> None:
        uphold = not (plea and self.stage.chance(PLEA_HEARD))
        ruling = "情况属实，予以维持" if uphold else "理由成立，撤回此牌"
        with acting_as(self.staff.watcher()):
            actions.rule_on_card(card_id=card.id, uphold=uphold, ruling=ruling)
        self.stage.counts["ruled"] += 1
