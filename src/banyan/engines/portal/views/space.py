"""The personal space of residents, and the first page of the civil servants' workspace."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.portal.declare import Panel, WorkSource, registered
from banyan.engines.portal.laying_out import Day, days_between
from banyan.engines.portal.queries import entries
from banyan.engines.portal.views.home import mine
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.principal import current

__all__ = ["mine", "my_space", "work_home"]


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("/sign-in/?" + urlencode({"next": request.get_full_path()}))


@require_safe
def my_space(request: HttpRequest) -> HttpResponse:
    """Everything of one's own on one page: cases, licences, notices, who read my data."""
    who = current()
    if who.kind == "anonymous":
        return _to_sign_in(request)
    panels = [
        {"title": panel.title, "url": panel.url, "empty": panel.empty, "items": list(panel.items(who, 5))}
        for panel in registered(Panel)
    ]
    panels = [panel for panel in panels if panel["items"] or panel["empty"]]
    return render(request, "portal/my.html", {"panels": panels})


@require_safe
def work_home(request: HttpRequest) -> HttpResponse:
    """What waits for this civil servant, over all systems, with what ends today first."""
    who = current()
    if who.kind == "anonymous":
        return _to_sign_in(request)
    if who.kind not in ("servant", "administrator"):
        raise Refused(_("工作台给政府工作人员用。您的办件在“我的”里。"))
    sources = [_work(source) for source in registered(WorkSource)]
    context = {
        "sources": sources,
        "waiting": sum(source["waiting"] for source in sources),
        "days": _today(),
    }
    return render(request, "portal/work.html", context)


def _today() -> list[Day]:
    """Today with what stands in the own calendar; nothing on a day on which nothing does."""
    today = clock.today()
    url = f"{reverse('portal:schedule')}?day={{day}}"
    days = days_between(today, today, entries(today, today), today=today, chosen=today, url=url)
    return [day for day in days if day.entries]


def _work(source: WorkSource) -> dict[str, Any]:
    who = current()
    return {
        "title": source.title,
        "url": source.url,
        "waiting": source.waiting(who),
        "due": source.due(who),
        "rows": list(source.rows(who, 8)),
    }
