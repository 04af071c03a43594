"""What everybody may read: questions and answers of a site, and one of them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from banyan.engines.portal.sites import remembered
from banyan.engines.services.consult.queries import published, published_at_site
from banyan.engines.services.consult.records import LIMIT, PublicConsult
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.guidance import title_of
from banyan.kernel.systems import registry


@require_safe
def consults(request: HttpRequest) -> HttpResponse:
    """Questions and answers of the site, all or those that answer the words or are about one item."""
    site = remembered(request)
    words, code = request.GET.get("q", "").strip()[:100], request.GET.get("item", "")[:80]
    item = registry().get(ServiceItem, code) if registry().has(ServiceItem, code) else None
    found = published_at_site(site.code, words, item_code=item.code if item else "")
    context = {
        "site": site,
        "words": words,
        "item": item,
        "item_title": title_of(item) if item else "",
        "found": [line(one) for one in found],
        "ask_url": ask_url(item.code if item else ""),
        "limit": LIMIT,
    }
    return render(request, "services/consult/consults.html", context)


@require_safe
def consult(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """One question with its answer."""
    one = published(consultation_id)
    declared = registry().get(ServiceItem, one.item_code) if registry().has(ServiceItem, one.item_code) else None
    guide = f"{reverse('services:guide', args=[one.item_code])}?at={one.division}" if declared else ""
    context = {
        "one": one,
        "item_title": title_of(declared) if declared else "",
        "guide": guide,
        "ask_url": ask_url(one.item_code, one.division) if declared else ask_url(office=str(one.org_id)),
    }
    return render(request, "services/consult/consult.html", context)


def line(one: PublicConsult) -> dict[str, str]:
    """A question as a line of a list."""
    return {
        "label": one.title,
        "url": reverse("services:consult", args=[one.id]),
        "meta": "　".join(part for part in (one.item_title, one.org_name) if part),
    }


def ask_url(item: str = "", at: str = "", office: str = "") -> str:
    """Where one asks about an item at a place, an office, or whatever is chosen there."""
    asked = {name: value for name, value in (("item", item), ("at", at), ("office", office)) if value}
    return reverse("services:consult-ask") + (f"?{urlencode(asked)}" if asked else "")
