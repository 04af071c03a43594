"""The play: a queue of moments. Each submission and each visit of a clerk is one; what follows goes into the queue."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import count
from random import Random
from uuid import UUID

from django.db import transaction

from banyan.engines.documents.actions import store
from banyan.engines.portal.hot_words import count_search
from banyan.engines.portal.sites import site_for
from banyan.engines.services import actions, queries
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.queries import ItemInfo
from banyan.engines.services.records import CaseInfo
from banyan.kernel import clock, jobs, outbox
from banyan.kernel.calendar import workdays
from banyan.kernel.errors import BanyanError
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.site.simulate.filling import Unfillable, fill
from banyan.site.simulate.paper import sheet
from banyan.site.simulate.people import People
from banyan.standards.workhours import WorkHours

#: Submissions of a working day at scale 1, and the share of them on a day of rest.
A_DAY = 120
REST_SHARE = 0.25
#: So many search for what they apply for (assumed).
SEARCH_SHARE = 0.7
#: So many use the word that comes first to most (assumed).
FIRST_WORD = 0.6
#: When people apply: hour of the day and weight; the peak is in the morning.
_HOURS = {7: 2, 8: 7, 9: 16, 10: 17, 11: 11, 12: 5, 13: 4, 14: 8, 15: 10, 16: 8, 17: 4, 19: 3, 20: 3, 21: 2}
HOURS = WorkHours()
#: So many apply in the capital's centre, wherever they live: the demonstration's offices are there. A village of it.
GULOU_SHARE, GULOU = 0.2, "350102001001"


@dataclass
class Play:
    """One run. `summary` counts what happened; the same seed on the same data plays the same way."""

    seed: int
    scale: float
    rng: Random = field(init=False)
    searching: Random = field(init=False)
    people: People = field(init=False)
    summary: Counter[str] = field(default_factory=Counter)
    _queue: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)
    beyond: set[str] = field(default_factory=set)
    faults: Counter[str] = field(default_factory=Counter)
    _applicants: list[tuple[Principal, str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = Random(f"play:{self.seed}")  # noqa: S311 - no secret
        self.people = People(self.seed)
        self.searching = Random(f"search:{self.seed}")  # noqa: S311 - no secret

    def run(self, begins: date, ends: date, tell: Callable[[date, Counter[str]], None]) -> None:
        """Play from the first day to the last, both included; `tell` hears of each day's end."""
        self._cast(begins, ends)
        day = begins
        while day <= ends:
            self._submissions(day)
            self._until(min(datetime.combine(day, time(23, 0), clock.ZONE), datetime.now(clock.ZONE)))
            with clock.at(datetime.combine(day, time(23, 30), clock.ZONE)):
                self._night()
            tell(day, self.summary)
            day += timedelta(days=1)

    def _cast(self, begins: date, ends: date) -> None:
        amount = max(40, int(A_DAY * self.scale * ((ends - begins).days + 1) * 0.4))
        with clock.at(datetime.combine(begins, time(6, 0), clock.ZONE)):
            self._applicants = list(self.people.applicants(amount))

    def _submissions(self, day: date) -> None:
        share = 1.0 if workdays().is_workday(day) else REST_SHARE
        for _ in range(int(A_DAY * self.scale * share * self.rng.uniform(0.85, 1.15))):
            hour = self.rng.choices(list(_HOURS), weights=list(_HOURS.values()))[0]
            moment = datetime.combine(day, time(hour, self.rng.randrange(60), self.rng.randrange(60)), clock.ZONE)
            self._at(moment, self._submit)

    def _at(self, moment: datetime, happens: Callable[[], None]) -> None:
        heapq.heappush(self._queue, (moment, next(self._order), happens))

    def _until(self, end: datetime) -> None:
        while self._queue and self._queue[0][0] <= end:
            moment, _, happens = heapq.heappop(self._queue)
            with clock.at(moment):
                try:
                    happens()
                except BanyanError as error:
                    self.faults[_told(error)] += 1

    def _later(self, minutes: float, happens: Callable[[], None]) -> None:
        """After so many working minutes."""
        self._at(HOURS.add_minutes(workdays(), clock.now(), int(minutes) + 1), happens)

    # what happens

    def _submit(self) -> None:
        who, village, firm = self.rng.choice(self._applicants)
        if self.rng.random() < GULOU_SHARE:
            village = GULOU
        at = self._item_for(village, firm)
        if at is None:
            return
        self._search(at.item, village, who)
        try:
            data = fill(at.item, self.rng, village, clock.today())
        except Unfillable:
            self.beyond.add(at.item.code)
            self.summary["beyond-invention"] += 1
            return
        with acting_as(who), transaction.atomic():
            case = actions.apply(
                item_code=at.item.code, division=village, data=data, materials=self._materials(at.item, who)
            )
        self.summary["submitted"] += 1
        self._later(self.rng.expovariate(1 / 150), lambda: self._visit(case.id, case.org_id, who))

    def _search(self, item: ServiceItem, village: str, who: Principal) -> None:
        """Most find their item by a word of their own before they apply."""
        if item.keywords and self.searching.random() < SEARCH_SHARE:
            word = item.keywords[0] if self.searching.random() < FIRST_WORD else self.searching.choice(item.keywords)
            count_search(word, site_for(village), str(who.account_id))

    def _item_for(self, village: str, firm: bool) -> ItemInfo | None:
        at = [
            one
            for one in queries.items_at(village)
            if one.open
            and one.item.code not in self.beyond
            and (one.item.for_organisations if firm else one.item.for_persons)
        ]
        return self.rng.choice(at) if at else None

    def _materials(self, item: ServiceItem, who: Principal) -> dict[str, object]:
        owner = who.applicant_id or who.subjects[0]
        given: dict[str, object] = {}
        for material in item.materials:
            if material.pledge:
                given[material.code] = {"pledged": True}
            else:
                form = next((one for one in ("png", "jpg", "pdf") if one in material.formats), "pdf")
                name = f"{material.code}.{form}"
                file = store(file=BytesIO(sheet(material.code, form)), name=name, owner_id=owner)
                given[material.code] = {"files": [str(file.id)]}
        return given

    def _visit(self, case_id: UUID, org_id: UUID, applicant: Principal) -> None:
        """A clerk takes the case up and does what comes next; then the next visit is put into the queue."""
        clerk = self.rng.choice(self.people.office(org_id))
        with acting_as(clerk):
            can = {one.code for one in queries.allowed_actions(case_id) if one.enabled}
            after = self._move(case_id, can, applicant)
        if after is None:
            self._later(60, lambda: self._visit(case_id, org_id, applicant))
        elif after.state == "supplement":
            self._later(self.rng.uniform(200, 1500), lambda: self._supply(case_id, org_id, applicant))
        elif after.state in ("closed", "not-accepted", "withdrawn", "terminated"):
            self._over(after, applicant)
        else:
            self._later(self._pace(), lambda: self._visit(case_id, org_id, applicant))

    def _pace(self) -> float:
        """Working minutes until the next visit: mostly hours, now and then days, and seldom far too long."""
        chance = self.rng.random()
        if chance < 0.03:
            return self.rng.uniform(3000, 9000)
        return self.rng.uniform(400, 1400) if chance < 0.25 else self.rng.expovariate(1 / 200)

    def _move(self, case_id: UUID, can: set[str], applicant: Principal) -> CaseInfo | None:
        chance = self.rng.random()
        if "accept" in can:
            return self._take_in(case_id, can, chance)
        if "decide" in can:
            return self._decide(case_id, chance)
        if "resume" in can:
            return actions.resume(case_id=case_id, opinion="特别程序结束")
        if "suspend" in can and chance < 0.03:
            self.summary["suspended"] += 1
            return actions.suspend(case_id=case_id, special="hearing", reason="涉及他人重大利益，举行听证")
        if "pass-step" in can:
            return actions.do_step(case_id=case_id, opinion="符合要求")
        if "deliver" in can:
            return actions.deliver(case_id=case_id)
        return self._answer(case_id)

    def _take_in(self, case_id: UUID, can: set[str], chance: float) -> CaseInfo:
        if chance < 0.08 and "ask-supplement" in can:
            self.summary["supplement"] += 1
            return actions.ask_supplement(
                case_id=case_id, items=[{"title": "材料照片", "text": "拍得不清楚，请重拍一张"}]
            )
        if chance > 0.975:
            self.summary["not-accepted"] += 1
            return actions.refuse(
                case_id=case_id, reason="申请事项依法不属于本机关职权范围", provision="行政许可法第三十二条"
            )
        return actions.accept(case_id=case_id, opinion="材料齐全")

    def _decide(self, case_id: UUID, chance: float) -> CaseInfo:
        if chance < 0.06:
            self.summary["refused"] += 1
            return actions.decide(
                case_id=case_id, decision="refused", reason="现场条件不符合规定", provision="行政许可法第三十八条",
                remedy="自收到决定之日起六十日内可以申请行政复议，或者在六个月内提起行政诉讼。",
            )  # fmt: skip
        self.summary["granted"] += 1
        return actions.decide(case_id=case_id, decision="granted", opinion="符合条件，准予许可")

    def _answer(self, case_id: UUID) -> CaseInfo | None:
        """Other departments were asked: each answers now, or is seldom late."""
        case = None
        for opinion in queries.case_file(case_id).opinions:
            if opinion.state == "open" and self.rng.random() < 0.9:
                with acting_as(self.people.office(opinion.asked_org)[0]):
                    case = actions.answer_opinion(opinion_id=opinion.id, agrees=True, text="无意见")
                self.summary["opinions"] += 1
        return case

    def _supply(self, case_id: UUID, org_id: UUID, applicant: Principal) -> None:
        with acting_as(applicant):
            actions.supply(case_id=case_id, text="已重新拍照上传")
        self._later(self._pace(), lambda: self._visit(case_id, org_id, applicant))

    def _over(self, case: CaseInfo, applicant: Principal) -> None:
        self.summary[case.state] += 1
        if self.rng.random() < 0.45:
            self._later(self.rng.uniform(600, 1500), lambda: self._rate(case, applicant))

    def _rate(self, case: CaseInfo, applicant: Principal) -> None:
        from banyan.engines.supervision.actions import rate

        bad = case.state == "not-accepted" or case.decision == "refused"
        level = self.rng.choices((5, 4, 3, 2, 1), weights=(30, 30, 20, 12, 8) if bad else (78, 15, 4, 2, 1))[0]
        with acting_as(applicant):
            rate(case_id=case.id, level=level, comment="" if level > 2 else "等得太久，也没人说明原因")
        self.summary["rated"] += 1

    def _night(self) -> None:
        """What the platform does by the clock: events delivered, deadlines looked at."""
        outbox.deliver_all()
        with acting_as(SYSTEM):
            for entry in jobs.PERIODIC.values():
                if entry.name.split(".")[0] in ("portal", "services", "supervision"):
                    entry.run()
        outbox.deliver_all()


def _told(error: BanyanError) -> str:
    """What an action that was not done said, with the fields that were wrong."""
    fields = getattr(error, "fields", {})
    return error.message + "".join(f" {name}：{text}" for name, text in sorted(fields.items()))
