"""One action's work on one case: open it, make the move, write what follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any
from uuid import UUID

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.services.declare.procedure import Kind
from banyan.engines.services.events import CaseEvent as Happening
from banyan.engines.services.events import ClockPaused, ClockResumed, StepEntered
from banyan.engines.services.life.moves import MOVES
from banyan.engines.services.life.plan import Plan
from banyan.engines.services.life.state import Stand, pause_words
from banyan.engines.services.models import Case, CaseEvent, CaseStep, Opinion, Pause
from banyan.engines.services.policies import MAY, SEE_CASE, Matter
from banyan.engines.services.queries.info import info
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.days import promising
from banyan.engines.services.work.standing import columns_of, plan_of, stand_of
from banyan.engines.services.work.texts import clean
from banyan.kernel.action import Act
from banyan.kernel.errors import Conflict, NotFound
from banyan.kernel.ids import uuid7


class Work:
    """A case locked for one action. `stand` is where it stands; `move` writes where it stands afterwards."""

    def __init__(self, act: Act, case: Case) -> None:
        self.act = act
        self.case = case
        self.plan: Plan = plan_of(case)
        self.stand: Stand = stand_of(case)
        self.today = act.now.date()
        self.calendar = promising()

    @classmethod
    def open(cls, act: Act, case_id: UUID, move: str, *, revision: int | None = None) -> Work:
        """Lock the case, ask the policy of the move, then the move itself.

        Raises NotFound (no such case, or not for this principal), Refused (not by this principal), Conflict (not now,
        or changed since `revision`).
        """
        # A watcher may write a line of history but not lock the row: the database refuses him the lock.
        rows = Case.objects.filter(id=case_id)
        case = (rows if act.who.watches else rows.select_for_update()).first()
        if case is None or not SEE_CASE.decide(act.who, case):
            raise NotFound("没有找到这个办件。")
        work = cls(act, case)
        act.require(MAY[move], work.matter)
        if revision is not None and revision != case.revision:
            raise Conflict("这件刚被别人办过，请刷新后再办。", code="stale")
        refusal = MOVES[move].refusal(work.stand, work.plan)
        if refusal:
            raise Conflict(refusal, code="not-now")
        return work

    @cached_property
    def matter(self) -> Matter:
        """What policies are asked about."""
        return Matter(self.case, self.plan, self._earlier, self._asked)

    def _earlier(self) -> frozenset[UUID]:
        done = CaseStep.objects.filter(city=self.case.city, case_id=self.case.id, left_at__isnull=False)
        return frozenset(one for one in done.values_list("account_id", flat=True) if one is not None)

    def _asked(self) -> frozenset[UUID]:
        open_ones = Opinion.objects.filter(city=self.case.city, case_id=self.case.id, state="open")
        return frozenset(open_ones.values_list("asked_org", flat=True))

    def move(self, make: Callable[[], Stand], *, outcome: str = "passed", opinion: str = "") -> None:
        """Make the move and write its consequences: steps, pauses, the case's columns, the events of both."""
        before, after = self.stand, make()
        self.stand = after
        entered = after.step != before.step or (outcome == "returned")
        if entered or (before.open and not after.open) or (before.decision is None and after.decision is not None):
            self._leave_step(before, outcome, opinion)
        for name, value in columns_of(after, self.plan).items():
            setattr(self.case, name, value)
        if entered:
            self._enter_step(after, back=outcome == "returned")
        if before.pause != after.pause:
            self._change_pause(before, after)

    def _leave_step(self, before: Stand, outcome: str, opinion: str) -> None:
        if before.asks_open:
            left = Opinion.objects.filter(city=self.case.city, case_id=self.case.id, state__in=("open", "waiting"))
            left.update(state="dropped")
        used = before.clock.used_on(self.calendar, self.today) - before.entry_used
        CaseStep.objects.filter(city=self.case.city, case_id=self.case.id, left_at__isnull=True).update(
            left_at=self.act.now,
            outcome=outcome,
            account_id=self.act.who.account_id,
            by_name=self.act.who.name,
            opinion=clean(opinion),
            used=max(used, 0),
        )

    def _enter_step(self, after: Stand, *, back: bool) -> None:
        step = self.plan.step(after.step)
        ordinal = CaseStep.objects.filter(city=self.case.city, case_id=self.case.id).count()
        CaseStep.objects.create(
            **self.part(), code=step.code, title=step.title, ordinal=ordinal, entered_at=self.act.now, limit=step.days
        )
        self._hand_on(step.role, another=step.another_person)
        self.tell(StepEntered, step=step.code, step_title=step.title, back=back, step_due=self.case.step_due)
        if step.kind == Kind.JOINT:
            from banyan.engines.services.work.opinions import ask_departments

            ask_departments(self, step)

    def _hand_on(self, role: str, *, another: bool) -> None:
        """Whoever did the last step keeps the case when the next is his too; else it waits to be claimed."""
        who, case = self.act.who, self.case
        keeps = who.kind == "servant" and who.has_role(role, case.org_id) and not another
        case.assignee_id, case.assignee_name = (who.account_id, who.name) if keeps else (None, "")

    def _change_pause(self, before: Stand, after: Stand) -> None:
        if before.pause:
            self._end_pause()
            self.tell(ClockResumed, due=self.case.due)
        if after.pause:
            Pause.objects.create(**self.part(), kind=after.pause, since=self.act.now, expected_on=after.supply_by)
            self.tell(ClockPaused, why=after.pause)

    def _end_pause(self) -> None:
        standing = Pause.objects.filter(city=self.case.city, case_id=self.case.id, until__isnull=True)
        for pause in standing:
            pause.until = self.act.now
            pause.days = max(self.calendar.between(pause.since.astimezone(self.act.now.tzinfo).date(), self.today), 0)
            pause.save(update_fields=["until", "days"])

    def explain_pause(self, reason: str, expected_on: Any = None) -> None:
        """Say why the clock stands, on the pause that has just begun."""
        Pause.objects.filter(city=self.case.city, case_id=self.case.id, until__isnull=True).update(
            reason=clean(reason)[:500] or pause_words(self.stand.pause), expected_on=expected_on
        )

    def part(self) -> dict[str, Any]:
        """What every row of this case carries."""
        case = self.case
        return {"city": case.city, "case_id": case.id, "division": case.division, "org_id": case.org_id, "id": uuid7()}

    def remember(
        self, kind: str, title: str, text: str = "", *, public: bool = True, about: dict[str, Any] | None = None
    ) -> UUID:
        """Add a line to the history; gives its id."""
        line = CaseEvent.objects.create(
            **self.part(),
            at=self.act.now,
            kind=kind,
            title=clean(title)[:120],
            text=clean(text),
            public=public,
            account_id=self.act.who.account_id,
            by_name=self.by_name,
            by_kind=self.act.who.kind,
            by_org=next(iter(self.act.who.org_ids), None),
            about=clean(about or {}),
        )
        return line.id

    @property
    def by_name(self) -> str:
        """Who acts, as the history shows him."""
        return "系统" if self.act.who.kind == "system" else self.act.who.name

    def org_name(self, org_id: UUID | None = None) -> str:
        """The name of an organisation, the handling one by default."""
        found = find_organisation(org_id or self.case.org_id)
        return found.name if found else "办理部门"

    def tell(self, event: type[Happening], **more: Any) -> None:
        """Put an event of this case into the outbox."""
        case = self.case
        self.act.emit(
            event(
                case_id=case.id,
                number=case.number,
                item_code=case.item_code,
                item_title=case.item_title,
                division=case.division,
                org_id=case.org_id,
                applicant_id=case.applicant_id,
                account_id=case.account_id,
                joint_id=case.joint_id,
                **more,
            )
        )

    def close(self, **about: Any) -> CaseInfo:
        """Write the case and the audit row; what the action answers."""
        self.case.changed_at = self.act.now
        self.case.revision += 1
        self.case.save(force_update=True)
        return self.leave(**about)

    def leave(self, **about: Any) -> CaseInfo:
        """Write the audit row only: the case's own row has not changed."""
        case = self.case
        org_id = next(iter(self.act.who.org_ids), case.org_id)
        self.act.touched("case", case.id, division=case.division, org_id=org_id, about=about)
        return info(case, self.today)
