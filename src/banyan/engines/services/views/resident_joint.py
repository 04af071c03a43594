"""The joint matter (一件事): its guide, starting it, one page of progress, and what its applicant does with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banyan.engines.divisions.queries import find_division
from banyan.engines.portal.sites import remembered
from banyan.engines.services import actions, queries
from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.guidance import title_of
from banyan.engines.services.joint_guide import JointGuide
from banyan.engines.services.joint_lanes import Lanes, head_of, notices_of
from banyan.engines.services.policies import MAY_APPLY
from banyan.engines.services.queries.catalogue import places_of
from banyan.engines.services.views.resident_draft import must_be_signed_in
from banyan.kernel.errors import Conflict, NotFound
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
    """What one gets, who does it, what it saves, and where to begin."""
    matter = _matter(code)
    place = _place(request)
    places = places_of(matter.parts[0].item, place)
    here = place if any(one.code == place for one in places) else ""
    context = {
        "matter": matter,
        "title": title_of(matter),
        "guide": JointGuide(matter, here),
        "place": here,
        "places": places,
    }
    return render(request, "services/joint.html", context)


@require_safe
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a joint matter at a place, or go on with its draft."""
    must_be_signed_in()
    matter = _matter(code)
    items = [registry().get(ServiceItem, part.item) for part in matter.parts]
    decisions = [MAY_APPLY.decide(current(), item) for item in items]
    if not any(decisions):
        context = {"title": title_of(matter), "reason": decisions[0].reason, "next": request.get_full_path()}
        return render(request, "services/other_identity.html", context, status=403)
    draft = actions.start_joint_draft(code=code, division=_place(request))
    return redirect("services:draft", draft.id)


def own_joint(joint_id: UUID) -> queries.JointProgress:
    """A joint matter of one's own. Raises Refused (nobody), NotFound (anybody else's, clerks' too)."""
    must_be_signed_in()
    found = queries.joint_progress(joint_id)
    if found is None or found.applicant_id not in current().subjects:
        raise NotFound(_("没有找到这件“一件事”。"))
    return found


@require_safe
def progress(request: HttpRequest, joint_id: UUID) -> HttpResponse:
    """One page over all parts of a joint matter: how far each is, who has it, what is asked, what waits for what."""
    found = own_joint(joint_id)
    lanes = Lanes(found)
    context = {
        "joint": found,
        "head": head_of(found, lanes),
        "notices": notices_of(found),
        "lanes": lanes,
        "legend": legend_of_lanes(),
        "columns": [_("材料"), _("怎么来的"), _("谁用了")],
        "materials": [_shared(one) for one in found.materials],
        "may_withdraw": any(part.case is None and not part.stopped for part in found.parts)
        or any(part.case and part.case.closed_on is None and part.case.state != "decided" for part in found.parts),
        "has_results": any(part.granted for part in found.parts),
        "may_rate": [part for part in found.parts if part.case and part.case.closed_on],
    }
    return render(request, "services/joint_case.html", context)


def legend_of_lanes() -> list[dict[str, str]]:
    """What the colours of the lanes mean."""
    words = ((_("已办好"), "used"), (_("办理中"), "build"), (_("等您"), "near"), (_("预计"), "plan"))
    return [{"label": word, "css": f"key--{key}"} for word, key in words]


def _shared(one: queries.SharedMaterial) -> dict[str, Any]:
    sources = {
        "upload": {"text": _("您上传"), "url": f"/files/{one.file_id}/" if one.file_id else ""},
        "pledge": {"text": _("您承诺")},
        "licence": {"text": "", "tag": {"kind": "done", "word": _("免交，取自证照")}},
        "register": {"text": "", "tag": {"kind": "done", "word": _("免交，取自登记库")}},
    }
    return {"cells": [one.title, sources.get(one.source, {"text": one.source}), "、".join(one.users)]}


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, joint_id: UUID) -> HttpResponse:
    """The question whether to take the whole matter back, and doing it."""
    found = own_joint(joint_id)
    if request.method == "POST":
        try:
            actions.withdraw_joint(joint_id=joint_id, reason=request.POST.get("reason", ""))
            messages.success(request, _("没有办完的都已撤回。"))
        except Conflict as refused:
            messages.info(request, refused.told)
        return redirect("services:joint-case", joint_id)
    undecided = [part for part in found.parts if not part.over and not (part.case and part.case.state == "decided")]
    context = {"joint": found, "undecided": undecided, "kept": [part for part in found.parts if part.granted]}
    return render(request, "services/joint_withdraw.html", context)


@require_POST
def try_again(request: HttpRequest, joint_id: UUID) -> HttpResponse:
    """Try once more to open what could not be opened."""
    own_joint(joint_id)
    try:
        opened = actions.try_again(joint_id=joint_id)
        words = _("开始办了 %s 项。") % opened if opened else _("还是没有开成，原因在下面。")
        messages.info(request, words)
    except Conflict as refused:
        messages.info(request, refused.told)
    return redirect("services:joint-case", joint_id)


@require_POST
def start_again(request: HttpRequest, joint_id: UUID) -> HttpResponse:
    """A new draft with what was filled in before."""
    own_joint(joint_id)
    draft = actions.start_again(joint_id=joint_id)
    return redirect("services:draft", draft.id)
