"""The guide: all that can be done at a site, and the page of one item in plain words (办事指南)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.engines.divisions.queries import Division, ancestors, find_division, province
from banyan.engines.portal.sites import remembered
from banyan.engines.services.consult.queries import asked_before
from banyan.engines.services.declare import LifeEvent, ServiceItem, Topic
from banyan.engines.services.guidance import Guidance, promise, title_of
from banyan.engines.services.queries import item as item_at
from banyan.engines.services.queries.catalogue import Offer, places_of
from banyan.engines.services.queries.catalogue import catalogue as offers_at
from banyan.kernel.errors import NotFound
from banyan.kernel.systems import registry

_FILTERS = ("for", "topic", "event", "department")


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """All items of the site, narrowed by words, audience, topic, life event or department."""
    site = remembered(request)
    asked = {name: request.GET.get(name, "") for name in _FILTERS}
    words = request.GET.get("q", "").strip()[:100]
    every = offers_at(site.code)
    found = [one for one in every if _fits(one, asked, words)]
    context = {
        "site": site,
        "words": words,
        "found": [_line(one) for one in found],
        "count": len(found),
        "asked": {name: value for name, value in asked.items() if value},
        "audiences": _audiences(asked),
        "topics": _links(asked, "topic", Topic, {code for one in every for code in one.item.topics}),
        "events": _links(asked, "event", LifeEvent, {code for one in every for code in one.item.life_events}),
        "departments": _departments(asked, every),
    }
    return render(request, "services/catalogue.html", context)


def _fits(one: Offer, asked: dict[str, str], words: str) -> bool:
    item = one.item
    said = (item.title, item.title_en.lower(), item.summary, *item.keywords)
    return (
        (asked["for"] != "person" or item.for_persons)
        and (asked["for"] != "firm" or item.for_organisations)
        and (not asked["topic"] or asked["topic"] in item.topics)
        and (not asked["event"] or asked["event"] in item.life_events)
        and (not asked["department"] or asked["department"] == one.department)
        and all(any(word.lower() in text for text in said) for word in words.split())
    )


def _line(one: Offer) -> dict[str, str]:
    days = one.at.promised if one.at else one.item.promised.days
    department = DEPARTMENTS.get(one.department)
    return {
        "label": title_of(one.item),
        "url": reverse("services:guide", args=[one.item.code]),
        "meta": one.at.org_name if one.at else department.title if department else "",
        "time": promise(days),
        "note": "" if one.at else _("先选地方"),
    }


def _address(asked: dict[str, str], **changes: str) -> str:
    kept = {name: value for name, value in {**asked, **changes}.items() if value}
    return reverse("services:catalogue") + (f"?{urlencode(kept)}" if kept else "")


def _audiences(asked: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": _address(asked, **{"for": code}), "current": asked["for"] == code}
        for code, label in (("", _("全部")), ("person", _("个人")), ("firm", _("企业和单位")))
    ]


def _links(asked: dict[str, str], name: str, codes: Any, present: Iterable[Any]) -> list[dict[str, Any]]:
    return [
        {"label": _(one.label), "url": _address(asked, **{name: one.value}), "current": asked[name] == one.value}
        for one in codes
        if one in set(present)
    ]


def _departments(asked: dict[str, str], every: Iterable[Offer]) -> list[dict[str, Any]]:
    present = sorted({one.department for one in every})
    return [
        {
            "label": _(DEPARTMENTS[code].title),
            "url": _address(asked, department=code),
            "current": asked["department"] == code,
        }
        for code in present
        if code in DEPARTMENTS
    ]


@require_safe
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """The guide of one item for a place: `at`, else the site's; a list of places where none is chosen yet."""
    if not registry().has(ServiceItem, code):
        raise NotFound(_("没有这个事项，可能已经取消。"))
    declared = registry().get(ServiceItem, code)
    place = _place(request)
    try:
        found = item_at(code, place)
    except NotFound:
        return _choose(request, declared, place)
    context = {
        "guide": Guidance(found, place),
        "item": declared,
        "title": title_of(declared),
        "place": place,
        "province": province().code,
        "others": [
            {"question": one.title, "answer": f"{one.answer}（{one.org_name}）"} for one in asked_before(code, place)
        ],
        "ask_url": f"{reverse('services:consult-ask')}?{urlencode({'item': code, 'at': place})}",
    }
    return render(request, "services/guide.html", context)


def _place(request: HttpRequest) -> str:
    asked = request.GET.get("at", "")
    chosen = find_division(asked) if asked.isdigit() and len(asked) <= 12 else None
    return chosen.code if chosen else remembered(request).code


def _choose(request: HttpRequest, item: ServiceItem, place: str) -> HttpResponse:
    """The places where the item is done, by city."""
    found = places_of(item.code, place) or places_of(item.code, province().code)
    groups: dict[str, list[dict[str, str]]] = {}
    for one in found:
        groups.setdefault(_city(one), []).append(
            {"label": one.title, "url": f"{reverse('services:guide', args=[item.code])}?at={one.code}"}
        )
    context = {"item": item, "title": title_of(item), "groups": groups.items()}
    return render(request, "services/choose_place.html", context, status=200 if found else 404)


def _city(one: Division) -> str:
    above = ancestors(one.code)
    return above[1].title if len(above) > 1 else one.title
