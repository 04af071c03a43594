"""The endpoints of the OpenID Connect provider, each stricter than the library's own (docs/decisions/0008)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal.httpkit import extract_basic_auth
from allauth.idp.oidc import views as library
from allauth.idp.oidc.forms import RPInitiatedLogoutForm
from allauth.idp.oidc.models import Token
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from banyan.engines.identity import actions
from banyan.engines.identity.actions.consents import digest_of
from banyan.engines.identity.models import RelyingParty, SignOn
from banyan.engines.identity.policies import SIGN_ON
from banyan.engines.identity.provider import tokens
from banyan.engines.identity.provider.claims import ACR, methods_of
from banyan.engines.identity.provider.scopes import SCOPES, scopes_of
from banyan.engines.identity.queries import agreed_scopes, enabled_party
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as, current

#: RFC 7636, 4.2: BASE64URL(SHA256(verifier)) has 43 characters.
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
#: Seconds within which a proof of oneself counts as made for this request (`max_age=0` would never be met).
_JUST_PROVED = 15


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


@method_decorator(csrf_exempt, name="dispatch")
class AuthorizationView(library.AuthorizationView):  # type: ignore[misc]
    """Where a system sends people to sign in and agree. Every request is looked at here before the library sees it."""

    template_name = "identity/consent.html"
    party: RelyingParty

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = self._refused(_asked(request)) or self._answer(request, *args, **kwargs)
        add_never_cache_headers(response)
        return _leaving(request, response, getattr(self, "party", None))

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            decision = SIGN_ON.decide(current(), self.party)
            if not decision:
                return _fault(request, _(decision.reason or ""), 403)
        with acting_as(SYSTEM):
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def _refused(self, asked: Mapping[str, Any]) -> HttpResponse | None:
        """What the library would let pass: an address that is only like a registered one, a code without PKCE,
        silence where nobody agreed, a sign-in that is too old."""
        party = enabled_party(str(asked.get("client_id") or ""))
        back = str(asked.get("redirect_uri") or "")
        if party is None:
            return _fault(self.request, _("这个系统没有登记，或者已经停用，不能用这里的账号登录。"), 400)
        if back not in party.redirect_uris:
            return _fault(self.request, _("返回的地址和登记的不一样，没有登录。请告诉这个系统的运营单位。"), 400)
        self.party = party
        fault = _protocol_fault(asked) or self._silence_fault(asked)
        if fault is None:
            return None
        told = {"error": fault[0], "error_description": fault[1], "iss": settings.PUBLIC_URL.rstrip("/")}
        if asked.get("state"):
            told["state"] = str(asked["state"])
        return _to(f"{back}{'&' if '?' in back else '?'}{urlencode(told)}")

    def _silence_fault(self, asked: Mapping[str, Any]) -> tuple[str, str] | None:
        if "none" not in _words(asked.get("prompt")):
            return None
        if not self.request.user.is_authenticated:
            return "login_required", "nobody is signed in"
        if _too_old(self.request, asked):
            return "login_required", "the sign-in is older than max_age"
        if not set(_words(asked.get("scope"))) <= agreed_scopes(self.request.user.pk, self.party.pk):
            return "consent_required", "the person has not agreed to these scopes"
        return None

    def _login_required(self, request: HttpRequest) -> HttpResponse | None:
        """An old sign-in is proved again when the system says how old it may be (`max_age`)."""
        needed: HttpResponse | None = super()._login_required(request)
        if needed is None and request.method == "GET" and _too_old(request, request.GET):
            needed = self._handle_login_prompt(request, ["login"])
        return needed

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().get(request, *args, **kwargs)
        return self._remember(response) if "none" in _words(request.GET.get("prompt")) else response

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The consent page; who agreed to all of it before goes on at once."""
        asked = _words(self.request.GET.get("prompt"))
        known = set(self._scopes) <= agreed_scopes(self.request.user.pk, self.party.pk)
        if self.request.method == "GET" and known and "consent" not in asked:
            form = self.get_form_class()(
                data={"scopes": self._scopes, "request": "agreed before"},
                **{key: value for key, value in self.get_form_kwargs().items() if key not in {"data", "files"}},
            )
            if form.is_valid():
                return self.form_valid(form)
        shown = {
            **context,
            "party": self.party,
            "name": _name(self.party),
            "scopes": scopes_of(self._scopes),
            "firm": self.request.session.get("identity.firm-name", ""),
            "host": self.party.sector,
        }
        response: HttpResponse = super().render_to_response(shown, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        return self._remember(super().form_valid(form), form.cleaned_data["scopes"])

    def _remember(self, response: HttpResponse, scopes: Any = None) -> HttpResponse:
        """The consent and the sign-on that the code in this answer begins; a code without them is worth nothing."""
        code = parse_qs(urlsplit(response.get("Location", "")).query).get("code", [""])[0]
        if code:
            records = get_authentication_records(self.request, self.request.user)
            with acting_as(self.request.principal):  # type: ignore[attr-defined]
                actions.sign_on(
                    client_id=self.party.pk,
                    scopes=scopes or self._scopes,
                    code=code,
                    methods=methods_of(records),
                    proved_at=_proved_at(self.request) or clock.now(),
                )
        return response


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
            if row is not None and token.type == Token.Type.REFRESH_TOKEN and response.status_code == 200:
                actions.end_sign_on(sign_on_id=row.pk, why="revoked")
        return response


class JwksView(library.JwksView):  # type: ignore[misc]
    """The public keys by which anybody checks id tokens."""


class _LogoutForm(RPInitiatedLogoutForm):  # type: ignore[misc]
    """The address to return to is compared letter by letter here too."""

    def clean(self) -> dict[str, Any] | None:
        cleaned: dict[str, Any] = super().clean() or {}
        client, back = cleaned.get("client"), cleaned.get("post_logout_redirect_uri")
        if back and client:
            party = enabled_party(client.pk)
            if party is None or back not in party.logout_uris:
                self.add_error("post_logout_redirect_uri", _("返回的地址和登记的不一样。"))
        return cleaned


@method_decorator(csrf_exempt, name="dispatch")
class LogoutView(library.LogoutView):  # type: ignore[misc]
    """A system from which the person signed out asks whether he wants to here too (RP-Initiated Logout 1.0)."""

    form_class = _LogoutForm
    template_name = "identity/sign_out_too.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with acting_as(SYSTEM):
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        add_never_cache_headers(response)
        return _leaving(request, response, None)

    def form_invalid(self, form: Any) -> HttpResponse:
        return _fault(self.request, _("返回的地址和登记的不一样，没有退出。从右上角可以退出登录。"), 400)

    def _handle(self, form: Any, op_logout: bool) -> HttpResponse:
        client = form.cleaned_data.get("client")
        if self.request.user.is_authenticated:
            live = SignOn.objects.filter(account_id=self.request.user.pk, ended_at__isnull=True)
            for row in live.filter(consent__party_id=client.pk) if client else ():
                actions.end_sign_on(sign_on_id=row.pk, why="signed-out")
            if op_logout:
                UserSession.objects.filter(session_key=self.request.session.session_key).delete()
        response: HttpResponse = super()._handle(form, op_logout)
        return response


def _asked(request: HttpRequest) -> Mapping[str, Any]:
    """The parameters of an authorization request: of the address, of a form, or as they were signed into our page."""
    signed = request.POST.get("request", "") if request.method == "POST" else ""
    if not signed:
        return (request.POST if request.method == "POST" else request.GET).dict()
    try:
        scopes, info = Signer().unsign_object(signed)
    except BadSignature:
        return {}
    return {**info, "scope": " ".join(scopes), "prompt": "", "max_age": ""}


def _protocol_fault(asked: Mapping[str, Any]) -> tuple[str, str] | None:
    if asked.get("request_uri"):
        return "request_uri_not_supported", "request objects are not supported"
    if asked.get("response_type") != "code":
        missing = not asked.get("response_type")
        return "invalid_request" if missing else "unsupported_response_type", "response_type must be code"
    if "openid" not in _words(asked.get("scope")):
        return "invalid_scope", "scope must contain openid"
    if asked.get("response_mode", "query") != "query":
        return "invalid_request", "response_mode must be query"
    if asked.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(str(asked.get("code_challenge", ""))):
        return "invalid_request", "PKCE with S256 is required"
    return None


def _words(text: Any) -> list[str]:
    return text.split() if isinstance(text, str) else list(text or ())


def _proved_at(request: HttpRequest) -> datetime | None:
    """When the person last proved himself in this session."""
    moments = [one["at"] for one in get_authentication_records(request, request.user) if "at" in one]
    return datetime.fromtimestamp(max(moments), clock.ZONE) if moments else None


def _too_old(request: HttpRequest, asked: Mapping[str, Any]) -> bool:
    typed = str(asked.get("max_age") or "")
    proved = _proved_at(request) if typed.isdecimal() and request.user.is_authenticated else None
    return proved is not None and (clock.now() - proved).total_seconds() > max(int(typed[:9]), _JUST_PROVED)


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
    request.POST = request.POST.copy()  # type: ignore[assignment]
    for name in {"code", "refresh_token", "token"} & request.POST.keys():
        request.POST[name] = "worth-nothing"  # type: ignore[index]


def _bearer(request: HttpRequest) -> str:
    given = request.headers.get("Authorization", "")
    return given[7:].strip() if given.startswith("Bearer ") else request.POST.get("access_token", "")


def _claimed_client(request: HttpRequest) -> str:
    name, _secret = extract_basic_auth(request.META | {"Authorization": request.headers.get("Authorization", "")})
    return name or request.POST.get("client_id", "")


def _fault(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """A page of ours: nobody is sent to an address that we do not know."""
    return render(request, "identity/sign_on_fault.html", {"sentence": sentence}, status=status)


def _name(party: RelyingParty) -> str:
    """The system's name in the reader's language, where it has one there."""
    return (party.name_en or party.name) if (get_language() or "").startswith("en") else party.name


def _to(address: str) -> HttpResponse:
    return HttpResponse(status=302, headers={"Location": address})


def _leaving(request: HttpRequest, response: HttpResponseBase, party: RelyingParty | None) -> HttpResponseBase:
    """Away from here. A form of ours may not end on another host (`form-action 'self'`, which browsers apply to what
    follows it too), so there a page stands between that goes on by itself."""
    address = response.get("Location", "")
    away = response.status_code == 302 and bool(urlsplit(address).netloc)
    if not away or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return response
    context = {"address": address, "name": _name(party) if party else ""}
    page = render(request, "identity/leaving.html", context)
    add_never_cache_headers(page)
    return page
