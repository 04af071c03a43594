"""The life of a card: issued, answered by the department, upheld or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from banyan.engines.supervision.actions.words import written
from banyan.engines.supervision.declare import CardRule, Trigger
from banyan.engines.supervision.events import CardAnswered, CardIssued, CardRuled
from banyan.engines.supervision.models import Card, Mark
from banyan.engines.supervision.policies import ANSWER_CARD, BY_RULE, RULE_CARD
from banyan.engines.supervision.queries.cards import CARD_COLUMNS, card_info
from banyan.engines.supervision.records import CardInfo
from banyan.engines.supervision.ruling import rule as rule_of
from banyan.engines.supervision.tallies import Count, count
from banyan.kernel import clock
from banyan.kernel.action import Act, action
from banyan.kernel.calendar import counting
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.ids import uuid7


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a card is about: an organisation, and for most cards one of its cases."""

    division: str
    org_id: UUID
    department: str
    item_code: str = ""
    item_title: str = ""
    case_id: UUID | None = None
    case_number: str = ""
    step_title: str = ""


@action("supervision.card.issue-by-rule", title="自动亮牌")
def issue_by_rule(act: Act, *, rule: CardRule, about: About, key: str, reason: str) -> CardInfo:
    """Issue the card that a rule found due. `Conflict` when it has been issued already."""
    act.require(BY_RULE)
    return _issue(act, rule, about, key, reason, None)


@action("supervision.card.issue", title="亮牌")
def issue_card(act: Act, *, case_id: UUID, rule: str, reason: str) -> CardInfo:
    """A supervisor issues a card by hand, for what no clock can tell: an unlawful fee, say."""
    mark = Mark.objects.filter(case_id=case_id).first()
    if mark is None:
        raise NotFound("没有这件办件，或不在您的监察范围。")
    act.require(RULE_CARD, mark)
    chosen = rule_of(rule)
    if chosen.trigger is not Trigger.BY_HAND:
        raise Invalid("这条规则由系统自动亮牌。", fields={"rule": "请选监察人员发现的情形"})
    said = written(reason, "reason", _("亮牌的理由"), 300)
    return _issue(act, chosen, about_mark(mark), f"{rule}:{case_id}:{uuid7()}", said, act.who.account_id)


@action("supervision.card.answer", title="答复亮牌")
def answer_card(act: Act, *, card_id: UUID, answer: str, plea: bool = False) -> CardInfo:
    """The department answers: what happened and what it does; with `plea` it asks for withdrawal."""
    card = _locked(card_id)
    act.require(ANSWER_CARD, card)
    if card.state != "issued":
        raise Conflict("这张牌已经答复过。", code="not-now")
    card.answer = written(answer, "answer", _("情况和措施"), 1000)
    card.state, card.plea = "answered", plea
    card.answered_at, card.answered_by = act.now, act.who.account_id
    card.save()
    act.touched("card", card.id, division=card.division, org_id=card.org_id, about={"to": "answered", "plea": plea})
    act.emit(CardAnswered(card_id=card.id, org_id=card.org_id, division=card.division, plea=plea))
    return info_of(card)


@action("supervision.card.rule", title="裁定亮牌")
def rule_on_card(act: Act, *, card_id: UUID, uphold: bool, ruling: str) -> CardInfo:
    """A supervisor upholds or withdraws a card, with reasons; one not answered waits for its answer's last day."""
    card = _locked(card_id)
    act.require(RULE_CARD, card)
    if card.state not in ("issued", "answered"):
        raise Conflict("这张牌已经裁定过。", code="not-now")
    if uphold and card.state == "issued" and clock.today() <= card.answer_due:
        raise Conflict(
            _("部门可以在 %(day)s前答复，答复后再裁定。") % {"day": date_format(card.answer_due, _("n 月 j 日"))},
            code="not-now",
        )
    card.ruling = written(ruling, "ruling", _("裁定的理由"), 1000)
    card.state = "upheld" if uphold else "withdrawn"
    card.ruled_at, card.ruled_by = act.now, act.who.account_id
    card.save()
    if not uphold:
        count(card, [Count(_day(card), card.colour, -1)])
    act.touched("card", card.id, division=card.division, org_id=card.org_id, about={"to": card.state})
    act.emit(CardRuled(card_id=card.id, org_id=card.org_id, division=card.division, upheld=uphold))
    return info_of(card)


def about_mark(mark: Mark) -> About:
    """What a card about this case says of it."""
    return About(
        division=mark.division,
        org_id=mark.org_id,
        department=mark.department,
        item_code=mark.item_code,
        item_title=mark.item_title,
        case_id=mark.case_id,
        case_number=mark.number,
        step_title=mark.step_title,
    )


def info_of(card: Card) -> CardInfo:
    """The picture of a card."""
    return card_info(tuple(getattr(card, name) for name in CARD_COLUMNS))


def _issue(act: Act, rule: CardRule, about: About, key: str, reason: str, by: UUID | None) -> CardInfo:
    card, made = Card.objects.get_or_create(
        key=key,
        defaults={
            "rule": rule.code,
            "rule_title": rule.title,
            "colour": rule.colour.value,
            "case_id": about.case_id,
            "case_number": about.case_number,
            "item_code": about.item_code,
            "item_title": about.item_title,
            "step_title": about.step_title,
            "division": about.division,
            "org_id": about.org_id,
            "department": about.department,
            "reason": reason,
            "basis": rule.basis,
            "issued_at": act.now,
            "issued_by": by,
            "answer_due": counting().add(clock.today(), rule.answer_within),
        },
    )
    if not made:
        raise Conflict("这张牌已经亮过。", code="issued-already")
    count(card, [Count(_day(card), card.colour)])
    act.touched(
        "card", card.id, division=card.division, org_id=card.org_id, about={"rule": rule.code, "colour": card.colour}
    )
    act.emit(
        CardIssued(
            card_id=card.id,
            case_id=card.case_id,
            org_id=card.org_id,
            division=card.division,
            colour=card.colour,
            rule=rule.code,
        )
    )
    return info_of(card)


def _locked(card_id: UUID) -> Card:
    card = Card.objects.select_for_update().filter(id=card_id).first()
    if card is None:
        raise NotFound("没有这张牌，或您看不到它。")
    return card


def _day(card: Card) -> date:
    return card.issued_at.astimezone(clock.ZONE).date()
