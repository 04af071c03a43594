"""Notices to the department: a card to answer, a ruling, a bad rating to follow up."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.identity.queries import servants_of
from banyan.engines.identity.roles import LEADER
from banyan.engines.messaging.actions import send
from banyan.engines.messaging.declare import Template, declare_template, say_day
from banyan.engines.supervision.events import CardIssued, CardRuled, CaseRated
from banyan.engines.supervision.models import FollowUp, Rating
from banyan.engines.supervision.queries import card
from banyan.engines.supervision.records import BAD
from banyan.kernel.events import Envelope, Event, subscriber

ISSUED = declare_template(
    Template(
        code="supervision.card-issued",
        title="亮了{colour}：{rule}",
        text="{what}。请在 {due}前答复。",
        link_label="去答复",
        sample={
            "colour": "黄牌",
            "rule": "快到承诺时限",
            "what": "食品经营许可，11 月 13 日到期，亮牌时只剩当天",
            "due": "12 月 3 日（周四）",
        },
    )
)
RULED = declare_template(
    Template(
        code="supervision.card-ruled",
        title="{colour}{ruling}",
        text="{what}。裁定理由：{why}",
        link_label="看这张牌",
        sample={"colour": "红牌", "ruling": "撤回", "what": "食品经营许可，超过 1 个工作日", "why": "停电属实"},
    )
)
BAD_RATING = declare_template(
    Template(
        code="supervision.bad-rating",
        title="有一个差评要回访",
        text="{item}，申请人{word}。请在 {due}前整改并回访。",
        link_label="去回访",
        sample={"item": "食品经营许可", "word": "不满意", "due": "12 月 3 日（周四）"},
    )
)
_TOLD: list[type[Event]] = [CardIssued, CardRuled, CaseRated]


@subscriber("supervision.notices", to=_TOLD)
def tell(event: Event, envelope: Envelope) -> None:
    """Tell the leaders of the organisation."""
    key = str(envelope.uid)
    if isinstance(event, CardIssued):
        shown = card(event.card_id)
        words = {
            "rule": shown.rule_title,
            "what": f"{shown.item_title}，{shown.reason}",
            "due": say_day(shown.answer_due),
        }
        _send(ISSUED, event.org_id, key, f"/work/supervise/cards/{shown.id}/", words | {"colour": _word(shown.colour)})
    elif isinstance(event, CardRuled):
        shown = card(event.card_id)
        words = {"ruling": shown.state_word, "what": f"{shown.item_title}，{shown.reason}", "why": shown.ruling}
        _send(RULED, event.org_id, key, f"/work/supervise/cards/{shown.id}/", words | {"colour": _word(shown.colour)})
    elif isinstance(event, CaseRated) and event.level in BAD:
        _tell_of_bad_rating(event, key)


def _tell_of_bad_rating(event: CaseRated, key: str) -> None:
    rating = Rating.objects.filter(city=event.division[:4], case_id=event.case_id).first()
    row = FollowUp.objects.filter(rating_id=rating.id).first() if rating else None
    if row is not None:
        word = "非常不满意" if event.level == 1 else "不满意"
        words = {"item": row.item_title, "word": word, "due": say_day(row.due)}
        _send(BAD_RATING, event.org_id, key, f"/work/supervise/ratings/{row.id}/", words)


def _send(template: Template, org_id: UUID, key: str, link: str, words: dict[str, str]) -> None:
    for leader in servants_of(org_id, LEADER.code):
        send(template.code, to=leader.account_id, data=words, key=key, link=link)


def _word(colour: str) -> str:
    return "红牌" if colour == "red" else "黄牌"
