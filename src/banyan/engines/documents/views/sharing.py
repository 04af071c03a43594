"""What the form for lending a licence holds, and the search for the department to lend it to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.divisions.queries import find_organisation, search_organisations
from banyan.engines.documents.actions.share import DEFAULT
from banyan.kernel import clock
from banyan.kernel.errors import Invalid
from banyan.kernel.policy import SIGNED_IN, require


@dataclass(frozen=True, slots=True)
class Asked:
    """The form as it was filled in."""

    org: str
    org_text: str
    purpose: str
    until: str

    def arguments(self) -> dict[str, Any]:
        """What the action takes. Invalid for a department or a day that is none."""
        wrong: dict[str, str] = {}
        office = _office(self.org) or _named(self.org_text)
        if office is None:
            wrong["org"] = _("请从列出的单位里选一个")
        day = _day(self.until)
        if day is None:
            wrong["until"] = _("请选一个日子，如 2027-01-31")
        if wrong:
            raise Invalid(_("授权还没有填完。"), fields=wrong)
        return {"org_id": office, "purpose": self.purpose, "until": day}


def read_share(request: HttpRequest) -> Asked:
    """The form sent, or an empty one with the usual end."""
    sent = request.POST
    until = sent.get("until") or f"{clock.today() + DEFAULT:%Y-%m-%d}"
    return Asked(sent.get("org", ""), sent.get("org_text", ""), sent.get("purpose", ""), until)


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """Options for the search of a department."""
    require(SIGNED_IN)
    found = search_organisations(request.GET.get("q", ""), limit=12)
    return render(request, "documents/office_options.html", {"offices": found})


def _office(text: str) -> UUID | None:
    try:
        found = find_organisation(UUID(text))
    except ValueError:
        return None
    return found.id if found else None


def _named(text: str) -> UUID | None:
    """Typed without choosing: the office of exactly this name."""
    found = [one for one in search_organisations(text, limit=5) if one.name == text.strip()]
    return found[0].id if len(found) == 1 else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
