"""Where outside systems send people to sign in and agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.idp.oidc import views as library
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity import actions
from banyan.engines.identity.models import RelyingParty
from banyan.engines.identity.policies import SIGN_ON
from banyan.engines.identity.provider.claims import methods_of
from banyan.engines.identity.provider.scopes import scopes_of
from banyan.engines.identity.queries import agreed_scopes, enabled_party, personal_numbers
from banyan.engines.identity.views.provider.answers import fault_page, leaving, name_shown, redirect_to
from banyan.engines.identity.views.security import LEVELS
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as, current
from banyan.standards import telephone

#: RFC 7636, 4.2: BASE64URL(SHA256(verifier)) has 43 characters.
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
#: Seconds within which a proof of oneself counts as made for this request (`max_age=0` would never be met).
_JUST_PROVED = 15


@method_decorator(csrf_exempt, name="dispatch")
class AuthorizationView(library.AuthorizationView):  # type: ignore[misc]
    """Where a system sends people to sign in and agree. Every request is looked at here before the library sees it."""

    template_name = "identity/consent.html"
    party: RelyingParty

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = self._refused(_asked(request)) or self._answer(request, *args, **kwargs)
        add_never_cache_headers(response)
        return leaving(request, response, getattr(self, "party", None))

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            decision = SIGN_ON.decide(current(), self.party)
            if not decision:
                return fault_page(request, _(decision.reason or ""), 403)
        with acting_as(SYSTEM):
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def _refused(self, asked: Mapping[str, Any]) -> HttpResponse | None:
        """What the library would let pass: an address that is only like a registered one, a code without PKCE,
        silence where nobody agreed, a sign-in that is too old."""
        party = enabled_party(str(asked.get("client_id") or ""))
        back = str(asked.get("redirect_uri") or "")
        if party is None:
            return fault_page(self.request, _("这个系统没有登记，或者已经停用，不能用这里的账号登录。"), 400)
        if back not in party.redirect_uris:
            return fault_page(self.request, _("返回的地址和登记的不一样，没有登录。请告诉这个系统的运营单位。"), 400)
        self.party = party
        fault = _protocol_fault(asked) or self._silence_fault(asked)
        if fault is None:
            return None
        told = {"error": fault[0], "error_description": fault[1], "iss": settings.PUBLIC_URL.rstrip("/")}
        if asked.get("state"):
            told["state"] = str(asked["state"])
        return redirect_to(f"{back}{'&' if '?' in back else '?'}{urlencode(told)}")

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
            "name": name_shown(self.party),
            "scopes": [{"scope": one, "value": _value(self.request, one.code)} for one in scopes_of(self._scopes)],
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
            with acting_as(self.request.principal):
                actions.sign_on(
                    client_id=self.party.pk,
                    scopes=scopes or self._scopes,
                    code=code,
                    methods=methods_of(records),
                    proved_at=_proved_at(self.request) or clock.now(),
                )
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


def _value(request: HttpRequest, scope: str) -> str:
    """What the system will be told by a scope, as the person himself sees it here."""
    user: Any = request.user
    if scope == "phone":
        mobile = personal_numbers(user.pk)[1]
        return telephone.mask(mobile) if mobile else _("没有填手机号")
    if scope == "firm":
        firm: str = request.session.get("identity.firm-name", "")
        return firm or _("现在没有代表单位")
    if scope == "posts":
        offices = (find_organisation(post.org_id) for post in request.principal.posts)  # type: ignore[attr-defined]
        return "、".join(one.name for one in offices if one) or _("没有岗位")
    return str(LEVELS[user.level]) if scope == "openid" else str(user.name)
