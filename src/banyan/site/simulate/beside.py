"""What goes on beside the procedure: cases change hands, are talked about, urged, put right and taken to court."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from banyan.engines.divisions.queries import organisations_in
from banyan.engines.documents.queries import licence
from banyan.engines.services import actions, queries
from banyan.engines.services.records import CaseInfo
from banyan.kernel.principal import Principal, acting_as
from banyan.site.simulate.course import Course
from banyan.site.simulate.staff import Staff
from banyan.site.simulate.stage import A_DAY, Stage

# All shares are assumed: no statistics of the province lie behind them.
#: What a clerk does with a new case before its first step, and with any other; mostly nothing.
NEW: Mapping[str, float] = {"claim": 0.3, "assign": 0.1, "transfer": 0.012}
UNDER_WAY: Mapping[str, float] = {
    "delegate": 0.02, "copy": 0.015, "note": 0.03, "message": 0.02, "correct": 0.008, "ask-opinion": 0.012,
}  # fmt: skip
URGED, WATCHED, REPLIED = 0.05, 0.5, 0.6
RECONSIDERED, COURT, UPHELD, RESULT_CORRECTED = 0.12, 0.25, 0.8, 0.03

_NOTES = ("已电话联系，申请人下周一在场", "现场照片已存入卷宗", "与去年同址的一件对过，没有出入")
_MESSAGES = ("请保持电话畅通，核查人员会提前联系您。", "您的材料已经看过，正在走下一环节。")
_REPLIES = ("好的，谢谢。", "收到，这几天都在。")
_WHY_DELEGATED = ("外出开会三天，请接着办", "这一片由你联系，请接着办")
_URGES = ("开业日期近了，请尽快。", "什么时候能办好？", "")
_LATE = "这件已经临近或超过时限，请说明情况并抓紧办理。"
_WHY_CORRECTED = "申请人来电更正，原来填错一位"
_RECONSIDERED = "申请人申请行政复议，已收到复议机关的答复通知书"
_SUED = "申请人提起行政诉讼，已收到人民法院的应诉通知书"
_UPHELD = "复议机关决定维持原决定"
_QUASHED = "复议机关撤销原决定，责令重新办理；已通知申请人重新申请"


@dataclass
class Beside:
    """`hurry` brings a clerk to a case soon."""

    stage: Stage
    staff: Staff
    hurry: Callable[[Course], None]
    new: Mapping[str, float] = field(default_factory=lambda: NEW)
    under_way: Mapping[str, float] = field(default_factory=lambda: UNDER_WAY)
    _courses: dict[UUID, Course] = field(default_factory=dict)

    def begin(self, course: Course) -> None:
        """A case has come in: some applicants grow impatient."""
        self._courses[course.case_id] = course
        if not course.at_once and self.stage.chance(URGED):
            wait = self.stage.rng.uniform(0.4, 0.9) * max(course.item.promised.days, 2) * A_DAY
            text = self.stage.rng.choice(_URGES)
            self.stage.later(wait, course.number, lambda: self._urge(course, course.applicant.who, text))

    def watched(self, case_id: UUID) -> None:
        """A card was shown for a case: the supervisor urges its office, if it still lies there."""
        course = self._courses.get(case_id)
        if course is not None and self.stage.chance(WATCHED):
            self._urge(course, self.staff.watcher(), _LATE)

    def _urge(self, course: Course, who: Principal, text: str) -> None:
        with acting_as(who):
            if "urge" not in course.can():
                return
            actions.urge(case_id=course.case_id, text=text)
        self.stage.counts["urged"] += 1
        self.hurry(course)

    def at_the_desk(self, course: Course, clerk: Principal, can: set[str]) -> bool:
        """What a clerk does with a case before its next step; False when that is all for now."""
        wishes = self.new if "accept" in can else self.under_way
        deed = self.stage.rng.choices(["", *wishes], weights=[1 - sum(wishes.values()), *wishes.values()])[0]
        return not (deed in can and self._done(deed, course, clerk))

    def _done(self, deed: str, course: Course, clerk: Principal) -> bool:
        """Do it; whether the case then lies with somebody else, or waits."""
        doing = {
            "claim": lambda: self._claim(course),
            "assign": lambda: self._assign(course, clerk),
            "transfer": lambda: self._transfer(course),
            "delegate": lambda: self._delegate(course, clerk),
            "copy": lambda: self._copy(course),
            "note": lambda: self._note(course),
            "message": lambda: self._message(course),
            "correct": lambda: self._correct(course),
            "ask-opinion": lambda: self._ask(course),
        }
        return doing[deed]()

    def _claim(self, course: Course) -> bool:
        if queries.case(course.case_id).assignee_id is None:
            actions.claim(case_id=course.case_id)
            self.stage.counts["claimed"] += 1
        return False

    def _assign(self, course: Course, clerk: Principal) -> bool:
        actions.assign(case_id=course.case_id, account_id=self._colleague(course, clerk))
        self.stage.counts["assigned"] += 1
        return not course.at_once

    def _transfer(self, course: Course) -> bool:
        """It came to the wrong office: another of the same city does it. Not where a licence is chosen in the form."""
        there = [] if course.moved or course.chosen else queries.other_bodies(queries.case(course.case_id))
        if not there:
            return False
        org_id, name = self.stage.rng.choice(there)
        actions.transfer(case_id=course.case_id, org_id=org_id, reason=f"按实际地点，归{name}办理")
        course.org_id, course.moved = org_id, True
        self.stage.counts["transferred"] += 1
        return True

    def _delegate(self, course: Course, clerk: Principal) -> bool:
        why = self.stage.rng.choice(_WHY_DELEGATED)
        actions.delegate(case_id=course.case_id, account_id=self._colleague(course, clerk), reason=why)
        self.stage.counts["delegated"] += 1
        return not course.at_once

    def _colleague(self, course: Course, clerk: Principal) -> UUID:
        others = (one.account_id for one in self.staff.of(course.org_id) if one.account_id != clerk.account_id)
        return next(one for one in others if one is not None)

    def _elsewhere(self, course: Course) -> UUID | None:
        file = queries.case_file(course.case_id)
        known = {file.case.org_id, *file.seen_by}
        found = [one.id for one in organisations_in(file.case.division) if one.id not in known]
        return self.stage.rng.choice(found) if found else None

    def _copy(self, course: Course) -> bool:
        if (org_id := self._elsewhere(course)) is not None:
            actions.copy_to(case_id=course.case_id, org_id=org_id, text="请知悉")
            self.stage.counts["copied"] += 1
        return False

    def _ask(self, course: Course) -> bool:
        org_id = None if course.at_once else self._elsewhere(course)
        if org_id is None:
            return False
        actions.ask_opinion(case_id=course.case_id, orgs=[org_id], question="所报地点是否在贵单位管理的范围内？")
        self.stage.counts["asked"] += 1
        return True

    def _note(self, course: Course) -> bool:
        actions.note(case_id=course.case_id, text=self.stage.rng.choice(_NOTES))
        self.stage.counts["noted"] += 1
        return False

    def _message(self, course: Course) -> bool:
        self._say(course, _MESSAGES)
        if self.stage.chance(REPLIED):
            self.stage.soon(20, 600, course.number, lambda: self._reply(course))
        return False

    def _reply(self, course: Course) -> None:
        with acting_as(course.applicant.who):
            self._say(course, _REPLIES)

    def _say(self, course: Course, words: tuple[str, ...]) -> None:
        actions.leave_message(case_id=course.case_id, text=self.stage.rng.choice(words))
        self.stage.counts["messages"] += 1

    def _correct(self, course: Course) -> bool:
        """A number that was typed wrongly is put right."""
        if course.telephone:
            number = f"139{self.stage.rng.randrange(10**8):08}"
            actions.correct(case_id=course.case_id, changes={course.telephone: number}, reason=_WHY_CORRECTED)
            self.stage.counts["corrected"] += 1
        return False

    def ended(self, course: Course, case: CaseInfo) -> None:
        """A case is over: some refusals are taken further, some licences hold a clerical error."""
        refused = case.state == "not-accepted" or case.decision == "refused"
        if refused and self.stage.chance(RECONSIDERED):
            wait = self.stage.rng.uniform(2, 8) * A_DAY
            self.stage.later(wait, course.number, lambda: self._taken_further(course))
        elif case.licence_id is not None and self.stage.chance(RESULT_CORRECTED):
            wait = self.stage.rng.uniform(0.3, 3) * A_DAY
            self.stage.later(wait, course.number, lambda: self._put_right(course))

    def _taken_further(self, course: Course) -> None:
        court = self.stage.chance(COURT)
        self._note_reconsideration(course, _SUED if court else _RECONSIDERED)
        if not court:
            ends = _UPHELD if self.stage.chance(UPHELD) else _QUASHED
            wait = self.stage.rng.uniform(6, 14) * A_DAY
            self.stage.later(wait, course.number, lambda: self._note_reconsideration(course, ends))

    def _note_reconsideration(self, course: Course, text: str) -> None:
        with acting_as(self.staff.of(course.org_id)[0]):
            actions.note_reconsideration(case_id=course.case_id, text=text)
        self.stage.counts["reconsidered"] += 1

    def _put_right(self, course: Course) -> None:
        """The storey was left out of the address on a licence."""
        with acting_as(self.staff.of(course.org_id)[1]):
            if address := _address_on(queries.case(course.case_id)):
                actions.correct_result(
                    case_id=course.case_id, field="licence.address", value=f"{address}一层", reason="漏写楼层"
                )
                self.stage.counts["result-corrected"] += 1


def _address_on(case: CaseInfo) -> str:
    """The address that stands on the licence of a case; empty when it has none that can be put right."""
    one = licence(case.licence_id) if case.licence_id is not None else None
    return one.content.get("address", "") if one is not None and one.in_force else ""
