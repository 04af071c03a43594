"""The first page of disclosure: its sections, and the newest decisions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from banyan.engines.disclosure.queries import Asked, decisions
from banyan.engines.disclosure.sections import SECTIONS
from banyan.engines.disclosure.views.decisions import columns, table_row
from banyan.engines.disclosure.views.place import address, frame, site_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What this government publishes."""
    site = site_of(request)
    newest = decisions(Asked(within=site.code, below=True), size=8).rows
    context = {
        **frame(request, site, ""),
        "sections": [{"title": one.title, "text": one.text, "url": address(one.view, site)} for one in SECTIONS],
        "columns": columns(),
        "rows": [table_row(one) for one in newest],
        "all_url": address("disclosure:decisions", site, below="1"),
    }
    return render(request, "disclosure/overview.html", context)
