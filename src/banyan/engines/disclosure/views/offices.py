"""The organisations of a place, and one of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.disclosure import queries
from banyan.engines.disclosure.records import OfficeInfo
from banyan.engines.disclosure.views import charts
from banyan.engines.disclosure.views.decisions import columns, table_row
from banyan.engines.disclosure.views.place import address, frame, site_of
from banyan.engines.portal.sites import site_for
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.guidance import promise, title_of
from banyan.kernel.systems import registry


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """Name, address, hours, telephone, what they handle."""
    site = site_of(request)
    words = request.GET.get("q", "").strip()[:40]
    found = [one for one in queries.offices(site.code) if words in one.name]
    context = {
        **frame(request, site, "offices"),
        "words": words,
        "columns": [_("机构"), _("地址"), _("办公时间"), _("电话"), {"label": _("事项"), "num": True}],
        "rows": [_row(one) for one in found],
        "count": len(found),
        "file": address("disclosure:offices-file", site),
    }
    return render(request, "disclosure/offices.html", context)


def _row(one: OfficeInfo) -> dict[str, Any]:
    return {
        "url": reverse("disclosure:office", args=[one.id]),
        "cells": [one.name, one.place or "–", one.hours or "–", one.contact or "12345", one.items],
    }


@require_safe
def office(request: HttpRequest, org_id: UUID) -> HttpResponse:
    """One organisation: its window, its items, its figures, its newest decisions."""
    one = queries.office(org_id)
    site = site_for(one.division)
    months = queries.figures_of(org_id)
    newest = queries.decisions(queries.Asked(within=one.division, org_id=org_id), size=8).rows
    context = {
        **frame(request, site, "offices"),
        "one": one,
        "facts": _facts(one),
        "items": [
            {
                "label": _title(power.item_code, power.title),
                "url": f"{reverse('services:guide', args=[power.item_code])}?at={one.division}",
                "meta": _(power.power),
                "time": promise(power.promised),
            }
            for power in queries.powers(one.division, org_id)
        ],
        "chart": charts.of_office(one, months),
        "columns": columns(),
        "rows": [table_row(decided) for decided in newest],
        "all_url": address("disclosure:decisions", site, org=str(org_id)),
        "ask_url": f"{reverse('services:consult-ask')}?office={org_id}",
    }
    return render(request, "disclosure/office.html", context)


def _facts(one: OfficeInfo) -> list[dict[str, Any]]:
    return [
        {"label": _("统一社会信用代码"), "value": one.uscc},
        {"label": _("地址"), "value": one.place or _("还没有公布窗口地址，请拨 12345 问")},
        {"label": _("办公时间"), "value": one.hours or _("还没有公布办公时间")},
        {"label": _("电话"), "value": one.contact or "12345"},
        {"label": _("监督电话"), "value": one.supervision or "12345"},
    ]


def _title(code: str, title: str) -> str:
    known = registry()
    return title_of(known.get(ServiceItem, code)) if known.has(ServiceItem, code) else title
