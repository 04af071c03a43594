"""What came of a joint matter: every licence and result on one page, to download and to have verified."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from banyan.engines.documents.delivery import open_paper
from banyan.engines.documents.queries import licences_of
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.services import queries
from banyan.engines.services.views.resident_joint import own_joint
from banyan.kernel.errors import NotFound


@require_safe
def results(request: HttpRequest, joint_id: UUID) -> HttpResponse:
    """One page with everything that was granted, and plainly what was not."""
    joint = own_joint(joint_id)
    licences = _licences(joint)
    granted = [part for part in joint.parts if part.granted]
    ways = {"electronic": _("电子证照，已在您的证照夹"), "express": _("邮寄到家"), "counter": _("到窗口领取")}
    context = {
        "joint": joint,
        "count": len(joint.parts),
        "licences": [_card(part, licences[part.code]) for part in granted if part.code in licences],
        "others": [_other(part) for part in granted if part.code not in licences],
        "missing": [part for part in joint.parts if part.over and not part.granted],
        "open": [part for part in joint.parts if not part.over],
        "way": ways[joint.delivery_way],
    }
    return render(request, "services/joint_results.html", context)


def _licences(joint: queries.JointProgress) -> dict[str, LicenceInfo]:
    """The licences of the granted parts, by item; one statement for all that the applicant holds."""
    held = {one.id: one for one in licences_of(joint.applicant_id)}
    wanted = {part.code: part.case.licence_id for part in joint.parts if part.case and part.case.licence_id}
    return {code: held[one] for code, one in wanted.items() if one in held}


def _card(part: queries.PartInfo, licence: LicenceInfo) -> dict[str, Any]:
    return {
        "part": part,
        "licence": licence,
        "url": reverse("documents:licence", args=[licence.id]),
        "paper_url": reverse("documents:licence-paper", args=[licence.id]),
        "verify_url": reverse("documents:verify-code", args=[licence.short_code]),
    }


def _other(part: queries.PartInfo) -> dict[str, Any]:
    return {
        "name": part.result or part.title,
        "note": part.org_name,
        "url": reverse("services:case", args=[part.case.id]) if part.case else "",
        "link": _("看办件"),
    }


@never_cache
@require_safe
def papers(request: HttpRequest, joint_id: UUID) -> HttpResponse:
    """All signed papers in one archive."""
    joint = own_joint(joint_id)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as archive:
        for one in _licences(joint).values():
            found, stream = open_paper(one.id)
            with stream:
                archive.writestr(f"{found.title} {found.short_code}.pdf", stream.read())
    if not archive.namelist():
        raise NotFound(_("还没有可以下载的证照。"))
    name = content_disposition_header(as_attachment=True, filename=f"{joint.title} {joint.number}.zip")
    headers = {"Content-Disposition": str(name), "X-Content-Type-Options": "nosniff"}
    return HttpResponse(held.getvalue(), content_type="application/zip", headers=headers)
