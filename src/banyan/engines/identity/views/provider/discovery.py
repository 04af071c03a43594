"""What outside systems read first: where everything is, and the public keys."""

from __future__ import annotations

from typing import Any

from allauth.idp.oidc import views as library
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from banyan.engines.identity.provider.claims import ACR
from banyan.engines.identity.provider.scopes import SCOPES


@require_GET
def configuration(request: HttpRequest) -> HttpResponse:
    """OpenID Connect Discovery 1.0: where everything is, and what is spoken here."""
    issuer = settings.PUBLIC_URL.rstrip("/")
    places = {
        "authorization_endpoint": "authorization",
        "token_endpoint": "token",
        "userinfo_endpoint": "userinfo",
        "jwks_uri": "jwks",
        "revocation_endpoint": "revoke",
        "end_session_endpoint": "logout",
    }
    told: dict[str, Any] = {
        "issuer": issuer,
        **{name: issuer + reverse(f"idp:oidc:{place}") for name, place in places.items()},
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
        "revocation_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": list(SCOPES),
        "claims_supported": ["iss", "aud", "exp", "iat", *(one for scope in SCOPES.values() for one in scope.claims)],
        "acr_values_supported": list(ACR),
        "prompt_values_supported": ["none", "login", "consent"],
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "claims_parameter_supported": False,
        "ui_locales_supported": ["zh-CN", "en"],
    }
    return JsonResponse(told, headers={"Access-Control-Allow-Origin": "*"})


class JwksView(library.JwksView):  # type: ignore[misc]
    """The public keys by which anybody checks id tokens."""
