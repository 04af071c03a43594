"""The moves that a case allows: for each, in which states, at which steps, and why not. A table, asked by actions,
pages and the API alike, so that what is shown as possible is what is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from banyan.engines.services.declare.procedure import Kind
from banyan.engines.services.life.plan import Plan, PlanStep
from banyan.engines.services.life.state import OPEN, PENDING, Decision, Stand, State
from banyan.standards.coded import CodeList


class Actor(CodeList):
    """Who makes a move."""

    APPLICANT = "applicant", "申请人"
    STEP = "step", "本环节经办人"
    HANDLER = "handler", "办理部门"
    LEADER = "leader", "部门负责人"
    ASKED = "asked", "被征求意见的部门"
    WATCHER = "watcher", "监察人员"
    SYSTEM = "system", "系统"


WhyNot = Callable[[Stand, Plan], str]


@dataclass(frozen=True)
class Move:
    """A move: `states` in which it exists at all, `why_not` a sentence when it is not possible just now.

    `key` is the key on the keyboard of the workspace; `wants` are the parameters without which it is refused.
    """

    code: str
    title: str
    actors: tuple[Actor, ...]
    states: frozenset[State]
    why_not: WhyNot = lambda stand, plan: ""
    key: str = ""
    wants: tuple[str, ...] = ()

    def refusal(self, stand: Stand, plan: Plan) -> str:
        """Why the move cannot be made now; empty when it can."""
        if stand.state not in self.states:
            return _("这件%(state)s，不能%(move)s。") % {
                "state": _(stand.state.label),
                "move": pgettext("move", self.title),
            }
        return self.why_not(stand, plan)


def step_of(stand: Stand, plan: Plan) -> PlanStep:
    """The step at which the case stands."""
    return plan.step(stand.step)


def _at_outside_step(stand: Stand, plan: Plan) -> bool:
    """Whether the clock stands because the step itself is a special procedure."""
    return stand.state is State.SUSPENDED and step_of(stand, plan).outside == stand.pause


def _no_asks(stand: Stand) -> str:
    return _("还有 %s 个部门没有答复，答复后才能往下走。") % stand.asks_open if stand.asks_open else ""


def _cannot_pass(stand: Stand, plan: Plan) -> str:
    if stand.state is State.SUSPENDED and not _at_outside_step(stand, plan):
        return _("时钟停着，先恢复办理。")
    if step_of(stand, plan).kind == Kind.DECIDE:
        return _("到了决定环节，请作出决定。")
    return _no_asks(stand)


def _cannot_return(stand: Stand, plan: Plan) -> str:
    if stand.state is State.SUSPENDED and not _at_outside_step(stand, plan):
        return _("时钟停着，先恢复办理。")
    return "" if plan.returns(stand.step) else _("前面没有可以退回的环节。")


def _cannot_supplement(stand: Stand, plan: Plan) -> str:
    if stand.supplemented:
        return _("补正只能告知一次，这件已经告知过（行政许可法第三十二条）。")
    return _("已到决定环节，不能再要求补正。") if step_of(stand, plan).kind == Kind.DECIDE else ""


def _cannot_decide(stand: Stand, plan: Plan) -> str:
    here = step_of(stand, plan)
    if here.kind != Kind.DECIDE:
        return _("还在“%s”环节，到决定环节才能决定。") % _(here.title)
    missing = [_(step.title) for step in plan.before(stand.step) if step.code not in stand.done]
    return _("还没有经过：%s。") % _("、").join(missing) if missing else _no_asks(stand)


def _cannot_resume(stand: Stand, plan: Plan) -> str:
    if _at_outside_step(stand, plan):
        return _("%s完成后时钟自动恢复，不用单独恢复。") % _(step_of(stand, plan).title)
    return ""


def _cannot_extend(stand: Stand, plan: Plan) -> str:
    if stand.extended:
        return _("只能延期一次，这件已经延过。")
    return "" if stand.extension else _("这个事项没有延期的规定。")


def _cannot_ask(stand: Stand, plan: Plan) -> str:
    return _("已到决定环节，不能再征求意见。") if step_of(stand, plan).kind == Kind.DECIDE else ""


def _cannot_note_reconsideration(stand: Stand, plan: Plan) -> str:
    decided = stand.decision is not None or stand.state is State.NOT_ACCEPTED
    return "" if decided else _("还没有作出决定，没有可以复议的。")


def _cannot_issue_again(stand: Stand, plan: Plan) -> str:
    return "" if stand.decision is Decision.GRANTED else _("没有准予许可，不发结果。")


_ALL = frozenset(State)
_HANDLING = frozenset({State.HANDLING})
_UNDER_WAY = frozenset({State.HANDLING, State.SUSPENDED})
_ANSWERING = _UNDER_WAY | {State.SUPPLEMENT}

MOVES: dict[str, Move] = {
    move.code: move
    for move in (
        Move("accept", "受理", (Actor.STEP,), frozenset({State.SUBMITTED}), key="A"),
        Move(
            "refuse-acceptance", "不予受理", (Actor.STEP,), frozenset({State.SUBMITTED}), key="J",
            wants=("reason", "provision"),
        ),
        Move(
            "ask-supplement", "要求补正", (Actor.STEP,), frozenset({State.SUBMITTED, State.HANDLING}),
            _cannot_supplement, key="B", wants=("items",),
        ),
        Move("supply", "补正", (Actor.APPLICANT,), frozenset({State.SUPPLEMENT})),
        Move("deem-accepted", "视为受理", (Actor.SYSTEM,), frozenset({State.SUBMITTED})),
        Move("pass-step", "通过", (Actor.STEP,), _UNDER_WAY, _cannot_pass, key="A"),
        Move("return", "退回", (Actor.STEP,), _UNDER_WAY, _cannot_return, key="R", wants=("to", "reason")),
        Move("ask-opinion", "会签", (Actor.STEP,), _HANDLING, _cannot_ask, key="H", wants=("orgs", "question")),
        Move("drop-opinion", "减签", (Actor.STEP,), _UNDER_WAY),
        Move("answer-opinion", "答复意见", (Actor.ASKED,), _ANSWERING, wants=("agrees", "opinion")),
        Move("deem-consent", "视为同意", (Actor.SYSTEM,), _ANSWERING),
        Move("suspend", "启动特别程序", (Actor.STEP,), _HANDLING, key="S", wants=("special", "reason")),
        Move("resume", "恢复办理", (Actor.STEP,), frozenset({State.SUSPENDED}), _cannot_resume, key="S"),
        Move("extend", "延期", (Actor.LEADER,), _UNDER_WAY, _cannot_extend, key="E", wants=("reason",)),
        Move("decide", "作出决定", (Actor.STEP,), _HANDLING, _cannot_decide, key="D", wants=("decision",)),
        Move("deliver", "送达", (Actor.HANDLER,), frozenset({State.DECIDED}), key="F"),
        Move("withdraw", "撤回", (Actor.APPLICANT,), PENDING),
        Move("terminate", "终止办理", (Actor.STEP,), frozenset({State.SUPPLEMENT}), wants=("reason",)),
        Move(
            "note-reconsideration", "记复议、诉讼", (Actor.HANDLER,),
            frozenset({State.DECIDED, State.CLOSED, State.NOT_ACCEPTED}), _cannot_note_reconsideration, wants=("text",),
        ),
        Move("transfer", "转办", (Actor.STEP, Actor.LEADER), PENDING, key="Z", wants=("org", "reason")),
        Move("assign", "分派", (Actor.LEADER,), OPEN, key="P", wants=("account",)),
        Move("delegate", "委派", (Actor.STEP,), OPEN, wants=("account",)),
        Move("claim", "认领", (Actor.HANDLER,), OPEN, key="G"),
        Move("release", "退回待认领", (Actor.STEP,), OPEN),
        Move("urge", "催办", (Actor.APPLICANT, Actor.LEADER, Actor.WATCHER), OPEN, key="U"),
        Move("copy", "抄送", (Actor.HANDLER,), _ALL, key="C", wants=("org",)),
        Move("note", "写备注", (Actor.HANDLER, Actor.ASKED, Actor.WATCHER), _ALL, key="N", wants=("text",)),
        Move("message", "留言", (Actor.HANDLER, Actor.APPLICANT), _ALL, key="L", wants=("text",)),
        Move("correct", "更正", (Actor.HANDLER,), PENDING, wants=("changes", "reason")),
        Move(
            "correct-result", "更正决定", (Actor.STEP, Actor.LEADER),
            frozenset({State.DECIDED, State.CLOSED, State.NOT_ACCEPTED}), wants=("field", "value", "reason"),
        ),
    )
}  # fmt: skip
