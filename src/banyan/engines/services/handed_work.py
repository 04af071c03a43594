"""What services hand to the portal for civil servants: links of the workspace, work that waits, cases to be found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.portal.declare import Entry, Hit, SearchSource, WorkSource, register
from banyan.engines.portal.sites import Site
from banyan.engines.services.models import Case
from banyan.engines.services.policies import AT_WORK, LOAD_CALENDAR
from banyan.engines.services.queries import WorkFilter, counts, work_list
from banyan.engines.services.queries.info import COLUMNS, info
from banyan.engines.services.queries.work_list import MOST_COUNTED
from banyan.engines.services.views.work_show import case_url, item_words, row_of
from banyan.kernel import clock
from banyan.kernel.counting import Counting
from banyan.kernel.principal import Principal

_LIST = "/work/cases/"
_COUNTED = f"SELECT count(*) FROM (SELECT FROM %s LIMIT {MOST_COUNTED}) AS found"  # noqa: S608 - a number of ours
_MINE = Counting(_COUNTED % "services_case WHERE assignee_id = %s AND closed_on IS NULL", lambda who: (who.account_id,))
_OPINIONS = Counting(
    _COUNTED % "services_opinion WHERE asked_org = ANY(%s) AND state = 'open'", lambda who: (list(who.org_ids),)
)


def hand_over_work() -> None:
    """Register everything; called once at the start."""
    register(
        Entry(
            code="cases", label=_("待办"), url=_LIST, place="rail", order=10, icon="inbox", shown=_at_work,
            count=_MINE,
        ),
        Entry(
            code="opinions", label=_("会签"), url=f"{_LIST}?view=opinions", place="rail", order=11, icon="send",
            shown=_at_work, count=_OPINIONS,
        ),
        Entry(
            code="work-items", label=_("事项"), url="/work/items/", place="rail", order=20, icon="list", shown=_at_work,
        ),
        Entry(
            code="calendar", label=_("工作日历"), url="/work/calendar/", place="rail", order=60, icon="calendar",
            shown=_may_load,
        ),
        WorkSource(
            code="cases", title=_("办件"), url=_LIST, waiting=lambda who: _waiting(who, "mine", "claim"),
            due=lambda who: _waiting(who, "today"), rows=_rows, order=10,
        ),
        SearchSource(code="work-cases", title=_("办件"), search=_search, order=20),
    )  # fmt: skip


def _may_load(who: Principal) -> bool:
    return bool(LOAD_CALENDAR.decide(who, None))


def _at_work(who: Principal) -> bool:
    return bool(AT_WORK.decide(who, None))


def _waiting(who: Principal, *views: str) -> int:
    if not _at_work(who):
        return 0
    counted = counts()
    return sum(counted[view].count for view in views)


def _rows(who: Principal, limit: int) -> Sequence[dict[str, Any]]:
    if not _at_work(who):
        return ()
    mine = work_list(WorkFilter(view="mine"), size=limit).rows
    rest = work_list(WorkFilter(view="claim"), size=limit - len(mine)).rows if len(mine) < limit else ()
    return [row_of(one) for one in (*mine, *rest)]


def _search(words: str, site: Site, who: Principal, limit: int) -> Sequence[Hit]:
    """Cases of one's own organisations whose number or applicant begins so; at most `limit`, the newest first."""
    if not _at_work(who) or len(words.strip()) < 2:
        return ()
    part = words.strip()[:60]
    rows = Case.objects.filter(Q(number__contains=part) | Q(applicant_name__contains=part), org_id__in=who.org_ids)
    found = rows.order_by("-submitted_at", "-id").values_list(*COLUMNS, named=True)[:limit]
    today = clock.today()
    return [_hit(info(row, today)) for row in found]


def _hit(case: Any) -> Hit:
    title = gettext("，").join([case.applicant_name, item_words(case)])
    return Hit(
        title=title,
        url=case_url(case.id),
        kind=gettext("办件"),
        summary=case.number,
        where=gettext(case.state_word),
        rank=1.0,
    )
