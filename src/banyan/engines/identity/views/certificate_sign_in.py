"""Signing in with a certificate: the browser signs a challenge with the key file, the key never leaves it."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.identity import sessions
from banyan.engines.identity.certificates import challenge
from banyan.engines.identity.certificates.proof import NotProved, Proof, proof_in, row_of
from banyan.engines.identity.certificates.stage import METHOD
from banyan.engines.identity.models import Account, Certificate
from banyan.engines.identity.views.common import safe_next
from banyan.engines.identity.views.signin import barred
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as


@require_safe
def new_challenge(request: HttpRequest) -> HttpResponse:
    """A fresh challenge for this browser, asked for when the person presses the button."""
    made = challenge.new_challenge(request)
    response = JsonResponse({"challenge": made.token, "message": made.message})
    add_never_cache_headers(response)
    return response


@sensitive_post_parameters("certificate", "signature")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Certificate, challenge and signature; no password and no second step."""
    if request.user.is_authenticated:
        return redirect(safe_next(request) or "/")
    if request.method != "POST":
        return _page(request)
    try:
        shown = proof_in(request)
    except NotProved as refusal:
        return _page(request, refusal.sentence, status=422)
    name = _name(shown)
    account = auth.authenticate(request, username=name, proof=shown)
    if account is None:
        why = barred(request, name)
        return _page(request, why or getattr(request, "identity_stopped", ""), status=429 if why else 422)
    row: Certificate = request.identity_certificate  # type: ignore[attr-defined]
    return _complete(request, account, row)


def _name(shown: Proof) -> str:
    """Under which name failures are counted: the account's, else the certificate's own."""
    row = row_of(shown.content)
    return row.account.username if row else f"certificate-{shown.certificate.sha256.hex()[:32]}"


def _complete(request: HttpRequest, account: Account, row: Certificate) -> HttpResponseBase:
    """Open the session; who has a certificate of a firm acts for the firm at once."""
    with acting_as(SYSTEM):
        record_authentication(request, account, method=METHOD, serial=row.serial)
        response: HttpResponseBase = perform_login(
            request, Login(user=account, redirect_url=safe_next(request) or None)
        )
        Certificate.objects.filter(pk=row.pk).update(last_used_at=clock.now())
    if request.user.is_authenticated and row.firm_id:
        sessions.act_for(request, row.firm_id)
    return response


def _page(request: HttpRequest, error: str = "", status: int = 200) -> HttpResponse:
    context = {"next": safe_next(request), "error": error}
    response = render(request, "identity/certificate_sign_in.html", context, status=status)
    add_never_cache_headers(response)
    return response
