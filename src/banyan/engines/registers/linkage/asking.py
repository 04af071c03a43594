"""Asking a department to correct what it says, with a clock; answering; and looking again when a record changes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.registers.declare import schema
from banyan.engines.registers.events import DifferenceAnswered, DifferenceAsked, RecordChanged
from banyan.engines.registers.linkage.deciding import AGREES
from banyan.engines.registers.linkage.differing import likeness
from banyan.engines.registers.linkage.models import Difference
from banyan.engines.registers.linkage.words import words_of
from banyan.engines.registers.policies import DIFFERENCE
from banyan.kernel.action import Act, action
from banyan.kernel.calendar import counting
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.events import Envelope, subscriber
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards.workdays import UnknownYear

ANSWER_WITHIN = 7
"""Working days in which a department answers (assumed, as for a person's doubt)."""

LONGEST = 500


@action("registers.difference.ask", title="请对方核对更正")
def ask(act: Act, *, difference_id: UUID, words: str) -> None:
    """Ask the other side of a difference to look at it: the one that answers for the field, or the one that says
    otherwise."""
    one = _locked(difference_id)
    side, theirs = _other(act, one)
    if one.state != "open":
        raise Conflict("这条差异已经请对方核对了。")
    text = words.strip()
    if not text or len(text) > LONGEST:
        raise Invalid(
            _("请写依据，最多 %(longest)s 个字。") % {"longest": LONGEST},
            fields={"words": _("请写依据，最多 %(longest)s 个字。") % {"longest": LONGEST}},
        )
    with acting_as(SYSTEM):
        one.state, one.asked, one.words, one.due = "asked", side, text, _due(act.now.date())
        one.asked_at, one.asked_by = act.now, act.who.account_id
        one.save(update_fields=["state", "asked", "words", "due", "asked_at", "asked_by"])
    about = {"field": one.field, "side": side}
    act.touched("difference", one.id, division=one.division, org_id=theirs, about=about)
    act.emit(DifferenceAsked(difference_id=one.id, org_id=theirs))


@action("registers.difference.answer", title="答复数据差异")
def answer(act: Act, *, difference_id: UUID, corrected: bool, answer: str) -> None:
    """Answer: it has been corrected (by an action of its own, made before), or what we say is right."""
    one = _locked(difference_id)
    act.require(DIFFERENCE, asked_office(one))
    if one.state != "asked":
        raise Conflict("这条差异已经答复过了。")
    text = answer.strip()
    if not text:
        raise Invalid("请写答复。", fields={"answer": "请写答复。"})
    with acting_as(SYSTEM):
        one.state = "corrected" if corrected else "kept"
        one.answer, one.answered_at, one.answered_by = text[:LONGEST], act.now, act.who.account_id
        one.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    about = {"field": one.field, "state": one.state}
    act.touched("difference", one.id, division=one.division, org_id=asked_office(one), about=about)
    act.emit(DifferenceAnswered(difference_id=one.id, account_id=one.asked_by, state=one.state))


@subscriber("registers.differences", to=[RecordChanged])
def look_again(event: RecordChanged, envelope: Envelope) -> None:
    """Differences that are none any more go, once what a department says has changed."""
    with acting_as(SYSTEM):
        waiting = Difference.objects.filter(
            subject_id=event.subject_id, register=event.register_code, state__in=("open", "asked")
        )
        for one in waiting:
            known = schema(one.register)
            words = words_of(known, one.subject_id, [one.field])
            said, held = words.said(one.source, one.field), words.held(one.field)
            if likeness(known.fields[one.field], said, held) == AGREES:
                Difference.objects.filter(id=one.id, state=one.state).update(state="gone")


def asked_office(one: Difference) -> UUID | None:
    """The office that was asked."""
    return one.holder_org_id if one.asked == "holder" else one.org_id


def _other(act: Act, one: Difference) -> tuple[str, UUID | None]:
    """Which side is asked, being the other one's, and its office."""
    if DIFFERENCE.decide(act.who, one.org_id):
        act.require(DIFFERENCE, one.org_id)
        return "holder", one.holder_org_id
    act.require(DIFFERENCE, one.holder_org_id)
    return "said", one.org_id


def _locked(difference_id: UUID) -> Difference:
    if not Difference.objects.filter(id=difference_id).exists():
        raise NotFound("没有找到这条差异，或者它与您的部门无关。")
    with acting_as(SYSTEM):
        return Difference.objects.select_for_update().get(id=difference_id)


def _due(day: date) -> date | None:
    try:
        return counting().add(day, ANSWER_WITHIN)
    except UnknownYear:
        return None
