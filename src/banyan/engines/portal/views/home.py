"""The home page of a site, and the list of all sites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from banyan.engines.portal.declare import HomeSource, Mine, Panel, registered
from banyan.engines.portal.hot_words import hot_words
from banyan.engines.portal.sites import COOKIE, Site, beside, counties_of, site_at
from banyan.kernel.principal import current

T = TypeVar("T")
_YEAR = 31_536_000


@require_safe
def home(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The home page of the government at this address; the choice is remembered."""
    site = site_at(slug.strip("/"))
    request.shown_site = site  # type: ignore[attr-defined]
    audience = "firm" if request.GET.get("for") == "firm" else "person"
    tiles = gather(site, lambda source: source.tiles)
    context = {
        "site": site,
        "audience": audience,
        "tiles": [tile for tile in tiles if tile.for_firms == (audience == "firm")],
        "often": gather(site, lambda source: source.often)[:8],
        "bundles": gather(site, lambda source: source.bundles)[:3],
        "figures": gather(site, lambda source: source.figures),
        "hot_words": hot_words(site),
        "total": sum(source.total(site) for source in registered(HomeSource) if source.total),
        "mine": mine(3),
    }
    response = render(request, "portal/home.html", context)
    response.set_cookie(COOKIE, site.division.site, max_age=_YEAR, httponly=True, samesite="Lax")
    return response


@require_safe
def sites(request: HttpRequest) -> HttpResponse:
    """Every site of the installation: the province, its cities and zone, and their counties."""
    province = site_at("")
    cities = [(city, counties_of(city)) for city in beside(province)[1:]]
    return render(request, "portal/sites.html", {"province": province, "cities": cities})


def mine(limit: int) -> list[Mine]:
    """The newest few things of one's own, from every panel; nothing for whoever is not signed in."""
    who = current()
    if who.kind not in ("person", "agent"):
        return []
    return [item for panel in registered(Panel) for item in panel.items(who, limit)][:limit]


def gather(site: Site, part: Callable[[HomeSource], Callable[[Site], Sequence[Any]] | None]) -> list[Any]:
    """One part of the home page from every source."""
    found: list[Any] = []
    for source in registered(HomeSource):
        ask = part(source)
        if ask is not None:
            found.extend(ask(site))
    return found
