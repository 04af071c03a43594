"""What the pickers of the workspace find while somebody types: items, colleagues, organisations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity.queries import find_servants, servants_of
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.guidance import title_of
from banyan.engines.services.queries.work_list import office_of
from banyan.engines.services.views.work_gate import at_work
from banyan.engines.services.views.work_offices import found_offices, within
from banyan.kernel.principal import current
from banyan.kernel.systems import registry

_MOST = 12
Option = dict[str, str]


@require_safe
@at_work
@cache_control(private=True, max_age=30)
def options(request: HttpRequest, what: str) -> HttpResponse:
    """At most twelve options that have the words."""
    if what not in _FINDERS:
        raise Http404
    words = request.GET.get("q", "")[:40].lower().split()
    found = list(_FINDERS[what](words))[:_MOST]
    return render(request, "services/work/options.html", {"found": found})


def _fits(words: Iterable[str], *texts: str) -> bool:
    said = " ".join(texts).lower()
    return all(word in said for word in words)


def _items(words: list[str]) -> Iterable[Option]:
    for one in registry().of(ServiceItem):
        if _fits(words, one.title, one.title_en, *one.keywords):
            yield {"value": one.code, "label": title_of(one), "meta": ""}


def _colleagues(words: list[str]) -> Iterable[Option]:
    for one in servants_of(office_of(current(), None)):
        if _fits(words, one.name, one.title):
            yield {"value": str(one.account_id), "label": one.name, "meta": one.title}


def _offices(words: list[str]) -> Iterable[Option]:
    for one in found_offices(" ".join(words)):
        yield {"value": str(one.id), "label": one.name, "meta": ""}


def _people(words: list[str]) -> Iterable[Option]:
    for one in find_servants(" ".join(words), within()):
        body = find_organisation(one.org_id)
        meta = " · ".join(part for part in (body.short_name if body else "", one.title) if part)
        yield {"value": f"{one.org_id}:{one.account_id}", "label": one.name, "meta": meta}


_FINDERS: dict[str, Callable[[list[str]], Iterable[Option]]] = {
    "item": _items,
    "who": _colleagues,
    "office": _offices,
    "person": _people,
}
