"""What anybody needs to check our certificates: the authority's own, and the lists of those revoked."""

from __future__ import annotations

from asn1crypto import pem
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from banyan.engines.identity.certificates import publishing, sm2
from banyan.engines.identity.certificates.authority import Credential
from banyan.engines.identity.queries import revocation_list
from banyan.kernel.errors import Unavailable


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How to check a certificate, with everything to load."""
    of = publishing.ready()
    return render(
        request, "identity/pki.html", {"root": _shown(of.root), "issuers": map(_shown, (of.issuer, *of.former))}
    )


def _shown(one: Credential) -> dict[str, object]:
    return {
        "name": one.name.native["common_name"],
        "key_id": one.key_id,
        "ends": one.ends,
        "sm3": _grouped(sm2.sm3(one.der)),
        "sha256": _grouped(one.certificate.sha256),
    }


def _grouped(digest: bytes) -> str:
    text = digest.hex().upper()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


@require_safe
def chain(request: HttpRequest) -> HttpResponse:
    """Issuer and root in PEM."""
    of = publishing.ready()
    content = b"".join(pem.armor("CERTIFICATE", one.der) for one in (of.issuer, *of.former, of.root))
    return _loaded(content, "application/x-pem-file", "banyan-sm2-chain.pem")


@require_safe
def issuer(request: HttpRequest, key_id: str) -> HttpResponse:
    """The certificate of one authority in DER."""
    return _loaded(publishing.credential(key_id).der, "application/pkix-cert", f"banyan-sm2-{key_id[:8]}.crt")


@require_safe
def revocations(request: HttpRequest, key_id: str) -> HttpResponse:
    """The newest list of one authority in DER (RFC 5280)."""
    publishing.credential(key_id)
    content = revocation_list(key_id)
    if content is None:
        raise Unavailable("吊销列表还没有发布，请过一分钟再试。")
    response = _loaded(content, "application/pkix-crl", f"banyan-sm2-{key_id[:8]}.crl")
    patch_cache_control(response, public=True, max_age=60)
    return response


def _loaded(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
