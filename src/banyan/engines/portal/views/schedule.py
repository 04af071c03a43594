"""The calendar of a civil servant (日程): a month, a week, or the days to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from banyan.engines.portal import laying_out as lay
from banyan.engines.portal import queries
from banyan.engines.portal.declare import CalendarSource, registered
from banyan.engines.portal.policies import AT_DESK
from banyan.kernel import clock
from banyan.kernel.calendar import workdays
from banyan.kernel.policy import require
from banyan.kernel.principal import current

_VIEWS = {"month": gettext_lazy("月"), "week": gettext_lazy("周"), "agenda": gettext_lazy("列表")}
_KEYS = {"month": "M", "week": "W", "agenda": "L"}
_AGENDA = timedelta(days=29)
#: A calendar of other centuries helps nobody.
_YEARS = range(2000, 2101)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Whoever is not signed in is asked to, and comes back."""
    return HttpResponseRedirect("/sign-in/?" + urlencode({"next": request.get_full_path()}))


@never_cache
@require_safe
def schedule(request: HttpRequest) -> HttpResponse:
    """The days asked for, with what happens on each and where to go from there."""
    who = current()
    if who.kind == "anonymous":
        return to_sign_in(request)
    require(AT_DESK)
    view = request.GET.get("view", "")
    asked = {"view": view if view in _VIEWS else "month", "only": request.GET.get("only", "")}
    sources = registered(CalendarSource)
    if asked["only"] not in {one.code for one in sources}:
        asked["only"] = ""
    today = clock.today()
    chosen = _day(request.GET.get("day", ""), today)
    start, end = _span(asked["view"], chosen)
    entries = queries.entries(start, end, only=asked["only"])
    month = chosen.month if asked["view"] == "month" else 0
    url = _address({**asked, "day": "{day}"}).replace("%7Bday%7D", "{day}")
    once = asked["view"] == "agenda"
    days = lay.days_between(start, end, entries, today=today, chosen=chosen, url=url, month=month, once=once)
    context: dict[str, Any] = {
        "view": asked["view"],
        "weeks": lay.weeks_of(days) if asked["view"] != "agenda" else [],
        "listed": _listed(asked["view"], days, chosen),
        "heading": _heading(asked["view"], chosen, start, end),
        "views": [
            {"label": label, "url": _address({**asked, "view": code, "day": chosen.isoformat()}),
             "current": code == asked["view"], "key": _KEYS[code]}
            for code, label in _VIEWS.items()
        ],
        "chips": [_chip("", _("全部"), asked, chosen), *(_chip(one.code, one.title, asked, chosen) for one in sources)],
        "before": _address({**asked, "day": _moved(asked["view"], chosen, -1).isoformat()}),
        "after": _address({**asked, "day": _moved(asked["view"], chosen, 1).isoformat()}),
        "today": _address({**asked, "day": ""}),
        "new": f"{reverse('portal:appointment-new')}?{urlencode({'day': chosen.isoformat()})}",
        "waiting": list(queries.unanswered(who.account_id)) if who.account_id else [],
        "unknown_year": _unknown_year([chosen] if month else [start, end]),
    }  # fmt: skip
    return render(request, "portal/schedule.html", context)


def _listed(view: str, days: list[lay.Day], chosen: date) -> list[lay.Day]:
    """The days told in full below: the chosen one of a month; of a list those on which there is something."""
    if view == "month":
        return [day for day in days if day.chosen]
    return [day for day in days if day.entries or (day.mark and view == "agenda") or (day.today and view == "agenda")]


def _span(view: str, day: date) -> tuple[date, date]:
    if view == "month":
        return lay.month_span(day)
    if view == "week":
        return lay.monday_of(day), lay.monday_of(day) + timedelta(days=6)
    return day, day + _AGENDA


def _moved(view: str, day: date, step: int) -> date:
    if view == "month":
        return lay.next_month(day, step)
    return day + step * (lay.WEEK if view == "week" else _AGENDA + timedelta(days=1))


def _heading(view: str, chosen: date, start: date, end: date) -> dict[str, Any]:
    return {"month": chosen.replace(day=1) if view == "month" else None, "start": start, "end": end}


def _unknown_year(days: list[date]) -> int | None:
    """The year of one of these days whose holidays are not known; None when all are."""
    return next((day.year for day in days if day.year not in workdays().years), None)


def _chip(code: str, label: Any, asked: dict[str, str], chosen: date) -> dict[str, Any]:
    url = _address({**asked, "only": code, "day": chosen.isoformat()})
    return {"label": label, "url": url, "current": asked["only"] == code}


def _address(asked: dict[str, str]) -> str:
    words = urlencode({name: value for name, value in asked.items() if value})
    return reverse("portal:schedule") + (f"?{words}" if words else "")


def _day(text: str, today: date) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return today
    return found if found.year in _YEARS else today
