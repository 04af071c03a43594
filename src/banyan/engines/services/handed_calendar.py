"""What services hand to a civil servant's calendar: ends of clocks, and special procedures under way, of his cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.portal.declare import CalendarEntry, CalendarSource, register
from banyan.engines.services.life.state import STANDING, State, pause_words
from banyan.engines.services.models import Case, Pause
from banyan.engines.services.policies import AT_WORK
from banyan.engines.services.views.work_show import case_url
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.principal import Principal
from banyan.standards.errors import StandardError

#: Nobody has more open cases in his own hands; whoever has, sees the most urgent.
_MOST = 500
_CLOCKS = {
    State.SUBMITTED: _("受理期限"),
    State.HANDLING: _("承诺期限"),
    State.DECIDED: _("送达期限"),
}
_COLUMNS = (
    "id", "number", "item_title", "applicant_name", "state", "step_title", "due", "step_due", "statutory_due",
)  # fmt: skip


def hand_over_calendar() -> None:
    """Register the sources; called once at the start."""
    register(
        CalendarSource(code="case-dues", title=_("办件期限"), entries=_dues, order=20),
        CalendarSource(code="case-stays", title=_("特别程序"), entries=_stays, order=25),
        CalendarSource(code="office-dues", title=_("本单位到期"), entries=_office, feed=False, order=30),
    )


def _dues(who: Principal, start: date, end: date) -> Sequence[CalendarEntry]:
    """When clocks of his cases run out: acceptance, step, promise, delivery, the law's. One statement."""
    if not AT_WORK.decide(who, None):
        return ()
    days = (start, end)
    within = Q(due__range=days) | Q(step_due__range=days) | Q(statutory_due__range=days)
    rows = Case.objects.filter(within, assignee_id=who.account_id, closed_on__isnull=True).order_by("due_rank", "id")
    today = clock.today()
    soon = _next_workday(today)
    found = (one for row in rows.values_list(*_COLUMNS, named=True)[:_MOST] for one in _ends(row))
    return [_due(row, day, which, word, today, soon) for row, day, which, word in found if start <= day <= end]


def _ends(row: Any) -> Iterator[tuple[Any, date, str, str]]:
    """The ends of a case's clocks; the law's and the step's only where they are another day than the clock's own."""
    if row.due is not None:
        yield row, row.due, "due", str(_CLOCKS.get(State(row.state), _("期限")))
    if row.step_due not in (None, row.due):
        yield row, row.step_due, "step", gettext("环节期限：%(step)s") % {"step": gettext(row.step_title)}
    if row.statutory_due not in (None, row.due):
        yield row, row.statutory_due, "law", gettext("法定期限")


def _due(row: Any, day: date, which: str, word: str, today: date, soon: date) -> CalendarEntry:
    return CalendarEntry(
        code=f"case-{row.id}-{which}",
        title=_named(word, row),
        text=row.applicant_name,
        starts=day,
        ends=day,
        url=case_url(row.id),
        kind="over" if day < today else "near" if day <= soon else "doing",
        word=word,
    )


def _stays(who: Principal, start: date, end: date) -> Sequence[CalendarEntry]:
    """His cases whose clock stands: site inspection, hearing, test, expert review, supplement. Two statements.

    Such a stay lasts from its first day to the one on which it is expected to end; to today where none is named.
    """
    if not AT_WORK.decide(who, None):
        return ()
    states = [state.value for state in STANDING]
    rows = Case.objects.filter(assignee_id=who.account_id, closed_on__isnull=True, state__in=states)
    cases = {row.id: row for row in rows.values_list(*_COLUMNS, "pause", "supply_by", named=True)[:_MOST]}
    if not cases:
        return ()
    today = clock.today()
    pauses = Pause.objects.filter(case_id__in=list(cases), until__isnull=True)
    rows_of = pauses.values_list("case_id", "since", "expected_on")
    stays = [
        _stay(cases[case], since.astimezone(clock.ZONE).date(), expected, today) for case, since, expected in rows_of
    ]
    return [one for one in stays if one.first_day <= end and one.last_day >= start]


def _stay(row: Any, since: date, expected: date | None, today: date) -> CalendarEntry:
    word = gettext(pause_words(row.pause))
    until = expected or row.supply_by or today
    return CalendarEntry(
        code=f"stay-{row.id}-{since:%Y%m%d}",
        title=_named(word, row),
        text=row.applicant_name,
        starts=since,
        ends=max(until, since),
        url=case_url(row.id),
        kind="near" if until < today else "pause",
        word=gettext("该结束了") if until < today else word,
    )


_COUNT = """
SELECT due_rank, count(*) FROM services_case
WHERE org_id = ANY (%s) AND closed_on IS NULL AND due_rank BETWEEN %s AND %s AND assignee_id IS DISTINCT FROM %s
GROUP BY due_rank ORDER BY due_rank
"""


def _office(who: Principal, start: date, end: date) -> Sequence[CalendarEntry]:
    """How many other cases of his offices are due on each day, counted by the index of open cases. One statement."""
    if not AT_WORK.decide(who, None):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [list(who.org_ids), start, end, who.account_id])
        counted = cursor.fetchall()
    today = clock.today()
    return [_counted(day, count, today, who.org_ids[0]) for day, count in counted]


def _counted(day: date, count: int, today: date, org_id: UUID) -> CalendarEntry:
    words = urlencode({"view": "todo", "due_from": day.isoformat(), "due_to": day.isoformat()})
    return CalendarEntry(
        code=f"office-{org_id}-{day:%Y%m%d}",
        title=gettext("本单位 %(count)s 件到期") % {"count": count},
        starts=day,
        ends=day,
        url=f"/work/cases/?{words}",
        kind="over" if day < today else "plain",
        word=gettext("逾期") if day < today else "",
    )


def _named(word: str, row: Any) -> str:
    """What it is about, without anybody's name."""
    return gettext("%(what)s：%(item)s（%(number)s）") % {"what": word, "item": row.item_title, "number": row.number}


def _next_workday(today: date) -> date:
    try:
        return counting().add(today, 1)
    except StandardError:
        return today
