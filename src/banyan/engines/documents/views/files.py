"""Handing files in and out. Bytes of strangers are never shown as pages of ours."""

from __future__ import annotations

from typing import Any, BinaryIO, TypeVar, cast
from urllib.parse import quote
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from banyan.engines.documents import actions, queries
from banyan.engines.documents.preview import picture
from banyan.engines.documents.records import FileInfo
from banyan.engines.documents.uploads import sentence, too_large
from banyan.kernel.errors import BanyanError, Invalid, Refused
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import current

R = TypeVar("R", bound=HttpResponseBase)
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'"
"""What a browser may do with a file of somebody else: nothing but show it."""


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take one file; the answer is its row in the list, a refusal the sentence in the header X-Message."""
    require(SIGNED_IN)
    try:
        name, sent = sent_file(request)
        kept = actions.store(
            file=cast(BinaryIO, sent.file),
            name=sent.name or "",
            owner_id=_owner(),
            declared_type=sent.content_type or "",
        )
    except BanyanError as refused:
        return HttpResponse(
            refused.told,
            status=refused.status,
            content_type="text/plain",
            headers={"X-Message": quote(refused.told)},
        )
    return render(request, "parts/file_row.html", {"file": row(kept, name)})


def _owner() -> UUID:
    """In whose name one hands in: the firm's or one's own; a servant's own account has no subject."""
    owner = current().applicant_id or current().account_id
    if owner is None:
        raise Refused("请先登录。")
    return owner


def sent_file(request: HttpRequest) -> tuple[str, UploadedFile[Any]]:
    """The one file of the request and the name of its field."""
    for name in request.FILES:
        file = request.FILES[name]
        if not isinstance(file, UploadedFile):
            continue
        return name, file
    if too_large(request):
        raise Invalid(sentence(), code="file-size")
    raise Invalid("没有收到文件。再选一次。", code="file-missing")


def row(file: FileInfo, field_name: str = "") -> dict[str, Any]:
    """A file as `parts/file_row.html` draws it."""
    size = f"{max(1, round(file.size / 1000))} KB" if file.size < 1_000_000 else f"{file.size / 1e6:.1f} MB"
    return {
        "id": str(file.id),
        "name": file.name,
        "meta": f"{size}，{file.pages} 页" if file.kind == "pdf" else size,
        "url": reverse("documents:file", args=[file.id]),
        "image": file.kind in ("jpg", "png"),
        "remove_url": reverse("documents:file-remove", args=[file.id]) if field_name else "",
        "field_name": field_name,
    }


@require_POST
def remove(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Take a file back."""
    require(SIGNED_IN)
    actions.remove_file(file_id=file_id)
    return HttpResponse("")


@require_safe
def download(request: HttpRequest, file_id: UUID) -> FileResponse:
    """The file itself, to be saved; whoever may not see it is told that there is none."""
    file, stream = queries.open_file(file_id)
    response = FileResponse(stream, as_attachment=True, filename=file.name, content_type=file.media_type)
    return guarded(response)


@require_safe
def page(request: HttpRequest, file_id: UUID, number: int, width: int) -> HttpResponse:
    """A page of the file as a picture."""
    made = picture(queries.file(file_id), number, width)
    return guarded(HttpResponse(made, content_type="image/png"))


def guarded(response: R) -> R:
    """Headers of everything that came from somebody else: private, never guessed at, without rights."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
