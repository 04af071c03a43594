"""The endpoints that outside systems ask without the person: tokens, what they say, and giving them back."""

from __future__ import annotations

import json
from typing import Any

from allauth.core.internal.httpkit import extract_basic_auth
from allauth.idp.oidc import views as library
from allauth.idp.oidc.models import Token
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers

from banyan.engines.identity import actions
from banyan.engines.identity.actions.consents import digest_of
from banyan.engines.identity.models import SignOn
from banyan.engines.identity.provider import tokens
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as


class TokenView(library.TokenView):  # type: ignore[misc]
    """Codes and refresh tokens turned into tokens: each once, however many ask at the same moment."""

    def post(self, request: HttpRequest) -> HttpResponse:
        with acting_as(SYSTEM), transaction.atomic():
            row = _sign_on_asked(request)
            used = row is not None and row.redeemed_at is not None and "code" in request.POST
            if row is None or used or not tokens.is_live(row, clock.now()):
                _forget_what_was_asked(request)
            request.sign_on = row  # type: ignore[attr-defined]
            response: HttpResponse = super().post(request)
            told = json.loads(response.content or b"{}")
            if row is not None and response.status_code == 200:
                tokens.bind(row.pk, told.get("access_token", ""), told.get("refresh_token", ""))
                actions.hand_over(sign_on_id=row.pk, how="token" if "code" in request.POST else "refresh")
            elif row is not None and used and told.get("error") == "invalid_grant":
                # RFC 6749, 4.1.2: a code shown twice was seen by somebody else, so what it gave is taken back.
                actions.end_sign_on(sign_on_id=row.pk, why="code-reused")
        add_never_cache_headers(response)
        return response


class UserInfoView(library.UserInfoView):  # type: ignore[misc]
    """What the scopes of an access token say of the person."""

    def _respond(self, request: HttpRequest) -> HttpResponse:
        with acting_as(SYSTEM):
            row = tokens.sign_on_of(tokens.token_of(_bearer(request)))
            if row is None or not tokens.is_live(row, clock.now()):
                return JsonResponse(
                    {"error": "invalid_token"}, status=401, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}
                )
            request.sign_on = row  # type: ignore[attr-defined]
            response: HttpResponse = super()._respond(request)
            if response.status_code == 200:
                actions.hand_over(sign_on_id=row.pk, how="userinfo")
        add_never_cache_headers(response)
        return response


class RevokeView(library.RevokeView):  # type: ignore[misc]
    """A system gives back what it holds; never what another holds (RFC 7009, 2.1)."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with acting_as(SYSTEM), transaction.atomic():
            token = tokens.token_of(request.POST.get("token", ""), hold=True)
            own = token is not None and token.client_id == _claimed_client(request)
            row = tokens.sign_on_of(token) if own else None
            if not own:
                _forget_what_was_asked(request)
            response: HttpResponse = super().post(request, *args, **kwargs)
            if row is not None and token and token.type == Token.Type.REFRESH_TOKEN and response.status_code == 200:
                actions.end_sign_on(sign_on_id=row.pk, why="revoked")
        return response


def _sign_on_asked(request: HttpRequest) -> SignOn | None:
    """The sign-on of the code or refresh token in a token request, held until the transaction ends."""
    code, refresh = request.POST.get("code", ""), request.POST.get("refresh_token", "")
    rows = SignOn.objects.select_related("consent").select_for_update(of=("self",))
    if request.POST.get("grant_type") == "refresh_token":
        row = tokens.sign_on_of(tokens.token_of(refresh, hold=True))
        return rows.get(pk=row.pk) if row else None
    return rows.filter(code_digest=digest_of(code)).first() if code else None


def _forget_what_was_asked(request: HttpRequest) -> None:
    """The library is shown something that is worth nothing, and answers as it does to that."""
    sent = request.POST.copy()
    for name in {"code", "refresh_token", "token"} & sent.keys():
        sent[name] = "worth-nothing"
    request.POST = sent  # type: ignore[assignment]


def _bearer(request: HttpRequest) -> str:
    given = request.headers.get("Authorization", "")
    return given[7:].strip() if given.startswith("Bearer ") else request.POST.get("access_token", "")


def _claimed_client(request: HttpRequest) -> str:
    name, _secret = extract_basic_auth(request.META | {"Authorization": request.headers.get("Authorization", "")})
    return name or request.POST.get("client_id", "")
