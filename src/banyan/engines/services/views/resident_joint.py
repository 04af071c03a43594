"""The joint matter (一件事): its introduction, starting it, and one page over all its cases."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.divisions.queries import find_division, find_organisation
from banyan.engines.portal.sites import remembered
from banyan.engines.services import actions, queries
from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.guidance import note_of, title_of
from banyan.engines.services.policies import MAY_APPLY
from banyan.engines.services.progress import clock_of, next_of, tag_of
from banyan.engines.services.queries.catalogue import places_of
from banyan.engines.services.views.resident_draft import must_be_signed_in
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import current
from banyan.kernel.systems import registry


def _matter(code: str) -> JointMatter:
    if not registry().has(JointMatter, code):
        raise NotFound(_("没有这件“一件事”。"))
    return registry().get(JointMatter, code)


def _place(request: HttpRequest) -> str:
    asked = request.GET.get("at", "")
    chosen = find_division(asked) if asked.isdigit() and len(asked) <= 12 else None
    return chosen.code if chosen else remembered(request).code


@require_safe
def joint(request: HttpRequest, code: str) -> HttpResponse:
    """What is joined, what it takes, and where to begin."""
    matter = _matter(code)
    place = _place(request)
    items = [registry().get(ServiceItem, part.item) for part in matter.parts]
    places = places_of(items[0].code, place)
    context = {
        "matter": matter,
        "title": title_of(matter),
        "place": place if any(one.code == place for one in places) else "",
        "places": places,
        "parts": [
            {"title": title_of(item), "code": item.code, "when": part.when_text}
            for item, part in zip(items, matter.parts, strict=True)
        ],
        "materials": [
            {"name": one.title, "note": note_of(one), "waived": bool(one.from_registers or one.from_licence)}
            for one in queries.materials_of(matter)
        ],
    }
    return render(request, "services/joint.html", context)


@require_safe
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a joint matter at a place, or go on with its draft."""
    must_be_signed_in()
    matter = _matter(code)
    item = registry().get(ServiceItem, matter.parts[0].item)
    decision = MAY_APPLY.decide(current(), item)
    if not decision:
        context = {"title": title_of(matter), "reason": decision.reason, "next": request.get_full_path()}
        return render(request, "services/other_identity.html", context, status=403)
    draft = actions.start_joint_draft(code=code, division=_place(request))
    return redirect("services:draft", draft.id)


@require_safe
def progress(request: HttpRequest, joint_id: UUID) -> HttpResponse:
    """One page over all cases of a joint matter of one's own: how far each is, and what came of it."""
    must_be_signed_in()
    found = queries.joint_case(joint_id)
    if found is None or found.applicant_id not in current().subjects:
        raise NotFound(_("没有找到这件“一件事”。"))
    context = {
        "joint": found,
        "now": _now(found),
        "cases": [_line(one) for one in found.cases],
        "waiting": [registry().get(ServiceItem, code).title for code in found.waiting],
    }
    return render(request, "services/joint_case.html", context)


def _now(found: queries.JointInfo) -> str:
    count = len(found.cases) + len(found.waiting)
    if found.done == count:
        return _("%s 项都有结果了") % count
    return _("%(all)s 项办好 %(done)s 项") % {"all": count, "done": found.done}


def _line(one: queries.CaseInfo) -> dict[str, Any]:
    office = find_organisation(one.org_id)
    return {
        "case": one,
        "office": office.name if office else "",
        "next": next_of(one),
        "tag": tag_of(one),
        "clock": clock_of(one) if one.closed_on is None else None,
    }
