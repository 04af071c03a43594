"""The materials of an application: what is free of charge to the applicant (免交), pledges, uploads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO, cast
from urllib.parse import quote
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.documents.actions import store
from banyan.engines.documents.queries import FileInfo, files_of
from banyan.engines.documents.uploads import sentence, too_large
from banyan.engines.services import actions
from banyan.engines.services.declare import Material
from banyan.engines.services.guidance import note_of
from banyan.engines.services.views import kept
from banyan.engines.services.views.resident_draft import Filling, must_be_signed_in, place_of
from banyan.kernel.errors import BanyanError, Invalid, NotFound, Refused
from banyan.kernel.principal import current


@require_http_methods(["GET", "HEAD", "POST"])
def materials(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Everything the application needs; a POST keeps pledges and, without script, files."""
    if request.method == "POST" and kept.signed_out():
        return _signed_out(request, draft_id)
    filling = Filling.of(draft_id)
    if request.method != "POST":
        return _show(request, filling, {}, before=kept.take(request, filling.place_of("materials")))
    errors = _keep(request, filling)
    filling = Filling.of(draft_id)
    if errors:
        return _show(request, filling, errors, status=422)
    if "later" in request.POST:
        return redirect("services:cases")
    lacking = {} if "stay" in request.POST else _lacking(filling)
    if lacking or "stay" in request.POST:
        return _show(request, filling, lacking, status=422 if lacking else 200)
    return redirect(filling.url("draft-check"))


