"""Notices of every change of a case: to the applicant, and to the clerk whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity.queries import servants_of
from banyan.engines.identity.roles import LEADER, REVIEW
from banyan.engines.messaging.actions import send, send_all
from banyan.engines.messaging.declare import Template, declare_template, say_day
from banyan.engines.messaging.records import Message
from banyan.engines.services import events as e
from banyan.engines.services.life.state import SUPPLEMENT_PAUSE, Decision, State, pause_words
from banyan.kernel.events import Envelope, Event, Heard, batch_subscriber, subscriber

_ITEM, _NUMBER = "食品经营许可（新办）", "350102-2026-000123"
_DAY = "12 月 7 日（周一）"
_MOST_TOLD = 20


def _template(code: str, title: str, text: str, *, link_label: str = "看办件进展", **sample: str) -> Template:
    known = {"item": _ITEM, "number": _NUMBER, **sample}
    return declare_template(
        Template(code=f"services.{code}", title=title, text=text, link_label=link_label, sample=known)
    )


def _inbox_only(code: str, title: str, text: str, **sample: str) -> Template:
    known = {"item": _ITEM, "number": _NUMBER, **sample}
    made = Template(code=f"services.{code}", title=title, text=text, link_label="打开办件", channels=(), sample=known)
    return declare_template(made)


SUBMITTED = _template("submitted", "{item}已提交", "{item}（{number}）已提交。受理后再告诉您。")
ACCEPTED = _template("accepted", "{item}已受理", "{item}（{number}）已受理。{when}", when=f"最迟 {_DAY}拿到结果。")
NOT_ACCEPTED = _template(
    "not-accepted",
    "{item}不予受理",
    "{item}（{number}）不予受理。理由和您可以怎么做，写在通知书里。",
    link_label="看理由",
)
SUPPLEMENT = _template(
    "supplement-asked",
    "{item}还差材料",
    "{item}（{number}）还差材料。{when}前补上，不用重新申请。",
    link_label="去补上",
    when=_DAY,
)
SUPPLIED = _template("supplement-given", "材料补上了", "{item}（{number}）的材料已补上，接着办。")
STEP = _inbox_only("step-entered", "{item}到了“{step}”", "{item}（{number}）到了“{step}”这一步。", step="审查")
PAUSED = _template("clock-paused", "{item}暂停计时", "{item}（{number}）暂停计时：{why}。", why="现场核查")
RESUMED = _template("clock-resumed", "{item}接着办", "{item}（{number}）接着办。{when}", when=f"最迟 {_DAY}拿到结果。")
EXTENDED = _template(
    "extended",
    "{item}延长了期限",
    "{item}（{number}）延长 {days} 个工作日。{when}",
    days="5",
    when=f"最迟 {_DAY}拿到结果。",
)
GRANTED = _template(
    "granted", "{item}办好了", "{item}（{number}）准予许可。结果在办件里，可以下载。", link_label="看结果"
)
REFUSED = _template(
    "refused",
    "{item}不予许可",
    "{item}（{number}）不予许可。理由、依据和救济途径写在决定书里。",
    link_label="看决定书",
)
CLOSED = _inbox_only("closed", "{item}办结", "{item}（{number}）已办结。")
TERMINATED = _template(
    "terminated",
    "{item}终止办理",
    "{item}（{number}）没有在期限内补上材料，终止办理。可以重新申请。",
    link_label="看理由",
)
WITHDRAWN = _template("withdrawn", "{item}已撤回", "{item}（{number}）已撤回，停止办理。")
TRANSFERRED = _template("transferred", "{item}转给了别的部门", "{item}（{number}）转由别的部门接着办，您不用再跑。")
MESSAGE = _template("message-left", "办理部门给您留言", "{item}（{number}）：办理部门给您留了言。", link_label="看留言")
CORRECTED = _template(
    "corrected", "{item}的内容有更正", "{item}（{number}）里填的内容有更正，请核对。", link_label="看更正"
)
REMEDY = _inbox_only("reconsideration-noted", "已记下复议或诉讼", "{item}（{number}）的复议或诉讼情况已记下。")

TO_ASSIGNEE = _inbox_only("assigned", "新办件：{item}", "{number} {item}，分给您办。")
URGED = _inbox_only("urged", "催办：{item}", "{number} {item}，有人催办。")
COPIED = _inbox_only("copied", "抄送：{item}", "{number} {item}，抄送给您看。")
ASKED = _inbox_only(
    "opinion-asked", "征求意见：{item}", "{number} {item}，请您所在部门答复。{when}", when=f"{_DAY}前答复。"
)
RESULT_CORRECTED = _template(
    "result-corrected", "{item}的结果有更正", "{item}（{number}）的决定或证照有更正，请看。", link_label="看更正"
)
ANSWERED = _inbox_only(
    "opinion-answered",
    "{who}答复了：{item}",
    "{number} {item}，{who}{answer}。",
    who="消防救援大队",
    answer="已经答复",
)
GIVEN = _inbox_only("supplement-arrived", "材料补上了：{item}", "{number} {item}，申请人补了材料，可以接着办。")
TAKEN_BACK = _inbox_only("taken-back", "申请人撤回：{item}", "{number} {item}，申请人撤回了，不用再办。")
HANDED_OVER = _inbox_only("handed-over", "转来的办件：{item}", "{number} {item}，别的部门转来的，请分派或认领。")
QUESTION = _inbox_only("question", "申请人留言：{item}", "{number} {item}，申请人留了言。")

JOINT_STOPPED = declare_template(
    Template(
        code="services.joint-stopped",
        title="{title}有 {count} 项没有开始办",
        text="{title}（{number}）有 {count} 项没有开始办，原因写在进度里，您可以照原来填的再申请。",
        link_label="看原因",
        sample={"title": "开餐馆一件事", "number": "350102-J261116-0032", "count": "5"},
    )
)
JOINT_ENDED = declare_template(
    Template(
        code="services.joint-ended",
        title="{title}都有结果了",
        text="{title}（{number}）{parts} 项都有了结果，办好 {granted} 项，都在一页上。",
        link_label="看结果",
        sample={"title": "开餐馆一件事", "number": "350102-J261116-0032", "parts": "6", "granted": "6"},
    )
)

_PLAIN: Mapping[type[Event], Template] = {
    e.CaseSubmitted: SUBMITTED,
    e.CaseNotAccepted: NOT_ACCEPTED,
    e.SupplementGiven: SUPPLIED,
    e.CaseTransferred: TRANSFERRED,
    e.CaseCorrected: CORRECTED,
    e.ResultCorrected: RESULT_CORRECTED,
    e.ReconsiderationNoted: REMEDY,
}
#: What the applicant hears of a case that ended otherwise than by a decision; nothing where its own event said it.
_ENDS: Mapping[str, Template | None] = {
    State.WITHDRAWN: WITHDRAWN,
    State.TERMINATED: TERMINATED,
    State.NOT_ACCEPTED: None,
}
_TOLD: list[type[e.CaseEvent]] = [
    *(kind for kind in _PLAIN if issubclass(kind, e.CaseEvent)),
    e.CaseAccepted,
    e.CaseClosed,
    e.SupplementAsked,
    e.StepEntered,
    e.ClockPaused,
    e.ClockResumed,
    e.CaseExtended,
    e.CaseDecided,
    e.MessageLeft,
    e.CaseAssigned,
    e.CaseUrged,
    e.CaseCopied,
    e.OpinionAsked,
    e.OpinionAnswered,
]


@batch_subscriber("services.notices", to=_TOLD)
def tell(heard: Sequence[Heard[e.CaseEvent]]) -> None:
    """Tell whom it concerns; the same event is told once."""
    if messages := [message for event, envelope in heard for message in _messages(event, envelope)]:
        send_all(messages)


def _messages(event: e.CaseEvent, envelope: Envelope) -> Iterator[Message]:
    chosen, more = _worded(event)
    if chosen is not None:
        yield _message(chosen, event, envelope, event.account_id, f"/my/cases/{event.case_id}/", more)
    for template, account_id, more in _for_clerks(event):
        yield _message(template, event, envelope, account_id, f"/work/cases/{event.case_id}/", more)


_JOINT: list[type[e.JointEvent]] = [e.JointStopped, e.JointEnded]


@subscriber("services.joint-notices", to=_JOINT)
def tell_of_joint(event: e.JointEvent, envelope: Envelope) -> None:
    """Tell the applicant of a joint matter; the same event is told once."""
    data, link = {"title": event.title, "number": event.number}, f"/my/joint/{event.joint_id}/"
    match event:
        case e.JointStopped():
            template, data = JOINT_STOPPED, {**data, "count": str(len(event.items))}
        case e.JointEnded():
            template, link = JOINT_ENDED, f"{link}results/"
            data |= {"parts": str(event.parts), "granted": str(event.granted)}
        case _:
            return
    about = f"joint:{event.joint_id}"
    send(template.code, to=event.account_id, data=data, key=str(envelope.uid), about=about, link=link)


def _message(
    template: Template, event: e.CaseEvent, envelope: Envelope, to: UUID, link: str, more: Mapping[str, str]
) -> Message:
    data = {"item": event.item_title, "number": event.number, **more}
    return Message(template.code, to, data, str(envelope.uid), about=f"case:{event.case_id}", link=link)


def _worded(event: e.CaseEvent) -> tuple[Template | None, dict[str, str]]:
    """What the applicant is told, with the words that this event adds."""
    match event:
        case e.CaseAccepted():
            return ACCEPTED, {"when": _promise(event.due)}
        case e.SupplementAsked():
            return SUPPLEMENT, {"when": say_day(event.supply_by)}
        case e.StepEntered():
            return STEP, {"step": event.step_title}
        case e.ClockPaused():
            told_already = event.why == SUPPLEMENT_PAUSE
            return (None if told_already else PAUSED), {"why": pause_words(event.why)}
        case e.ClockResumed():
            return RESUMED, {"when": _promise(event.due)}
        case e.CaseExtended():
            return EXTENDED, {"days": str(event.days), "when": _promise(event.due)}
        case e.CaseDecided():
            return (GRANTED if event.decision == Decision.GRANTED else REFUSED), {}
        case e.CaseClosed():
            return _ENDS.get(event.state, CLOSED), {}
        case e.MessageLeft():
            return (None if event.from_applicant else MESSAGE), {}
    return _PLAIN.get(type(event)), {}


def _promise(due: date | None) -> str:
    return f"最迟 {say_day(due)}拿到结果。" if due else "结果的日子定了就告诉您。"


def _for_clerks(event: e.CaseEvent) -> Iterator[tuple[Template, UUID, dict[str, str]]]:
    match event:
        case e.CaseAssigned(assignee_id=UUID() as clerk):
            yield TO_ASSIGNEE, clerk, {}
        case e.CaseUrged():
            for clerk in _handlers(event, event.assignee_id):
                yield URGED, clerk, {}
        case e.MessageLeft(from_applicant=True):
            for clerk in _handlers(event, event.assignee_id):
                yield QUESTION, clerk, {}
        case e.SupplementGiven(assignee_id=UUID() as clerk):
            yield GIVEN, clerk, {}
        case e.CaseClosed(state=State.WITHDRAWN, assignee_id=UUID() as clerk):
            yield TAKEN_BACK, clerk, {}
        case e.OpinionAnswered(assignee_id=UUID() as clerk):
            asked = find_organisation(event.asked_org)
            answer = "到期没有答复，视为同意" if event.deemed else "已经答复"
            yield ANSWERED, clerk, {"who": asked.short_name if asked else "被问的部门", "answer": answer}
        case e.CaseTransferred():
            for clerk in _handlers(event, None):
                yield HANDED_OVER, clerk, {}
        case e.CaseCopied(to_account=UUID() as clerk):
            yield COPIED, clerk, {}
        case e.OpinionAsked():
            when = f"{say_day(event.due)}前答复。" if event.due else ""
            for clerk in _asked_people(event):
                yield ASKED, clerk, {"when": when}


def _handlers(event: e.CaseEvent, assignee_id: UUID | None) -> list[UUID]:
    """Whoever handles the case; where nobody does yet, the heads of the office."""
    if assignee_id is not None:
        return [assignee_id]
    return [one.account_id for one in servants_of(event.org_id, LEADER.code)][:_MOST_TOLD]


def _asked_people(event: e.OpinionAsked) -> list[UUID]:
    """Who is told of a question: whoever it is meant for, else those who review in the organisation."""
    if event.to_account is not None:
        return [event.to_account]
    return [one.account_id for one in servants_of(event.asked_org, REVIEW.code)][:_MOST_TOLD]
