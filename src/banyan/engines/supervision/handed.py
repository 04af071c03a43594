"""What supervision hands to the portal: links of the workspace, work that waits, cases to be rated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.roles import DECIDE, LEADER, SUPERVISE
from banyan.engines.portal.declare import Entry, Mine, Panel, WorkSource, register
from banyan.engines.services.declare.narrowing import Narrowing, register_narrowing
from banyan.engines.supervision.models import Card, FollowUp, Mark, Rating
from banyan.engines.supervision.situation import CLOSED, NOT_ACCEPTED
from banyan.kernel import clock
from banyan.kernel.counting import Counting, counted
from banyan.kernel.principal import Principal

ASK_FOR = timedelta(days=30)
"""So long after its end an applicant is asked for a rating."""


def _card_values(who: Principal) -> tuple[Any, ...]:
    return _led(who), who.has_role(SUPERVISE.code), list(who.org_ids)


#: What `_waiting` finds, as each of its kinds has its own index.
_CARDS = Counting(
    "SELECT (SELECT count(*) FROM supervision_card WHERE state = 'issued' AND org_id = ANY(%s))"
    " + (SELECT count(*) FROM supervision_card WHERE %s::boolean AND state = 'answered' AND NOT org_id = ANY(%s))",
    _card_values,
    hide_nought=True,
)
_FOLLOW_UPS = Counting(
    "SELECT count(*) FROM supervision_follow_up WHERE done_at IS NULL AND org_id = ANY(%s)",
    lambda who: (list(who.org_ids),),
    hide_nought=True,
)


def hand_over() -> None:
    """Register everything; called once at the start."""
    choices = (("any", "亮过牌"), ("yellow", "黄牌"), ("red", "红牌"))
    register_narrowing(Narrowing("card", "亮牌", choices, _carded))
    register(
        Entry(
            code="supervise", label=_("电子监察"), url="/work/supervise/", place="rail", group=_("监督"), order=60,
            icon="shield", shown=_at_work,
        ),
        Entry(
            code="supervise-cards", label=_("亮牌"), url="/work/supervise/cards/", place="rail", group=_("监督"),
            order=61, icon="warn", shown=_at_work, count=_CARDS,
        ),
        Entry(
            code="supervise-ratings", label=_("好差评"), url="/work/supervise/ratings/", place="rail", group=_("监督"),
            order=62, icon="star", shown=_at_work, count=_FOLLOW_UPS,
        ),
        WorkSource(
            code="cards", title=_("亮牌"), url="/work/supervise/cards/", waiting=_cards_for, due=_cards_due,
            rows=_card_rows, order=70,
        ),
        WorkSource(
            code="follow-ups", title=_("差评回访"), url="/work/supervise/ratings/", waiting=_follow_ups_for,
            due=_follow_ups_due, rows=_follow_up_rows, order=71,
        ),
        Panel(code="to-rate", title=_("请您评价"), items=_to_rate, order=70),
    )  # fmt: skip


def _carded(colour: str) -> Q:
    """Cases with a card of this colour that stands."""
    cards = Card.objects.filter(case_id=OuterRef("id")).exclude(state="withdrawn")
    return Q(Exists(cards if colour == "any" else cards.filter(colour=colour)))


def _at_work(who: Principal) -> bool:
    return who.kind == "servant" and bool(who.posts)


def _led(who: Principal) -> list[UUID]:
    return [post.org_id for post in who.posts if {LEADER.code, DECIDE.code} & post.roles]


def _waiting(who: Principal) -> Q:
    """Cards that this person has to do something about: to answer for the own office, or to rule on."""
    mine = Q(state="issued", org_id__in=_led(who))
    if who.has_role(SUPERVISE.code):
        mine |= Q(state="answered") & ~Q(org_id__in=who.org_ids)
    return mine


def _cards_for(who: Principal) -> int:
    return counted(_CARDS.statement, *_card_values(who)) if _at_work(who) else 0


def _cards_due(who: Principal) -> int:
    return Card.objects.filter(_waiting(who), answer_due__lte=clock.today()).count() if _at_work(who) else 0


def _card_rows(who: Principal, limit: int) -> Sequence[dict[str, Any]]:
    rows = Card.objects.filter(_waiting(who)).order_by("answer_due", "id")[:limit]
    return [
        {
            "who": gettext(row.rule_title),
            "what": gettext("，").join([row.item_title, row.reason]),
            "no": row.case_number,
            "url": reverse("supervision:card", args=[row.id]),
            "tag": {
                "kind": "over" if row.colour == "red" else "near",
                "word": gettext("红牌") if row.colour == "red" else gettext("黄牌"),
            },
        }
        for row in rows
    ]


def _open(who: Principal) -> Q:
    return Q(done_at__isnull=True, org_id__in=who.org_ids)


def _follow_ups_for(who: Principal) -> int:
    return counted(_FOLLOW_UPS.statement, list(who.org_ids)) if _at_work(who) else 0


def _follow_ups_due(who: Principal) -> int:
    return FollowUp.objects.filter(_open(who), due__lte=clock.today()).count() if _at_work(who) else 0


def _follow_up_rows(who: Principal, limit: int) -> Sequence[dict[str, Any]]:
    rows = FollowUp.objects.filter(_open(who)).order_by("due", "id")[:limit]
    return [
        {
            "who": row.item_title,
            "what": gettext("申请人不满意，要回访"),
            "no": row.case_number,
            "url": reverse("supervision:follow-up", args=[row.id]),
            "tag": {
                "kind": "over" if row.due < clock.today() else "wait",
                "word": gettext("%s 前") % f"{row.due:%m-%d}",
            },
        }
        for row in rows
    ]


def _to_rate(who: Principal, limit: int) -> Sequence[Mine]:
    if not who.subjects:
        return ()
    rated = Rating.objects.filter(
        city=OuterRef("city"), case_id=OuterRef("case_id"), applicant_id=OuterRef("applicant_id")
    )
    rows = (
        Mark.objects.filter(applicant_id__in=who.subjects, state__in=(CLOSED, NOT_ACCEPTED))
        .filter(closed_on__gte=clock.today() - ASK_FOR)
        .exclude(Exists(rated))
        .order_by("-closed_on", "case_id")[:limit]
    )
    return [
        Mine(
            title=row.item_title,
            url=reverse("supervision:rate", args=[row.case_id]),
            text=gettext("办得怎么样，说一句"),
            tag=("wait", gettext("待评价")),
        )
        for row in rows
    ]
