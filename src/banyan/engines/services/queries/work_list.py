"""The clerk's work-list: filtered and sorted in SQL over partial indexes, by keyset, with bounded counts.

Every view reads one index in its order: `org_id, due_rank, id` or `assignee_id, due_rank, id` of open cases. Counts
stop at `MOST_COUNTED`.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from banyan.engines.services.life.state import State
from banyan.engines.services.models import Case
from banyan.engines.services.queries.info import info
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.texts import clean
from banyan.kernel import clock
from banyan.kernel.calendar import workdays
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.principal import Principal, current
from banyan.standards.coded import CodeList
from banyan.standards.errors import StandardError

#: Counts go no further: shown as “1000+”.
MOST_COUNTED = 1000
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

    `text` is part of a number, an applicant's or an item's name.
    """

    view: str = View.TODO.value
    org_id: UUID | None = None
    item_code: str = ""
    step: str = ""
    text: str = ""
    assignee_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of cases; `following` is the cursor of the next one, empty at the end."""

    rows: tuple[CaseInfo, ...]
    following: str


def work_list(wanted: WorkFilter, cursor: str = "", size: int = _PAGE) -> WorkPage:
    """A page of the work-list, the most urgent first. One statement. Raises Refused, Invalid."""
    who = current()
    rows = _narrowed(_view(wanted, who, clock.today()), wanted)
    order = ("-submitted_at", "-id") if wanted.view == View.DONE else ("due_rank", "id")
    if cursor:
        rows = rows.filter(_after(cursor, done=wanted.view == View.DONE))
    size = max(1, min(size, _MOST_PAGE))
    found = list(rows.order_by(*order).defer("data", "facts", "findings", "sealed")[: size + 1])
    shown = found[:size]
    following = _cursor(shown[-1], done=wanted.view == View.DONE) if len(found) > size else ""
    today = clock.today()
    return WorkPage(tuple(info(row, today) for row in shown), following)


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
        return workdays().add(today, 1)
    except StandardError:
        return today + timedelta(days=1)


def _narrowed(rows: QuerySet[Case], wanted: WorkFilter) -> QuerySet[Case]:
    if wanted.item_code:
        rows = rows.filter(item_code=clean(wanted.item_code))
    if wanted.step:
        rows = rows.filter(step=clean(wanted.step))
    if wanted.assignee_id:
        rows = rows.filter(assignee_id=wanted.assignee_id)
    for word in clean(wanted.text).split()[:4]:
        part = word[:40]
        rows = rows.filter(Q(number__contains=part) | Q(applicant_name__contains=part) | Q(item_title__contains=part))
    return rows


def _cursor(row: Case, *, done: bool) -> str:
    place = row.submitted_at.isoformat() if done else row.due_rank.isoformat()
    return base64.urlsafe_b64encode(f"{place} {row.id}".encode()).decode()


def _after(cursor: str, *, done: bool) -> Q:
    """Rows after the cursor, in the order of the list."""
    try:
        place, _, last = base64.urlsafe_b64decode(cursor.encode()).decode().rpartition(" ")
        row_id = UUID(last)
        moment = datetime.fromisoformat(place) if done else date.fromisoformat(place)
    except (ValueError, binascii.Error, UnicodeDecodeError):
        raise Invalid("翻页的位置不对，请从第一页看起。", fields={"cursor": "位置不对"}) from None
    if done:
        return Q(submitted_at__lt=moment) | Q(submitted_at=moment, id__lt=row_id)
    return Q(due_rank__gte=moment) & (Q(due_rank__gt=moment) | Q(id__gt=row_id))


@dataclass(frozen=True, slots=True)
class Counted:
    """How many, as far as it is counted; `more` when there are more."""

    count: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.count}+" if self.more else str(self.count)


_SUMMARY = """
SELECT
  (SELECT count(*) FROM (SELECT 1 FROM services_case WHERE org_id = %(org)s AND closed_on IS NULL LIMIT %(most)s) t),
  (SELECT count(*) FROM (SELECT 1 FROM services_case WHERE assignee_id = %(me)s AND closed_on IS NULL
                         LIMIT %(most)s) t),
  (SELECT count(*) FROM (SELECT 1 FROM services_case WHERE org_id = %(org)s AND closed_on IS NULL
                         AND due_rank = %(today)s LIMIT %(most)s) t),
  (SELECT count(*) FROM (SELECT 1 FROM services_case WHERE org_id = %(org)s AND closed_on IS NULL
                         AND due_rank < %(today)s LIMIT %(most)s) t),
  (SELECT count(*) FROM (SELECT 1 FROM services_case WHERE org_id = %(org)s AND closed_on IS NULL
                         AND assignee_id IS NULL AND step_role = ANY(%(roles)s) LIMIT %(most)s) t),
  (SELECT count(*) FROM (SELECT 1 FROM services_opinion WHERE asked_org = %(org)s AND state = 'open'
                         LIMIT %(most)s) t)
"""


def counts(org_id: UUID | None = None) -> dict[str, Counted]:
    """How many cases stand in the views todo, mine, today, overdue and claim, how many opinions are asked."""
    who = current()
    values = {
        "org": office_of(who, org_id),
        "me": who.account_id,
        "today": clock.today(),
        "roles": sorted(who.roles),
        "most": MOST_COUNTED + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SUMMARY, values)
        row = cursor.fetchone()
    names = ("todo", "mine", "today", "overdue", "claim", "opinions")
    return {
        name: Counted(min(count, MOST_COUNTED), count > MOST_COUNTED) for name, count in zip(names, row, strict=True)
    }
