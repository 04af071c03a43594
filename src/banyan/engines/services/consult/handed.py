"""What consultations hand to the portal: links, one's own questions, work that waits, and what others asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.portal.declare import Entry, Hit, Mine, Panel, SearchSource, WorkSource, register
from banyan.engines.portal.sites import Site
from banyan.engines.services.consult.models import OPEN, Consultation
from banyan.engines.services.consult.queries import consultations_for, consultations_of, published_at_site
from banyan.engines.services.consult.records import ConsultInfo
from banyan.engines.services.consult.showing import clock_of, tag_of
from banyan.engines.services.policies import AT_WORK
from banyan.kernel import clock
from banyan.kernel.counting import Counting, counted
from banyan.kernel.principal import Principal

_LIST = "/work/consults/"
_OPEN = Counting(
    f"SELECT count(*) FROM services_consultation WHERE org_id = ANY(%s) AND state = '{OPEN}'",  # noqa: S608 - ours
    lambda who: (list(who.org_ids),),
    hide_nought=True,
)


def hand_over_consults() -> None:
    """Register everything; called once at the start."""
    register(
        Entry(code="consult", label=_("咨询"), url="/consult/", place="nav", order=30),
        Entry(
            code="my-consults", label=_("我的咨询"), url="/my/consults/", place="personal", order=30, shown=_resident,
        ),
        Entry(code="ask", label=_("我要咨询"), url="/consult/ask/", place="footer", group=_("办事"), order=20),
        Entry(
            code="work-consults", label=_("咨询"), url=_LIST, place="rail", order=12, icon="help", shown=_at_work,
            count=_OPEN,
        ),
        Panel(code="consults", title=_("我的咨询"), items=_mine, url="/my/consults/", order=30),
        WorkSource(
            code="consults", title=_("咨询"), url=_LIST, waiting=_waiting, due=_due, rows=_rows, order=30,
        ),
        SearchSource(code="consults", title=_("别人问过"), search=_search, order=30),
    )  # fmt: skip


def _resident(who: Principal) -> bool:
    return who.kind in ("person", "agent")


def _at_work(who: Principal) -> bool:
    return bool(AT_WORK.decide(who, None))


def _mine(who: Principal, most: int) -> Sequence[Mine]:
    return [
        Mine(
            title=one.title,
            url=reverse("services:consult-mine", args=[one.id]),
            text=one.about,
            tag=(one.kind, gettext(one.state_word)),
            at=one.asked_at,
        )
        for one in consultations_of(who, most)
    ]


def _waiting(who: Principal) -> int:
    return counted(_OPEN.statement, list(who.org_ids)) if _at_work(who) else 0


def _due(who: Principal) -> int:
    if not _at_work(who):
        return 0
    return Consultation.objects.filter(org_id__in=who.org_ids, state=OPEN, due__lte=clock.today()).count()


def _rows(who: Principal, limit: int) -> Sequence[dict[str, Any]]:
    return [row_of(one) for one in consultations_for(who, "open", limit)] if _at_work(who) else ()


def row_of(one: ConsultInfo) -> dict[str, Any]:
    """A question as a row of the work-list."""
    return {
        "who": one.asker_name,
        "what": gettext("，").join([one.about, one.title]) if one.item_title else one.title,
        "no": one.number,
        "url": reverse("services:work-consult", args=[one.id]),
        "tag": tag_of(one),
        "clock": clock_of(one) if one.open else None,
    }


def _search(words: str, site: Site, who: Principal, limit: int) -> Sequence[Hit]:
    return [
        Hit(
            title=one.title,
            url=reverse("services:consult", args=[one.id]),
            kind="问答",
            summary=one.answer[:60],
            where=one.item_title or one.org_name,
        )
        for one in published_at_site(site.code, words, limit=min(limit, 5))
    ]
