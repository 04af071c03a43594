"""One search over everything that engines hand to the portal."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from banyan.engines.portal.declare import Entry, Hit, SearchSource, registered
from banyan.engines.portal.hot_words import hot_words, note
from banyan.engines.portal.sites import Site, remembered
from banyan.engines.portal.views.home import gather
from banyan.kernel.principal import current

#: More words than this help nobody.
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Found:
    """What one source found."""

    title: str
    hits: tuple[Hit, ...]


def find(words: str, site: Site, limit: int) -> list[Found]:
    """What each source has for these words, sources in their order; those with nothing are left out."""
    who = current()
    found = [Found(source.title, tuple(source.search(words, site, who, limit))) for source in registered(SearchSource)]
    return [one for one in found if one.hits]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The page of results, for residents."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    site = remembered(request)
    found = find(words, site, 20) if words else []
    if found:
        note(request, words, site)
    context = {
        "words": words,
        "site": site,
        "found": found,
        "count": sum(len(one.hits) for one in found),
        "hot_words": [] if found else hot_words(site),
        "tiles": [] if found or not words else gather(site, lambda source: source.tiles)[:8],
    }
    return render(request, "portal/search.html", context)


@require_safe
@cache_control(private=True, max_age=60)
def suggest(request: HttpRequest) -> HttpResponse:
    """Completions of what is being typed, as the options of the box's list."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    found = [text for one in registered(SearchSource) if one.suggest for text in one.suggest(words)] if words else []
    return render(request, "portal/suggestions.html", {"found": list(dict.fromkeys(found))[:8]})


@require_safe
def palette(request: HttpRequest) -> HttpResponse:
    """Answers of the command palette: pages whose name matches, then what search finds."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    site, who = remembered(request), current()
    pages = [
        {"label": entry.label, "url": entry.address(site), "meta": _("打开")}
        for entry in registered(Entry)
        if entry.shown(who) and words.lower() in str(entry.label).lower()
    ]
    hits = [
        {"label": hit.title, "url": hit.url, "meta": hit.where or _(hit.kind)}
        for group in (find(words, site, 5) if words else [])
        for hit in group.hits
    ]
    return render(request, "parts/palette_options.html", {"options": [*pages[:8], *hits]})