def _signed_out(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The session has ended: keep which pledges were ticked and how the files are called, and come back here."""
    ticked = [name for name in request.POST if name.startswith("pledge-")]
    files = [sent.name for name in request.FILES for sent in request.FILES.getlist(name)]
    kept.keep(request, place_of(draft_id, "materials"), {"ticked": ticked[:50], "files": files[:50]})
    return kept.to_sign_in(request.path)


def _keep(request: HttpRequest, filling: Filling) -> dict[str, str]:
    errors: dict[str, str] = {}
    exempt = filling.known.exempt
    for one in filling.materials:
        if one.code in exempt:
            continue
        if one.pledge and not request.FILES.getlist(one.code):
            agreed = bool(request.POST.get(f"pledge-{one.code}"))
            if agreed != bool(filling.draft.materials.get(one.code, {}).get("pledged")):
                actions.pledge(draft_id=filling.draft.id, material=one.code, agreed=agreed)
        for sent in request.FILES.getlist(one.code):
            try:
                taken = stored(sent)
                actions.attach(draft_id=filling.draft.id, material=one.code, file_ids=[taken.id])
            except BanyanError as refused:
                errors[one.code] = refused.told
    if too_large(request):
        errors.setdefault("", sentence())
    return errors


def stored(sent: UploadedFile[Any]) -> FileInfo:
    """A file that came in, checked and kept for the applicant."""
    owner = current().applicant_id
    if owner is None:
        raise Refused(_("请先登录个人或法人账号。"))
    return store(
        file=cast(BinaryIO, sent.file),
        name=sent.name or "",
        owner_id=owner,
        declared_type=sent.content_type or "",
    )


def _lacking(filling: Filling) -> dict[str, str]:
    """A sentence for each material that this application must have and has not."""
    form, given = filling.reading.value, filling.draft.materials
    found: dict[str, str] = {}
    for one in filling.materials:
        undecided = form is None and filling.draft.kind == "item"
        needed = one.required is True if undecided else one.code in filling.must_have
        here = given.get(one.code, {})
        if needed and one.code not in filling.known.exempt and not (here.get("files") or here.get("pledged")):
            found[one.code] = _("请阅读并同意“%s”的承诺") % one.title if one.pledge else _("请上传%s") % one.title
    return found


def _show(
    request: HttpRequest,
    filling: Filling,
    errors: dict[str, str],
    status: int = 200,
    before: dict[str, list[str]] | None = None,
) -> HttpResponse:
    """`before`: what was ticked and chosen when the session had ended."""
    ticked = before["ticked"] if before else ()
    exempt = filling.known.exempt
    wanted = [one for one in filling.materials if one.code not in exempt]
    files = files_of([UUID(one) for given in filling.draft.materials.values() for one in given.get("files", ())])
    steps = filling.steps
    step = len(steps) - 1
    context = {
        "filling": filling,
        "step": step,
        "count": len(steps),
        "before": filling.before(step),
        "exempt": [
            {"name": one.title, "waived": True, "note": exempt[one.code].note}
            for one in filling.materials
            if one.code in exempt
        ],
        "uploads": [_upload(filling, one, files, errors) for one in wanted if not one.pledge],
        "pledges": [_pledge(filling, one, errors, ticked) for one in wanted if one.pledge],
        "given_back": before,
        "errors": [(f"f-{code}" if code else "", text) for code, text in errors.items()],
    }
    return render(request, "services/materials.html", context, status=status)


def _upload(filling: Filling, one: Material, files: dict[UUID, FileInfo], errors: dict[str, str]) -> dict[str, Any]:
    given = [UUID(file) for file in filling.draft.materials.get(one.code, {}).get("files", ())]
    formats = "、".join(kind.upper() for kind in one.formats)
    return {
        "name": one.code,
        "id": f"f-{one.code}",
        "kind": "file",
        "label": one.title,
        "help": " ".join(text for text in (note_of(one), _used_by(filling, one)) if text),
        "error": errors.get(one.code, ""),
        "optional": one.required is False,
        "multiple": one.most > 1,
        "accept": ",".join(f".{kind}" for kind in one.formats),
        "limit": one.megabytes * 1_000_000,
        "url": filling.url("draft-add", one.code),
        "hint": _("也可以拖到这里，或用手机拍。%(formats)s，每个不超过 %(size)s MB。")
        % {"formats": formats, "size": one.megabytes},
        "files": [
            file_row(files[file], filling.url("draft-remove", one.code, file)) for file in given if file in files
        ],
    }


def _used_by(filling: Filling, one: Material) -> str:
    """Of a joint matter: that the material is handed in once for several items."""
    users = filling.shared.get(one.code, (one, ()))[1]
    return _("交一次，%s 项共用。") % len(users) if len(users) > 1 else ""


def file_row(file: FileInfo, remove_url: str) -> dict[str, Any]:
    """A file as `parts/file_row.html` draws it."""
    size = f"{max(1, round(file.size / 1000))} KB" if file.size < 1_000_000 else f"{file.size / 1e6:.1f} MB"
    return {
        "id": str(file.id),
        "name": file.name,
        "meta": size,
        "url": f"/files/{file.id}/",
        "image": file.kind in ("jpg", "png"),
        "remove_url": remove_url,
    }


def _pledge(filling: Filling, one: Material, errors: dict[str, str], ticked: Sequence[str]) -> dict[str, Any]:
    agreed = bool(filling.draft.materials.get(one.code, {}).get("pledged")) or f"pledge-{one.code}" in ticked
    return {
        "title": one.title,
        "text": one.pledge,
        "field": {
            "name": f"pledge-{one.code}",
            "id": f"f-{one.code}",
            "kind": "checkbox",
            "label": _("我已阅读，承诺属实：%s") % one.title,
            "value": agreed,
            "error": errors.get(one.code, ""),
        },
    }


@require_POST
def add(request: HttpRequest, draft_id: UUID, material: str) -> HttpResponse:
    """Take one file of a material; the answer is its row, a refusal the sentence in the header X-Message."""
    try:
        if kept.signed_out():
            raise Refused(_("您已退出登录，这个文件没有传上。登录后再选一次。"))
        filling = Filling.of(draft_id)
        if material not in {one.code for one in filling.all_materials}:
            raise NotFound(_("没有这种材料。"))
        taken = stored(the_file(request))
        actions.attach(draft_id=draft_id, material=material, file_ids=[taken.id])
    except BanyanError as refused:
        return said(refused)
    row = file_row(taken, filling.url("draft-remove", material, taken.id))
    return render(request, "parts/file_row.html", {"file": row})


def the_file(request: HttpRequest) -> UploadedFile[Any]:
    """The one file of a request. Raises Invalid."""
    for name in request.FILES:
        found = request.FILES[name]
        if isinstance(found, UploadedFile):
            return found
    raise Invalid(sentence() if too_large(request) else _("没有收到文件。再选一次。"))


def said(refused: BanyanError) -> HttpResponse:
    """A refusal as the upload part understands it."""
    return HttpResponse(
        refused.told,
        status=refused.status,
        content_type="text/plain; charset=utf-8",
        headers={"X-Message": quote(refused.told)},
    )


@require_POST
def remove(request: HttpRequest, draft_id: UUID, material: str, file_id: UUID) -> HttpResponse:
    """Take a file out again."""
    must_be_signed_in()
    actions.detach(draft_id=draft_id, material=material, file_id=file_id)
    if request.headers.get("HX-Request"):
        return HttpResponse("")
    return redirect("services:draft-materials", draft_id)
