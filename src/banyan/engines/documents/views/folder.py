"""The shared folder of an office (共享文件): putting a file there, its versions, who reads it, taking it away."""

from __future__ import annotations

from typing import Any, BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banyan.engines.divisions.queries import find_organisation, organisation
from banyan.engines.documents import actions, queries
from banyan.engines.documents.policies import KEEP_SHARED, REGISTER, SHARE_FILE, Sharing
from banyan.engines.documents.records import CATEGORY_WORDS, REACH_WORDS, SharedInfo, SharedVersionInfo
from banyan.engines.documents.views.files import guarded, sent_file
from banyan.engines.documents.views.library import size_of, uuid_of
from banyan.engines.documents.views.wallet import to_sign_in
from banyan.kernel.errors import Invalid, Refused
from banyan.kernel.policy import require
from banyan.kernel.principal import current

ACCEPT = ".pdf,.jpg,.jpeg,.png,.ofd,.docx,.xlsx"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Put a file into the folder of one's office."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    orgs = current().org_ids
    org_id = uuid_of(request.POST.get("org_id", "")) or orgs[0]
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            name, file = _taken(request)
            made = actions.share_file(org_id=org_id, file=file, name=name, **_said(request))
        except Invalid as wrong:
            errors = _errors(wrong)
        except Refused as refused:
            errors = {"reach": refused.told}
        else:
            messages.success(request, _("放好了。"))
            return redirect("documents:shared", shared_id=made)
    offices = [{"value": str(one), "label": organisation(one).short_name} for one in dict.fromkeys(orgs)]
    context = {"offices": offices, "org_id": str(org_id), **_form(org_id, dict(request.POST.items()), errors)}
    return render(request, "documents/shared_new.html", context, status=422 if errors else 200)


@never_cache
@require_safe
def show(request: HttpRequest, shared_id: UUID) -> HttpResponse:
    """A shared file with its versions, and what may be done with it."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    return _shown(request, queries.shared(shared_id))


def _shown(request: HttpRequest, one: SharedInfo, errors: dict[str, str] | None = None) -> HttpResponse:
    office = find_organisation(one.org_id)
    latest = one.versions[0]
    context = {
        "one": one,
        "latest": latest,
        "facts": [
            {"label": _("放在"), "value": office.name if office else ""},
            {"label": _("是什么"), "value": _(CATEGORY_WORDS[one.category])},
            {"label": _("给谁看"), "value": _(REACH_WORDS[one.reach])},
            {"label": _("说明"), "value": one.about},
        ],
        "versions": [_version(one, each) for each in one.versions],
        "may_keep": bool(KEEP_SHARED.decide(current(), Sharing(one.org_id, one.reach, one.account_id))),
        "accept": ACCEPT,
        "errors": errors or {},
    }
    return render(request, "documents/shared.html", context, status=422 if errors else 200)


def _version(one: SharedInfo, each: SharedVersionInfo) -> dict[str, Any]:
    """A version as a line of the file's history."""
    return {
        "title": _("第 %(version)s 版　%(name)s") % {"version": each.version, "name": each.name},
        "text": "　".join(filter(None, (each.by_name, size_of(each.size), each.note))),
        "time": each.created_at,
        "state": "now" if each is one.versions[0] else "done",
        "url": reverse("documents:shared-file", args=[one.id, each.version]),
        "link": _("下载"),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, shared_id: UUID) -> HttpResponse:
    """Change title, kind, words and readers."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    one = queries.shared(shared_id)
    require(KEEP_SHARED, Sharing(one.org_id, one.reach, one.account_id))
    said = {"title": one.title, "category": one.category, "about": one.about, "reach": one.reach}
    errors: dict[str, str] = {}
    if request.method == "POST":
        said = {name: str(value) for name, value in request.POST.items()}
        try:
            actions.describe_shared(shared_id=shared_id, **_described(request))
        except Invalid as wrong:
            errors = _errors(wrong)
        except Refused as refused:
            errors = {"reach": refused.told}
        else:
            messages.success(request, _("存好了。"))
            return redirect("documents:shared", shared_id=shared_id)
    context = {"one": one, **_form(one.org_id, said, errors)}
    return render(request, "documents/shared_edit.html", context, status=422 if errors else 200)


@require_POST
def update(request: HttpRequest, shared_id: UUID) -> HttpResponse:
    """A new version."""
    require(REGISTER)
    one = queries.shared(shared_id)
    try:
        name, file = _taken(request)
        actions.add_version(shared_id=shared_id, file=file, name=name, note=request.POST.get("note", "")[:400])
    except Invalid as wrong:
        return _shown(request, one, _errors(wrong))
    messages.success(request, _("新版放好了，以前的版本还在。"))
    return redirect("documents:shared", shared_id=shared_id)


@require_POST
def withdraw(request: HttpRequest, shared_id: UUID) -> HttpResponse:
    """Take it away."""
    require(REGISTER)
    actions.withdraw_shared(shared_id=shared_id)
    messages.success(request, _("撤下了。"))
    return redirect("documents:library")


@never_cache
@require_safe
def download(request: HttpRequest, shared_id: UUID, version: int) -> HttpResponseBase:
    """A version, to be saved."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    file, stream = queries.open_shared(shared_id, version)
    return guarded(FileResponse(stream, as_attachment=True, filename=file.name, content_type=file.media_type))


def _taken(request: HttpRequest) -> tuple[str, BinaryIO]:
    _field, sent = sent_file(request)
    return sent.name or "", cast(BinaryIO, sent.file)


def _said(request: HttpRequest) -> dict[str, str]:
    _field, sent = sent_file(request)
    return {**_described(request), "declared_type": sent.content_type or ""}


def _described(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "")[:400] for name in ("title", "category", "about", "reach")}


def _errors(wrong: Invalid) -> dict[str, str]:
    """The sentences by field; a refused file's stands at the file."""
    fields = wrong.told_fields
    return fields if set(fields) & {"title", "category", "about", "reach", "note"} else {"file": wrong.told}


def _form(org_id: UUID, said: dict[str, Any], errors: dict[str, str]) -> dict[str, Any]:
    """What the form shows; the readers below only for whoever may give a file to them."""
    may_reach = bool(SHARE_FILE.decide(current(), Sharing(org_id, "below")))
    reaches = [code for code in REACH_WORDS if code == "own" or may_reach or said.get("reach") == code]
    return {
        "said": {"category": "template", "reach": "own", **said},
        "errors": errors,
        "categories": [{"value": code, "label": _(word)} for code, word in CATEGORY_WORDS.items()],
        "reaches": [{"value": code, "label": _(REACH_WORDS[code])} for code in reaches],
        "accept": ACCEPT,
    }
