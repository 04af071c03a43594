"""One's own cases: the list, the page of one as a parcel's way, the receipt (我的办件)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.services import queries
from banyan.engines.services.progress import asked, clock_of, messages, next_of, provisional_words, tag_of, timeline
from banyan.engines.services.queries import CaseFile, CaseInfo
from banyan.engines.services.records import MaterialInfo
from banyan.engines.services.views import kept
from banyan.engines.services.views.resident_draft import must_be_signed_in
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import current


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """All cases of those one acts for, newest first, and the drafts that wait."""
    must_be_signed_in()
    page = queries.cases_of(cursor=request.GET.get("after", ""))
    context = {
        "cases": [_card(one) for one in page.rows],
        "drafts": [] if request.GET.get("after") else queries.my_drafts(),
        "joint": [] if request.GET.get("after") else queries.joint_cases_of(),
        "following": f"?after={page.following}" if page.following else "",
        "first": reverse("services:cases") if request.GET.get("after") else "",
    }
    return render(request, "services/cases.html", context)


def _card(one: CaseInfo) -> dict[str, Any]:
    return {
        "case": one,
        "url": reverse("services:case", args=[one.id]),
        "next": next_of(one),
        "tag": tag_of(one),
        "clock": clock_of(one) if one.closed_on is None else None,
    }


def own_case(case_id: UUID) -> CaseFile:
    """The case of an applicant one acts for. Raises Refused (nobody), NotFound (anybody else's, clerks' too)."""
    must_be_signed_in()
    found = queries.case_file(case_id)
    if found.case.applicant_id not in current().subjects:
        raise NotFound(_("没有找到这个办件。"))
    return found


@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The page of one case: what happens next, by when, what must I do; then how it went."""
    file = own_case(case_id)
    return show(request, file, typed=kept.take(request, kept_message(case_id)) or "")


def kept_message(case_id: UUID) -> str:
    """The name under which a message is kept over a sign-in."""
    return f"case:{case_id}:message"


def show(
    request: HttpRequest, file: CaseFile, *, errors: dict[str, str] | None = None, status: int = 200, typed: str = ""
) -> HttpResponse:
    """Draw the page of a case, with what went wrong in one of its forms."""
    one = file.case
    can = {allowed.code for allowed in file.actions if allowed.enabled}
    pause = next((pause for pause in reversed(file.pauses) if pause.until is None), None)
    context = {
        "file": file,
        "case": one,
        "next": next_of(one, file.supply_by, pause.reason if pause else ""),
        "provisional": provisional_words(one),
        "clock": clock_of(one),
        "asked": asked(file),
        "timeline": timeline(file),
        "talk": messages(file),
        "materials": [_material(given) for given in file.materials if not given.replaced],
        "office": find_organisation(one.org_id),
        "can": can,
        "refused": bool(file.refusal),
        "refusal": file.refusal,
        "licence_url": reverse("documents:licence", args=[one.licence_id]) if one.licence_id else "",
        "paper_url": reverse("documents:licence-paper", args=[one.licence_id]) if one.licence_id else "",
        "rate_url": f"/my/rate/{one.id}/",
        "errors": errors or {},
        "typed": typed,
    }
    return render(request, "services/case.html", context, status=status)


@require_safe
def notice(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The notice of a refusal (不予受理通知书、不予行政许可决定书): reason, provision, remedy. NotFound without one."""
    file = own_case(case_id)
    if not file.refusal:
        raise NotFound(_("这件没有通知书。"))
    told = next(line for line in reversed(file.history) if line.kind in ("decided", "not-accepted"))
    context = {
        "case": file.case,
        "refusal": file.refusal,
        "title": _("不予受理通知书") if file.case.state == "not-accepted" else _("不予行政许可决定书"),
        "office": find_organisation(file.case.org_id),
        "told": told,
        "corrected": [line for line in file.history if line.kind == "result-corrected"],
    }
    return render(request, "services/notice.html", context)


def _material(given: MaterialInfo) -> dict[str, Any]:
    row: dict[str, Any] = {"name": given.title, "note": given.note or given.name}
    if given.exempt:
        return row | {"waived": True}
    if given.source == "pledge":
        return row | {"tag": {"kind": "done", "word": _("已承诺")}}
    return row | {"url": f"/files/{given.file_id}/", "link": _("下载"), "note": given.name}


@require_safe
def receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was received, to keep or to print (收件回执): number, day, materials, when the next word comes."""
    file = own_case(case_id)
    context = {
        "file": file,
        "case": file.case,
        "office": find_organisation(file.case.org_id),
        "next": next_of(file.case, file.supply_by),
        "provisional": provisional_words(file.case),
        "materials": [_material(given) for given in file.materials if not given.replaced],
    }
    return render(request, "services/receipt.html", context)
