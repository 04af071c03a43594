"""The clerk's work-list: filtered and sorted in SQL over partial indexes, by keyset, with bounded counts.

Every view reads one index in its order: `org_id, due_rank, id` or `assignee_id, due_rank, id` of open cases. Counts
stop at `MOST_COUNTED`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from banyan.engines.services.declare.narrowing import narrowings
from banyan.engines.services.life.state import State
from banyan.engines.services.models import Case
from banyan.engines.services.queries.info import COLUMNS, infos
from banyan.engines.services.queries.paging import DUE, NEWEST, ORDERS, Order, after, cursor_after
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.texts import clean
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.principal import Principal, current
from banyan.standards.coded import CodeList
from banyan.standards.errors import StandardError

#: Counts go no further: shown as “300+”.
MOST_COUNTED = 300
_PAGE = 50
_MOST_PAGE = 200


class View(CodeList):
    """The saved filters of the work-list."""

    TODO = "todo", "待办"
    MINE = "mine", "我的"
    TODAY = "today", "今日到期"
    NEAR = "near", "快到期"
    OVERDUE = "overdue", "逾期"
    CLAIM = "claim", "待认领"
    SUPPLEMENT = "supplement", "待补正"
    PAUSED = "paused", "不计时"
    DELIVER = "deliver", "待送达"
    DONE = "done", "已办结"


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """What of the list is wanted. `org_id` is one of the organisations one has a post in, the first when not named.

    `text` is part of a number, an applicant's or an item's name; `item_words`, `assignee_name` and `applicant` parts
    of these names alone. The days of `due` and `sent` are inclusive. `more` are values of declared narrowings by code.
    `sort` is a code of `paging.ORDERS`; without one the most urgent come first, of ended ones the newest.
    """

    view: str = View.TODO.value
    org_id: UUID | None = None
    item_code: str = ""
    step: str = ""
    text: str = ""
    assignee_id: UUID | None = None
    item_words: str = ""
    assignee_name: str = ""
    applicant: str = ""
    state: str = ""
    due_from: date | None = None
    due_to: date | None = None
    sent_from: date | None = None
    sent_to: date | None = None
    more: tuple[tuple[str, str], ...] = ()
    sort: str = ""

    @property
    def order(self) -> Order:
        """The order of the list."""
        return ORDERS.get(self.sort, NEWEST if self.view == View.DONE else DUE)


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of cases; `following` is the cursor of the next one, empty at the end."""

    rows: tuple[CaseInfo, ...]
    following: str


def work_list(wanted: WorkFilter, cursor: str = "", size: int = _PAGE) -> WorkPage:
    """A page of the work-list, the most urgent first. One statement. Raises Refused, Invalid."""
    order = wanted.order
    rows = _wanted(wanted)
    if cursor:
        rows = rows.filter(after(cursor, order))
    size = max(1, min(size, _MOST_PAGE))
    found = list(rows.order_by(*order.columns).values_list(*COLUMNS, "due_rank", named=True)[: size + 1])
    shown = found[:size]
    following = cursor_after(shown[-1], order) if len(found) > size else ""
    return WorkPage(infos(shown, clock.today()), following)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The case before or behind another in a list, with its own place in it."""

    case_id: UUID
    place: str


def neighbour(wanted: WorkFilter, case_id: UUID, place: str, *, back: bool = False) -> Neighbour | None:
    """The next case of the list behind this one (before it when `back`); None at the end. One statement.

    `place` is where the case stood when the list was shown, so that what was done with it since does not matter.
    Raises Refused, Invalid.
    """
    order = wanted.order.turned if back else wanted.order
    rows = _wanted(wanted).filter(order.beyond(place, case_id)).order_by(*order.columns)
    found = rows.only("city", "id", "due", "submitted_at").first()
    return Neighbour(found.id, order.place(found)) if found else None


def _wanted(wanted: WorkFilter) -> QuerySet[Case]:
    return _narrowed(_view(wanted, current(), clock.today()), wanted)


def office_of(who: Principal, org_id: UUID | None) -> UUID:
    """The organisation whose list is meant. Refused when the principal has no post there."""
    if not who.org_ids:
        raise Refused("只有工作人员有待办。")
    if org_id is not None and org_id not in who.org_ids:
        raise Refused("您不在这个部门任职。")
    return org_id or who.org_ids[0]


def _view(wanted: WorkFilter, who: Principal, today: date) -> QuerySet[Case]:
    if wanted.view not in set(View):
        raise Invalid("没有这个视图。", fields={"view": "请从列出的视图里选"})
    if wanted.view == View.MINE:
        return Case.objects.filter(assignee_id=who.account_id, closed_on__isnull=True)
    office = Case.objects.filter(org_id=office_of(who, wanted.org_id))
    if wanted.view == View.DONE:
        return office.filter(closed_on__isnull=False)
    return office.filter(_condition(wanted.view, who, today), closed_on__isnull=True)


def _condition(view: str, who: Principal, today: date) -> Q:
    match view:
        case View.TODAY:
            return Q(due_rank=today)
        case View.NEAR:
            return Q(due_rank__gte=today, due_rank__lte=_next_workday(today))
        case View.OVERDUE:
            return Q(due_rank__lt=today)
        case View.CLAIM:
            return Q(assignee_id__isnull=True, step_role__in=sorted(who.roles))
        case View.SUPPLEMENT:
            return Q(state=State.SUPPLEMENT.value)
        case View.PAUSED:
            return Q(state=State.SUSPENDED.value)
        case View.DELIVER:
            return Q(state=State.DECIDED.value)
        case _:
            return Q()


def _next_workday(today: date) -> date:
    try:
        return counting().add(today, 1)
    except StandardError:
        return today + timedelta(days=1)


def _narrowed(rows: QuerySet[Case], wanted: WorkFilter) -> QuerySet[Case]:
    exact = {
        "item_code": wanted.item_code, "step": wanted.step, "state": wanted.state,
        "item_title__contains": wanted.item_words, "assignee_name__contains": wanted.assignee_name,
        "applicant_name__contains": wanted.applicant,
    }  # fmt: skip
    days = {
        "assignee_id": wanted.assignee_id, "due__gte": wanted.due_from, "due__lte": wanted.due_to,
        "submitted_at__gte": _start(wanted.sent_from), "submitted_at__lt": _start(wanted.sent_to, 1),
    }  # fmt: skip
    asked = {name: clean(value)[:80] for name, value in exact.items() if value}
    asked_days = {name: value for name, value in days.items() if value is not None}
    if asked or asked_days:
        rows = rows.filter(**asked, **asked_days)
    for one in narrowings():
        value = dict(wanted.more).get(one.code, "")
        if one.label(value):
            rows = rows.filter(one.condition(value))
    for word in clean(wanted.text).split()[:4]:
        part = word[:40]
        rows = rows.filter(Q(number__contains=part) | Q(applicant_name__contains=part) | Q(item_title__contains=part))
    return rows


def _start(day: date | None, later: int = 0) -> datetime | None:
    """The first moment of a day, or of one so many days later."""
    return None if day is None else datetime.combine(day + timedelta(days=later), time.min, clock.ZONE)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many, as far as it is counted; `more` when there may be more."""

    count: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.count or ''}+" if self.more else str(self.count)


