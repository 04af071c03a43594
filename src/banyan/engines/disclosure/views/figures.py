"""What each office did in a month (办件月报)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.disclosure import queries
from banyan.engines.disclosure.records import FiguresInfo
from banyan.engines.disclosure.views import charts
from banyan.engines.disclosure.views.place import address, frame, site_of
from banyan.kernel import clock

_MONTHS = 12


def months(today: date) -> list[date]:
    """The first days of the last twelve months, the present one first."""
    found = [today.replace(day=1)]
    while len(found) < _MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def month_of(request: HttpRequest) -> date:
    """The month asked for; by itself the last whole one."""
    known = months(clock.today())
    asked = request.GET.get("month", "")
    return next((one for one in known if f"{one:%Y-%m}" == asked), known[1])


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Received, done, on time, working days, ratings, by office."""
    site, month = site_of(request), month_of(request)
    rows = queries.figures(site.code, month)
    context = {
        **frame(request, site, "figures"),
        "month": charts.month_words(month),
        "partial": month == clock.today().replace(day=1),
        "chips": [
            {
                "label": f"{one:%Y-%m}",
                "url": address("disclosure:figures", site, month=f"{one:%Y-%m}"),
                "current": one == month,
            }
            for one in months(clock.today())[:6]
        ],
        "chart": charts.of_offices(rows, month),
        "columns": [_("部门"), *({"label": word, "num": True} for word in heads().values())],
        "rows": [_row(one) for one in rows],
        "file": address("disclosure:figures-file", site, month=f"{month:%Y-%m}"),
    }
    return render(request, "disclosure/figures.html", context)


def heads() -> dict[str, str]:
    """The columns of figures."""
    return {
        "received": _("收件"),
        "done": _("办结"),
        "on_time": _("按时办结"),
        "mean_days": _("平均用时（工作日）"),
        "stars": _("评价（5 分）"),
    }


def _row(one: FiguresInfo) -> dict[str, Any]:
    return {
        "url": reverse("disclosure:office", args=[one.org_id]),
        "cells": [
            one.name,
            f"{one.received:,}",
            f"{one.done:,}",
            charts.share(one.on_time),
            "–" if one.mean_days is None else f"{one.mean_days:.1f}",
            "–" if one.stars is None else f"{one.stars:.1f}",
        ],
    }
