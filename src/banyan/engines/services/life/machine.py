"""Making moves: each takes where a case stands and gives where it stands then, or says in a sentence why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from banyan.engines.services.declare.lists import Special
from banyan.engines.services.declare.procedure import Kind
from banyan.engines.services.life.clocks import Calendar, Clock, Unit
from banyan.engines.services.life.moves import MOVES, step_of
from banyan.engines.services.life.plan import Plan
from banyan.engines.services.life.state import STANDING, SUPPLEMENT_PAUSE, Decision, Stand, State
from banyan.kernel.errors import Conflict, Invalid


def may(move: str, stand: Stand, plan: Plan) -> None:
    """Raise `Conflict` with the reason when the move cannot be made."""
    refusal = MOVES[move].refusal(stand, plan)
    if refusal:
        raise Conflict(refusal, code="not-now")


def submitted(
    plan: Plan,
    day: date,
    *,
    acceptance: int,
    promised: int,
    statutory: int | None,
    statutory_unit: Unit = "workdays",
    extension: int = 0,
    delivery: int = 10,
) -> Stand:
    """Where an application stands when it has just come in."""
    return Stand(
        state=State.SUBMITTED,
        step=plan.steps[0].code,
        clock=Clock(acceptance).start(day),
        promised=promised,
        statutory=Clock(statutory, unit=statutory_unit) if statutory is not None else None,
        extension=extension,
        delivery=delivery,
        received_on=day,
    )


def accept(stand: Stand, plan: Plan, calendar: Calendar, day: date) -> Stand:
    """Accepted: the clock of handling begins, and the first step with it."""
    may("accept", stand, plan)
    return _accepted(stand, plan, calendar, day, day)


def deem_accepted(stand: Stand, plan: Plan, calendar: Calendar, day: date) -> Stand:
    """Nobody said anything within the limit: accepted from the day on which it was received (行政许可法第三十二条)."""
    may("deem-accepted", stand, plan)
    due = stand.clock.due(calendar)
    if due is None or day <= due:
        raise Conflict("受理期限还没有过，不能视为受理。", code="not-now")
    return _accepted(stand, plan, calendar, stand.received_on or day, day)


def _accepted(stand: Stand, plan: Plan, calendar: Calendar, begins: date, day: date) -> Stand:
    running = replace(
        stand,
        state=State.HANDLING,
        clock=Clock(stand.promised).start(begins),
        statutory=stand.statutory.start(begins) if stand.statutory else None,
        accepted_on=begins,
        done=(stand.step,),
    )
    return enter(running, plan, calendar, plan.after(stand.step).code, day)


def enter(stand: Stand, plan: Plan, calendar: Calendar, code: str, day: date) -> Stand:
    """At the step `code`; a special procedure stops the clock, any other lets it go on."""
    step = plan.step(code)
    here = replace(stand, step=code, entry_used=stand.clock.used_on(calendar, day), asks_open=0)
    if step.outside:
        return _stand_still(here, calendar, day, step.outside, State.SUSPENDED)
    return _go_on(here, day)


def refuse_acceptance(stand: Stand, plan: Plan, day: date, reason: str) -> Stand:
    """Not accepted, for a reason."""
    may("refuse-acceptance", stand, plan)
    return _ended(stand, State.NOT_ACCEPTED, day, _said(reason, _("不予受理的理由")))


def ask_supplement(stand: Stand, plan: Plan, calendar: Calendar, day: date, supply_by: date) -> Stand:
    """What is missing was told, once; the clock stands until it comes."""
    may("ask-supplement", stand, plan)
    paused = _stand_still(stand, calendar, day, SUPPLEMENT_PAUSE, State.SUPPLEMENT)
    return replace(paused, supplemented=True, supply_by=supply_by, back_to=stand.state)


def supply(stand: Stand, plan: Plan, day: date) -> Stand:
    """What was missing has come; the clock goes on."""
    may("supply", stand, plan)
    return replace(_go_on(stand, day), received_on=day if stand.accepted_on is None else stand.received_on)


def pass_step(stand: Stand, plan: Plan, calendar: Calendar, day: date) -> Stand:
    """The step is done; on to the next."""
    may("pass-step", stand, plan)
    done = replace(stand, done=(*stand.done, stand.step))
    return enter(done, plan, calendar, plan.after(stand.step).code, day)


def return_to(stand: Stand, plan: Plan, calendar: Calendar, day: date, code: str) -> Stand:
    """Back to an earlier step; what was done from there on is to be done again."""
    may("return", stand, plan)
    if code not in {step.code for step in plan.returns(stand.step)}:
        raise Invalid("不能退回到这个环节。", fields={"to": "请从可以退回的环节里选"})
    before = {step.code for step in plan.before(code)}
    kept = replace(stand, done=tuple(one for one in stand.done if one in before))
    return enter(kept, plan, calendar, code, day)


def suspend(stand: Stand, plan: Plan, calendar: Calendar, day: date, special: Special) -> Stand:
    """A special procedure begins; its time does not count."""
    may("suspend", stand, plan)
    return _stand_still(stand, calendar, day, special.value, State.SUSPENDED)


def resume(stand: Stand, plan: Plan, day: date) -> Stand:
    """The special procedure is over."""
    may("resume", stand, plan)
    return _go_on(stand, day)


def extend(stand: Stand, plan: Plan) -> Stand:
    """The limit is extended once."""
    may("extend", stand, plan)
    longer = stand.statutory.extend(stand.extension) if stand.statutory else None
    return replace(stand, clock=stand.clock.extend(stand.extension), statutory=longer, extended=True)


def decide(stand: Stand, plan: Plan, calendar: Calendar, day: date, decision: Decision, reason: str = "") -> Stand:
    """Granted or refused; a refusal says why (行政许可法第三十八条). The clock of delivery begins."""
    may("decide", stand, plan)
    if decision is Decision.REFUSED:
        reason = _said(reason, _("不予许可的理由"))
    return replace(
        stand,
        state=State.DECIDED,
        decision=decision,
        reason=reason,
        decided_on=day,
        done=(*stand.done, stand.step),
        statutory=stand.statutory.pause(calendar, day) if stand.statutory else None,
        clock=Clock(stand.delivery).start(day),
    )


def deliver(stand: Stand, plan: Plan, day: date) -> Stand:
    """The applicant has it."""
    may("deliver", stand, plan)
    return _ended(stand, State.CLOSED, day, stand.reason)


def withdraw(stand: Stand, plan: Plan, day: date, reason: str = "") -> Stand:
    """The applicant takes it back."""
    may("withdraw", stand, plan)
    return _ended(stand, State.WITHDRAWN, day, reason)


def terminate(stand: Stand, plan: Plan, day: date, reason: str) -> Stand:
    """The applicant did not supply in time."""
    may("terminate", stand, plan)
    if stand.supply_by is not None and day <= stand.supply_by:
        raise Conflict(
            _("补正期限到 %(day)s，还没有过。") % {"day": date_format(stand.supply_by, _("n 月 j 日"))}, code="not-now"
        )
    return _ended(stand, State.TERMINATED, day, _said(reason, _("终止办理的理由")))


def _said(text: str, what: str) -> str:
    if not text.strip():
        raise Invalid(_("请写明%(what)s。") % {"what": what}, fields={"reason": _("请写明%(what)s") % {"what": what}})
    return text.strip()


def _stand_still(stand: Stand, calendar: Calendar, day: date, pause: str, state: State) -> Stand:
    return replace(
        stand,
        state=state,
        pause=pause,
        clock=stand.clock.pause(calendar, day),
        statutory=stand.statutory.pause(calendar, day) if stand.statutory else None,
    )


def _go_on(stand: Stand, day: date) -> Stand:
    state = stand.state
    if state in STANDING:
        state = (stand.back_to if stand.state is State.SUPPLEMENT else None) or State.HANDLING
    accepted = stand.accepted_on is not None
    return replace(
        stand,
        state=state,
        pause="",
        back_to=None,
        supply_by=None,
        clock=stand.clock.start(day),
        statutory=stand.statutory.start(day) if stand.statutory and accepted else stand.statutory,
    )


def _ended(stand: Stand, state: State, day: date, reason: str) -> Stand:
    return replace(
        stand,
        state=state,
        reason=reason,
        closed_on=day,
        pause="",
        back_to=None,
        supply_by=None,
        asks_open=0,
        clock=replace(stand.clock, since=None),
        statutory=replace(stand.statutory, since=None) if stand.statutory else None,
    )


def wants_opinions(stand: Stand, plan: Plan) -> bool:
    """Whether the present step asks other departments."""
    return step_of(stand, plan).kind == Kind.JOINT
