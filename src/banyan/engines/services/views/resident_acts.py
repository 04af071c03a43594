"""What an applicant does with a case of his: supply, withdraw, write, ask to hurry."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.documents.queries import FileInfo, files_of
from banyan.engines.services import actions
from banyan.engines.services.progress import asked
from banyan.engines.services.queries import CaseFile
from banyan.engines.services.views import kept
from banyan.engines.services.views.resident_cases import kept_message, own_case, show
from banyan.engines.services.views.resident_draft import must_be_signed_in
from banyan.engines.services.views.resident_materials import file_row, said, stored, the_file
from banyan.kernel.errors import BanyanError, Conflict, Invalid


@require_http_methods(["GET", "HEAD", "POST"])
def supply(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Supply what was asked for, all on one page."""
    if request.method == "POST" and kept.signed_out():
        kept.keep(request, f"case:{case_id}:supply", dict(request.POST.lists()))
        return kept.to_sign_in(request.path)
    file = own_case(case_id)
    if file.case.state != "supplement":
        return redirect("services:case", case_id)
    if request.method != "POST":
        return _ask(request, file, {}, sent=_sent_before(request, case_id))
    try:
        actions.supply(case_id=case_id, materials=_given(request, file), text=request.POST.get("text", ""))
    except Invalid as refused:
        return _ask(request, file, refused.told_fields, status=422)
    messages.success(request, _("补好了，接着办。"))
    return redirect("services:case", case_id)


def _sent_before(request: HttpRequest, case_id: UUID) -> QueryDict:
    """What was sent when the session had ended; nothing else."""
    sent = QueryDict(mutable=True)
    for name, values in (kept.take(request, f"case:{case_id}:supply") or {}).items():
        sent.setlist(name, values)
    return sent


def _given(request: HttpRequest, file: CaseFile) -> dict[str, list[UUID]]:
    """Files by material: those sent one by one before, and those that come with the form."""
    given: dict[str, list[UUID]] = defaultdict(list)
    for one in asked(file):
        code = one["material"]
        if not code:
            continue
        given[code] += [UUID(text) for text in request.POST.getlist(code) if _is_id(text)]
        given[code] += [stored(sent).id for sent in request.FILES.getlist(code)]
    return dict(given)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _ask(
    request: HttpRequest, file: CaseFile, errors: dict[str, str], status: int = 200, sent: QueryDict | None = None
) -> HttpResponse:
    """`sent`: what was filled in and uploaded so far; else what the request brings."""
    wanted, sent = asked(file), request.POST if sent is None else sent
    fields = [
        {
            "name": one["material"],
            "kind": "file",
            "label": one["text"],
            "multiple": True,
            "limit": 20_000_000,
            "url": f"{request.path}{one['material']}/add/",
            "error": errors.get(f"materials.{one['material']}", ""),
            "files": _rows(one["material"], sent),
            "hint": _("也可以拖到这里，或用手机拍。PDF、JPG、PNG，每个不超过 20 MB。"),
        }
        for one in wanted
        if one["material"]
    ]
    text = {
        "name": "text",
        "kind": "textarea",
        "label": _("要说明的"),
        "optional": bool(fields),
        "value": sent.get("text", ""),
        "error": errors.get("materials", ""),
    }
    context = {
        "file": file,
        "case": file.case,
        "fields": fields,
        "words": [one["text"] for one in wanted if not one["material"]],
        "text": text,
        "given_back": bool(sent) and not errors,
        "errors": [
            ("f-text" if name in ("", "materials") else f"f-{name.split('.')[-1]}", said_)
            for name, said_ in errors.items()
        ],
    }
    return render(request, "services/supply.html", context, status=status)


@require_POST
def add(request: HttpRequest, case_id: UUID, material: str) -> HttpResponse:
    """Take one file for the supplement; its id goes with the form."""
    try:
        own_case(case_id)
        taken = stored(the_file(request))
    except BanyanError as refused:
        return said(refused)
    return render(request, "parts/file_row.html", {"file": _row(taken, material)})


def _row(file: FileInfo, material: str) -> dict[str, Any]:
    return {**file_row(file, f"/files/{file.id}/remove/"), "field_name": material}


def _rows(material: str, sent: QueryDict) -> list[dict[str, Any]]:
    """The files of a material that were uploaded before the form was sent."""
    ids = [UUID(text) for text in sent.getlist(material)[:50] if _is_id(text)]
    return [_row(file, material) for file in files_of(ids).values()]


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The question whether to withdraw, and doing it."""
    file = own_case(case_id)
    if request.method != "POST":
        possible = any(one.code == "withdraw" and one.enabled for one in file.actions)
        return render(request, "services/withdraw.html", {"case": file.case, "possible": possible})
    actions.withdraw(case_id=case_id, reason=request.POST.get("reason", ""))
    messages.success(request, _("已撤回。"))
    return redirect("services:case", case_id)


@require_POST
def message(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write to those who handle the case."""
    text = request.POST.get("text", "")
    if kept.signed_out():
        kept.keep(request, kept_message(case_id), text)
        return kept.to_sign_in(f"{reverse('services:case', args=[case_id])}#messages")
    file = own_case(case_id)
    try:
        actions.leave_message(case_id=case_id, text=text)
    except Invalid as refused:
        return show(request, file, errors=refused.told_fields, status=422, typed=text)
    messages.success(request, _("已留言，办理部门会看到。"))
    return redirect("services:case", case_id)


@require_POST
def urge(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask to hurry, once a day."""
    must_be_signed_in()
    own_case(case_id)
    try:
        actions.urge(case_id=case_id)
        messages.success(request, _("已催办，办理部门收到了。"))
    except Conflict as refused:
        messages.info(request, refused.told)
    return redirect("services:case", case_id)
