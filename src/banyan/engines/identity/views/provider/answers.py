"""Answers that several endpoints give: a page of ours, an address, and the page on the way to another host."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language

from banyan.engines.identity.models import RelyingParty


def fault_page(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """A page of ours: nobody is sent to an address that we do not know."""
    return render(request, "identity/sign_on_fault.html", {"sentence": sentence}, status=status)


def name_shown(party: RelyingParty) -> str:
    """The system's name in the reader's language, where it has one there."""
    return (party.name_en or party.name) if (get_language() or "").startswith("en") else party.name


def redirect_to(address: str) -> HttpResponse:
    return HttpResponse(status=302, headers={"Location": address})


def leaving(request: HttpRequest, response: HttpResponseBase, party: RelyingParty | None) -> HttpResponseBase:
    """Away from here. A form of ours may not end on another host (`form-action 'self'`, which browsers apply to what
    follows it too), so there a page stands between that goes on by itself."""
    address = response.get("Location", "")
    away = response.status_code == 302 and bool(urlsplit(address).netloc)
    if not away or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return response
    context = {"address": address, "name": name_shown(party) if party else ""}
    page = render(request, "identity/leaving.html", context)
    add_never_cache_headers(page)
    return page
