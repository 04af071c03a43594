"""Choosing a filter for the work-list, and keeping it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from banyan.engines.services import actions, queries
from banyan.engines.services.views import work_filter as chosen
from banyan.engines.services.views.work_gate import at_work, is_swap
from banyan.kernel.errors import BanyanError


@require_safe
@at_work
def choose(request: HttpRequest) -> HttpResponse:
    """The form of the filter, with the filters that one keeps; swapped into the list or a page of its own."""
    asked = chosen.asked_in(request.GET)
    context: dict[str, Any] = {
        "fields": chosen.fields_of(asked),
        "view": asked["view"],
        "q": asked["q"],
        "action": reverse("services:work-cases"),
        "list_url": chosen.url_of(asked),
        "query": chosen.query_of(asked),
        "narrowed": chosen.narrowed(asked) or asked["sort"],
        "filters": queries.summary().filters,
        "swapped": is_swap(request),
    }
    template = "filter_form" if is_swap(request) else "filter"
    return render(request, f"services/work/{template}.html", context)


@require_POST
@at_work
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the filter of the form under a name."""
    asked = chosen.asked_in(QueryDict(request.POST.get("query", "")[:800]))
    try:
        actions.save_filter(
            name=request.POST.get("name", "")[:60], query=chosen.query_of(asked),
            default=bool(request.POST.get("default")),
        )  # fmt: skip
    except BanyanError as refusal:
        messages.error(request, _(refusal.message))
        return redirect(f"{reverse('services:work-filter')}?{chosen.query_of(asked)}")
    messages.success(request, _("已存下，在列表上方随时点开。"))
    return redirect(chosen.url_of(asked))


@require_POST
@at_work
def change(request: HttpRequest, filter_id: UUID) -> HttpResponse:
    """Make a kept filter the default, or no longer, or forget it."""
    act = request.POST.get("act", "")
    if act == "forget":
        actions.forget_filter(filter_id=filter_id)
        messages.success(request, _("已删除。"))
    else:
        actions.set_default_filter(filter_id=filter_id, default=act == "default")
        messages.success(request, _("打开待办就先看这一组。") if act == "default" else _("不再先看这一组。"))
    return redirect("services:work-filter")
