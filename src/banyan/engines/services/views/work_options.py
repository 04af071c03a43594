"""What the pickers of the workspace find while somebody types: items, colleagues, organisations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from banyan.engines.identity.queries import servants_of
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.queries.work_list import office_of
from banyan.engines.services.views.work_gate import at_work
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
        if _fits(words, one.title, *one.keywords):
            yield {"value": one.code, "label": one.title, "meta": ""}


def _colleagues(words: list[str]) -> Iterable[Option]:
    for one in servants_of(office_of(current(), None)):
        if _fits(words, one.name, one.title):
            yield {"value": str(one.account_id), "label": one.name, "meta": one.title}


_FINDERS: dict[str, Callable[[list[str]], Iterable[Option]]] = {"item": _items, "who": _colleagues}
