"""Ratings: the resident's page, and the follow-up of bad ones."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.supervision import queries
from banyan.engines.supervision.actions import follow_up as close_follow_up
from banyan.engines.supervision.actions import rate
from banyan.engines.supervision.policies import AT_WORK, FOLLOW_UP, RATE
from banyan.engines.supervision.queries.marks import rateable
from banyan.engines.supervision.reach import reach_of
from banyan.engines.supervision.records import DIMENSIONS, LEVELS, OUTCOMES, FollowUpInfo
from banyan.kernel import clock
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import current


@require_http_methods(["GET", "HEAD", "POST"])
def rate_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The resident's page: one question, four more for whoever likes, and a word."""
    require(SIGNED_IN)
    case = rateable(case_id)
    require(RATE, case)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            rate(
                case_id=case_id,
                level=_level(request.POST.get("level", "")),
                dimensions={name: _level(value) for name in DIMENSIONS if (value := request.POST.get(name, ""))},
                comment=request.POST.get("comment", ""),
            )
            return redirect("supervision:rate", case_id)
        except Invalid as invalid:
            errors = {name: _(sentence) for name, sentence in invalid.fields.items()}
        except Conflict:
            return redirect("supervision:rate", case_id)
    office = find_organisation(case.org_id)
    context = {
        "case": case,
        "office": office.short_name if office else "",
        "given": queries.rating_of(case_id),
        "dimensions": [
            {"name": name, "label": _(word), "value": request.POST.get(name, ""), "error": errors.get(name, "")}
            for name, word in DIMENSIONS.items()
        ],
        "errors": errors,
        "typed": request.POST,
    }
    return render(request, "supervision/rate.html", context, status=422 if errors else 200)


@require_safe
def follow_up_list(request: HttpRequest) -> HttpResponse:
    """Bad ratings that wait for their follow-up, those done, or all ratings."""
    require(AT_WORK)
    reach = reach_of(current())
    tab = request.GET.get("tab", "open") if request.GET.get("tab") in ("open", "done", "all") else "open"
    prefix = reach.root.prefix
    rows = queries.follow_ups(within=prefix, open_only=tab == "open") if tab != "all" else ()
    every = queries.ratings(within=prefix, limit=50) if tab == "all" else ()
    names = (("open", _("待回访")), ("done", _("已回访")), ("all", _("全部评价")))
    address = reverse("supervision:ratings")
    context = {
        "tabs": [{"label": word, "url": f"{address}?tab={code}", "current": code == tab} for code, word in names],
        "tab": tab,
        "columns": _COLUMNS[tab],
        "rows": [_follow_up_row(row) for row in rows] + [_rating_row(row) for row in every],
    }
    return render(request, "supervision/ratings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, follow_up_id: UUID) -> HttpResponse:
    """One bad rating: what was said, and the form of its follow-up."""
    require(AT_WORK)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            close_follow_up(
                follow_up_id=follow_up_id,
                measure=request.POST.get("measure", ""),
                outcome=request.POST.get("outcome", ""),
            )
            messages.success(request, _("已记下回访结果。"))
            return redirect("supervision:follow-up", follow_up_id)
        except Invalid as invalid:
            errors = {name: _(said) for name, said in invalid.fields.items()}
        except Conflict as conflict:
            errors = {"": _(conflict.message)}
    row = queries.follow_up(follow_up_id)
    rating = queries.rating_followed(row)
    office = find_organisation(row.org_id)
    context = {
        "row": row,
        "rating": rating,
        "office": office.short_name if office else "",
        "dimensions": [(DIMENSIONS[name], level) for name, level in rating.dimensions.items() if name in DIMENSIONS],
        "tag": _tag(row),
        "may_close": row.done_at is None and bool(FOLLOW_UP.decide(current(), row)),
        "outcomes": [(code, _(word)) for code, word in OUTCOMES.items()],
        "errors": errors,
        "typed": request.POST,
    }
    return render(request, "supervision/follow_up.html", context, status=422 if errors else 200)


_HEADS = (
    gettext_lazy("事项"),
    {"label": gettext_lazy("部门"), "bare": True},
    {"label": gettext_lazy("办件号"), "bare": True},
    gettext_lazy("评价时间"),
)
_COLUMNS: dict[str, tuple[Any, ...]] = {
    "open": (*_HEADS, gettext_lazy("最迟回访"), gettext_lazy("状态")),
    "done": (*_HEADS, gettext_lazy("最迟回访"), gettext_lazy("状态")),
    "all": (*_HEADS, gettext_lazy("评价")),
}


def _level(text: str) -> int:
    return int(text) if text in {str(level) for level in LEVELS} else 0


def _tag(row: FollowUpInfo) -> dict[str, str]:
    if row.done_at:
        kind = "done" if row.outcome == "satisfied" else "back"
    else:
        kind = "over" if row.due < clock.today() else "wait"
    return {"kind": kind, "word": _("逾期未回访") if kind == "over" else _(row.outcome_word)}


def _follow_up_row(row: FollowUpInfo) -> dict[str, Any]:
    office = find_organisation(row.org_id)
    return {
        "url": reverse("supervision:follow-up", args=[row.id]),
        "cells": [
            row.item_title,
            office.short_name if office else "",
            row.case_number,
            f"{row.opened_at.astimezone(clock.ZONE):%m-%d %H:%M}",
            f"{row.due:%m-%d}",
            {"text": "", "tag": _tag(row)},
        ],
    }


def _rating_row(row: queries.RatingInfo) -> list[Any]:
    office = find_organisation(row.org_id)
    when = f"{row.rated_at.astimezone(clock.ZONE):%m-%d %H:%M}"
    return [row.item_title, office.short_name if office else "", row.case_number, when, _(row.word)]
