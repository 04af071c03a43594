"""Published decisions (行政许可公示): the list of a place, and one of them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.disclosure import queries
from banyan.engines.disclosure.queries import Asked
from banyan.engines.disclosure.records import DecisionInfo
from banyan.engines.disclosure.views.place import address, frame, site_of
from banyan.engines.divisions.queries import find_organisation
from banyan.engines.portal.sites import Site, site_for
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.guidance import title_of
from banyan.kernel.errors import NotFound
from banyan.kernel.systems import registry
from banyan.standards.item_elements import PowerType

TAGS = {"valid": "done", "suspended": "pause", "ended": "back"}


def asked_of(request: HttpRequest, site: Site) -> Asked:
    """What the address asks for; what makes no sense is left out."""
    given = request.GET
    return Asked(
        within=site.code,
        below=given.get("below") == "1",
        org_id=_uuid(given.get("org", "")),
        item_code=given.get("item", "")[:80] if registry().has(ServiceItem, given.get("item", "")) else "",
        words=given.get("q", "").strip()[:60],
        since=_day(given.get("since", "")),
        until=_day(given.get("until", "")),
    )


def kept(asked: Asked) -> dict[str, str]:
    """The same as parts of an address."""
    return {
        "below": "1" if asked.below else "",
        "org": str(asked.org_id or ""),
        "item": asked.item_code,
        "q": asked.words,
        "since": asked.since.isoformat() if asked.since else "",
        "until": asked.until.isoformat() if asked.until else "",
    }


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The decisions of a place, by words, office, item and days."""
    site = site_of(request)
    asked = asked_of(request, site)
    page = queries.decisions(asked, request.GET.get("after", ""))
    said = kept(asked)
    context = {
        **frame(request, site, "decisions"),
        "asked": asked,
        "said": {name: value for name, value in said.items() if value and name not in ("q", "since", "until")},
        "chips": _chips(site, asked, said),
        "columns": columns(),
        "rows": [table_row(one) for one in page.rows],
        "following": address("disclosure:decisions", site, **said, after=page.following) if page.following else "",
        "first": address("disclosure:decisions", site, **said) if request.GET.get("after") else "",
        "file": address("disclosure:decisions-file", site, **said),
        "most": queries.MOST_EXPORTED,
    }
    return render(request, "disclosure/decisions.html", context)


def _chips(site: Site, asked: Asked, said: dict[str, str]) -> list[dict[str, Any]]:
    chips: list[dict[str, Any]] = [
        {
            "label": label,
            "url": address("disclosure:decisions", site, **{**said, "below": below}),
            "current": asked.below == bool(below),
        }
        for below, label in (("", _("本级部门")), ("1", _("含下级")))
    ]
    office = find_organisation(asked.org_id) if asked.org_id else None
    if office is not None:
        url = address("disclosure:decisions", site, **{**said, "org": ""})
        chips.append({"label": office.short_name, "url": url, "current": True, "clear": True})
    if asked.item_code:
        url = address("disclosure:decisions", site, **{**said, "item": ""})
        title = title_of(registry().get(ServiceItem, asked.item_code))
        chips.append({"label": title, "url": url, "current": True, "clear": True})
    return chips


def columns() -> list[Any]:
    """The heads of a table of decisions."""
    return [_("许可给谁"), _("许可事项"), {"label": _("文号"), "bare": True}, _("决定日期"), _("决定部门"), _("现在")]


def table_row(one: DecisionInfo) -> dict[str, Any]:
    """A decision as a row."""
    return {
        "url": reverse("disclosure:decision", args=[one.case_id]),
        "cells": [
            one.subject_name,
            one.item_title,
            one.number,
            one.decided_on.isoformat(),
            one.org_name,
            {"text": "", "tag": tag_of(one)},
        ],
    }


def tag_of(one: DecisionInfo) -> dict[str, str]:
    """What has become of it, as the design system's tag."""
    return {"kind": TAGS[one.standing], "word": _(one.standing_word)}


@require_safe
def decision(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One decision, for everybody."""
    one = queries.decision(case_id)
    if one.withheld_at is not None:
        raise NotFound(_("没有这条公示，可能已经撤下。"))
    site = site_for(one.division)
    context = {
        **frame(request, site, "decisions"),
        "one": one,
        "tag": tag_of(one),
        "facts": facts(one),
        "ask_url": f"{reverse('services:consult-ask')}?office={one.org_id}",
    }
    return render(request, "disclosure/decision.html", context)


def facts(one: DecisionInfo) -> list[dict[str, Any]]:
    """The elements of a publication, those that it has."""
    rows = [
        (_("许可给谁"), one.subject_name),
        (_("统一社会信用代码"), one.subject_uscc),
        (_("许可事项"), one.item_title),
        (_("类型"), _(PowerType(one.power).label)),
        (_("证书"), one.document),
        (_("文号"), one.number),
        (_("决定日期"), one.decided_on.isoformat()),
        (_("有效期自"), one.valid_from.isoformat() if one.valid_from else ""),
        (_("有效期至"), one.valid_to.isoformat() if one.valid_to else ""),
        (_("决定部门"), one.org_name),
        (_("部门的统一社会信用代码"), one.org_uscc),
        (_("现在"), _(one.standing_word)),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