#: The office's open cases are gone through once, the most urgent first, as far as is counted.
_SUMMARY = f"""
WITH office AS (
  SELECT due_rank, assignee_id IS NULL AND step_role = ANY (%(roles)s) AS free FROM services_case
  WHERE org_id = %(org)s AND closed_on IS NULL ORDER BY due_rank, id LIMIT {MOST_COUNTED + 1})
SELECT count(*), count(*) FILTER (WHERE due_rank = %(today)s), count(*) FILTER (WHERE due_rank < %(today)s),
  count(*) FILTER (WHERE free), max(due_rank),
  (SELECT count(*) FROM (SELECT FROM services_case WHERE assignee_id = %(me)s AND closed_on IS NULL
                         LIMIT {MOST_COUNTED + 1}) t),
  (SELECT count(*) FROM (SELECT FROM services_opinion WHERE asked_org = %(org)s AND state = 'open'
                         LIMIT {MOST_COUNTED + 1}) t),
  (SELECT json_agg(json_build_object('id', id, 'name', name, 'query', query, 'default', is_default) ORDER BY id)::text
   FROM services_saved_filter WHERE account_id = %(me)s)
FROM office
"""  # noqa: S608 - a number of ours


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """A filter that somebody keeps; `query` is the list's address behind the question mark."""

    id: UUID
    name: str
    query: str
    default: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands above the list: how many cases each view has, and the filters that one keeps, the oldest first."""

    counts: dict[str, Counted]
    filters: tuple[KeptFilter, ...]


def counts(org_id: UUID | None = None) -> dict[str, Counted]:
    """How many cases stand in the views todo, mine, today, overdue and claim, how many opinions are asked."""
    return summary(org_id).counts


def summary(org_id: UUID | None = None) -> Summary:
    """The counts of the views and one's own filters, in one statement. Raises Refused."""
    who = current()
    values = {
        "org": office_of(who, org_id),
        "me": who.account_id,
        "today": clock.today(),
        "roles": sorted(who.roles),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SUMMARY, values)
        row = cursor.fetchone()
    todo, today, overdue, free, last, mine, opinions, kept = row
    cut = todo > MOST_COUNTED
    counted = {
        "todo": _bounded(todo),
        "mine": _bounded(mine),
        "today": Counted(today, cut and last <= values["today"]),
        "overdue": Counted(overdue, cut and last < values["today"]),
        "claim": Counted(free, cut),
        "opinions": _bounded(opinions),
    }
    filters = (
        KeptFilter(UUID(one["id"]), one["name"], one["query"], one["default"]) for one in json.loads(kept or "[]")
    )
    return Summary(counted, tuple(filters))


def _bounded(count: int) -> Counted:
    return Counted(min(count, MOST_COUNTED), count > MOST_COUNTED)
