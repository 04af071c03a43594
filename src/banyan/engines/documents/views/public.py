"""Verification by anybody, without signing in."""

from __future__ import annotations

from base64 import b64encode
from typing import Any, BinaryIO, cast

from cryptography.hazmat.primitives import serialization
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.documents import queries
from banyan.engines.documents.actions.use import record_verification
from banyan.engines.documents.admit import CODES_A_MINUTE, FILES_A_MINUTE, admit
from banyan.engines.documents.codes.keys import public_keys
from banyan.engines.documents.photo import code_on
from banyan.engines.documents.queries.verify import Verification
from banyan.engines.documents.signing.authority import authority
from banyan.engines.documents.uploads import too_large
from banyan.engines.documents.views.verdicts import verdict_on
from banyan.kernel.errors import Invalid
from banyan.kernel.principal import SYSTEM, acting_as


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Type a code in, or hand a PDF in."""
    if request.method == "POST":
        return _verify_file(request)
    typed = request.GET.get("code", "").strip()
    if typed:
        code = typed.rsplit("/", 1)[-1]
        return HttpResponseRedirect(reverse("documents:verify-code", args=[code[:400] or "-"]))
    return render(request, "documents/verify.html", {})


@never_cache
@require_safe
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """What a code is."""
    admit(request, "code", CODES_A_MINUTE)
    code = code.rstrip("/")
    seen = queries.verify(code)
    note_verification(seen, "核验码")
    return _answer(request, seen, code=code if len(code) < 90 else "")


def _verify_file(request: HttpRequest) -> HttpResponse:
    admit(request, "file", FILES_A_MINUTE)
    sent = request.FILES.get("paper")
    try:
        if too_large(request):
            raise Invalid(_("文件超过 20 MB，不是平台签发的证照。"))
        if not isinstance(sent, UploadedFile):
            raise Invalid(_("请选一个文件：平台下载的 PDF，或二维码的照片。"))
        seen = _seen(sent)
    except Invalid as wrong:
        context = {"errors": {"paper": wrong.told}, "error": wrong.told}
        return render(request, "documents/verify.html", context, status=422)
    return _answer(request, seen, name=sent.name or "")


def _seen(sent: UploadedFile[Any]) -> Verification:
    """A PDF is checked itself; on a picture the code is."""
    head = sent.read(5)
    sent.seek(0)
    if head == b"%PDF-":
        seen = queries.verify_paper(sent.read())
        note_verification(seen, "文件")
        return seen
    if not head.startswith((b"\xff\xd8\xff", b"\x89PNG")):
        raise Invalid(_("请选 PDF 文件，就是从平台下载的那份，或二维码的照片（JPG、PNG）。"))
    code = code_on(cast(BinaryIO, sent.file), sent.name or "")
    if not code:
        raise Invalid(_("照片上没有找到二维码。靠近一点，把码拍正、拍清楚，再试一次。"))
    seen = queries.verify(code)
    note_verification(seen, "二维码照片")
    return seen


def _answer(request: HttpRequest, seen: Verification, *, code: str = "", name: str = "") -> HttpResponse:
    context = {"verdict": verdict_on(seen), "code": code, "name": name}
    return render(request, "documents/verify.html", context)


def note_verification(seen: Verification, how: str) -> None:
    """Let the holder see that somebody verified the licence; who it was is not known."""
    if seen.licence_id is not None and seen.holder:
        with acting_as(SYSTEM):
            record_verification(licence_id=seen.licence_id, how=how)


@require_safe
def key(request: HttpRequest) -> JsonResponse:
    """The public keys (JSON Web Keys, RFC 8037) and the root certificate, for checking without this platform."""
    keys = [
        {"kty": "OKP", "crv": "Ed25519", "kid": name, "use": "sig", "x": _url64(public.public_bytes_raw())}
        for name, public in public_keys().items()
    ]
    root = authority().root.certificate.public_bytes(serialization.Encoding.PEM).decode()
    return JsonResponse({"keys": keys, "root_certificate": root, "code": CODE_FORM})


def _url64(raw: bytes) -> str:
    return b64encode(raw, b"-_").decode().rstrip("=")


CODE_FORM = {
    "form": "HEAD.TYPE.ISSUER.SERIAL.VERSION.CHECK.UNTIL.SIGNATURE",
    "head": "P (paper) or S (shown), then the kid of the key",
    "until": "P: last day of validity as YYYYMMDD, 0 for good; S: seconds since 1970 at which the code ends",
    "signed": "'banyan-licence-code/1' LF, then everything before the last dot; Ed25519, base 32 without padding",
}
