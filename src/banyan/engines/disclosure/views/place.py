"""Which place a page is about, and the frame that every section shares."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from banyan.engines.disclosure.sections import SECTIONS
from banyan.engines.divisions.queries import find_division
from banyan.engines.portal.sites import Site, remembered, site_for


def site_of(request: HttpRequest) -> Site:
    """The site that `at` names, else the one chosen last; the address then stands for itself."""
    at = request.GET.get("at", "")
    found = find_division(at) if at.isdigit() and len(at) <= 12 else None
    return site_for(found.code) if found else remembered(request)


def address(view: str, site: Site, **asked: str) -> str:
    """A page of disclosure for a site."""
    return f"{reverse(view)}?{urlencode({'at': site.code, **{name: one for name, one in asked.items() if one}})}"


def frame(request: HttpRequest, site: Site, section: str) -> dict[str, Any]:
    """The site and the tabs; `file` is where the list can be taken along."""
    request.shown_site = site  # type: ignore[attr-defined]
    tabs = [{"label": one.title, "url": address(one.view, site), "current": one.code == section} for one in SECTIONS]
    return {
        "site": site,
        "tabs": tabs,
        "crumbs": [
            {"label": _("首页"), "url": site.url},
            {"label": _("信息公开"), "url": address("disclosure:overview", site)},
        ],
    }
