"""The working-day calendar (工作日历): which years are known, and loading the notice of a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from banyan.engines.services import actions
from banyan.engines.services.policies import LOAD_CALENDAR
from banyan.kernel import calendar, clock
from banyan.kernel.errors import Invalid
from banyan.kernel.policy import require
from banyan.standards.workdays import YearPlan, national

#: Longer than any notice.
_MOST = 200_000


@require_http_methods(["GET", "HEAD", "POST"])
def years(request: HttpRequest) -> HttpResponse:
    """The years known, newest first, and the form that loads one; what was typed stays when it is refused."""
    require(LOAD_CALENDAR)
    text, error = "", ""
    if request.method == "POST":
        text = _given(request)
        try:
            loaded = actions.load_year(text=text)
        except Invalid as invalid:
            error = invalid.told
        else:
            named = "、".join(str(year) for year in loaded)
            messages.success(request, _("已载入 %(years)s 年。在办件的最迟日期在几分钟内重新推算。") % {"years": named})
            return redirect(reverse("services:work-calendar"))
    return render(request, "services/work/calendar.html", _context(text, error), status=422 if error else 200)


def _given(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("text", "")[:_MOST]
    return file.read(_MOST).decode("utf-8", errors="replace")  # type: ignore[no-any-return]


def _context(text: str, error: str) -> dict[str, Any]:
    known, this_year = calendar.workdays().years, clock.today().year
    coming = next((year for year in (this_year, this_year + 1) if year not in known), None)
    return {
        "columns": (_("年份"), _("放假"), _("补班"), _("从哪里来")),
        "rows": [_row(year, known[year]) for year in sorted(known, reverse=True)[:6]],
        "missing": coming,
        "text": text,
        "error": error,
        "errors": [("text", error)] if error else [],
    }


def _row(year: int, plan: YearPlan) -> dict[str, Any]:
    came = national().years.get(year)
    source = _("随软件来的国家数据") if came == plan else _("本平台载入的")
    return {"cells": [str(year), _("%s 天") % len(plan.holidays), _("%s 天") % len(plan.workdays), source]}
