"""The office's own view of what is published of it; its head holds back and publishes again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.disclosure import actions, queries
from banyan.engines.disclosure.policies import AT_WORK, WITHHOLD
from banyan.engines.disclosure.records import DecisionInfo
from banyan.engines.disclosure.views.decisions import columns, facts, table_row, tag_of
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.policy import require
from banyan.kernel.principal import current


def _gate(request: HttpRequest) -> HttpResponse | None:
    if current().kind == "anonymous":
        return HttpResponseRedirect("/sign-in/?" + urlencode({"next": request.get_full_path()}))
    require(AT_WORK)
    return None


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """The newest publications of one's offices, or those held back."""
    if stopped := _gate(request):
        return stopped
    withheld = request.GET.get("view") == "withheld"
    found = queries.decisions_of_office(current().org_ids, withheld=withheld)
    here = reverse("disclosure:work")
    context = {
        "tabs": [
            {"label": _("公示中"), "url": here, "current": not withheld},
            {"label": _("已撤下"), "url": f"{here}?view=withheld", "current": withheld},
        ],
        "withheld": withheld,
        "columns": columns(),
        "rows": [{**table_row(one), "url": reverse("disclosure:work-decision", args=[one.case_id])} for one in found],
    }
    return render(request, "disclosure/work.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One publication, and holding it back."""
    if stopped := _gate(request):
        return stopped
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            messages.success(request, _do(request, case_id))
            return redirect("disclosure:work-decision", case_id)
        except Invalid as invalid:
            errors = invalid.told_fields
        except Conflict as refused:
            errors = {"": refused.told}
    one = queries.decision(case_id)
    if one.org_id not in current().org_ids:
        raise NotFound(_("没有找到这条公示。"))
    may = WITHHOLD.decide(current(), one)
    context: dict[str, Any] = {
        "one": one,
        "tag": _tag(one),
        "facts": facts(one),
        "may": bool(may),
        "why_not": may.reason,
        "errors": errors,
        "typed": request.POST,
    }
    return render(request, "disclosure/work_decision.html", context, status=422 if errors else 200)


def _tag(one: DecisionInfo) -> dict[str, str]:
    return {"kind": "pause", "word": _("已撤下")} if one.withheld_at else tag_of(one)


def _do(request: HttpRequest, case_id: UUID) -> str:
    if request.POST.get("act") == "restore":
        actions.restore(case_id=case_id)
        return _("已恢复公示。")
    actions.withhold(case_id=case_id, reason=request.POST.get("reason", ""))
    return _("已撤下，网站上看不到了。")
