"""Says for each request who acts, ends sessions that nobody uses, and sends whoever must sign in to the page for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from urllib.parse import urlencode

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from banyan.engines.identity import keys, sessions
from banyan.engines.identity.certificates.assertion import is_assertion, principal_of_assertion
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.web import problem

#: Pages that stay open to somebody who must first choose a new password.
_ALWAYS_OPEN = ("/sign-out/", "/security/password/", "/static/", "/health/")
#: The provider's endpoints: their bearer tokens are no keys of machine accounts.
_OWN_TOKENS = "/identity/o/"
_STAMP_EVERY = timedelta(minutes=1)


class PrincipalMiddleware:
    """Sets `request.principal` and acts as it around the view. One statement beside the session's and the account's
    own, and none when the session still knows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            who = _who(request)
        except Refused as refusal:
            return problem(refusal)
        request.principal = who  # type: ignore[attr-defined]
        if who.kind in {"person", "agent"}:
            request.shell_identities = partial(sessions.identities, request)  # type: ignore[attr-defined]
        with acting_as(who):
            if who.account_id and _must_choose_password(request):
                return HttpResponseRedirect("/security/password/")
            response = self.get_response(request)
        if response.status_code == 403 and who.kind == "anonymous" and _is_page(request):
            return to_sign_in(request)
        return response


def _who(request: HttpRequest) -> Principal:
    bearer = request.headers.get("Authorization", "")
    if bearer.startswith("Bearer ") and not request.path.startswith(_OWN_TOKENS):
        shown = bearer.removeprefix("Bearer ").strip()
        return principal_of_assertion(shown) if is_assertion(shown) else keys.principal_of_key(shown)
    if not request.session.get(auth.SESSION_KEY):
        return ANONYMOUS
    if not request.user.is_authenticated:
        return ANONYMOUS
    if _is_idle(request):
        _end_idle(request)
        return ANONYMOUS
    return sessions.principal_in(request)


def _is_idle(request: HttpRequest) -> bool:
    """Whether nobody used the session for too long; else stamps it, at most once a minute."""
    now = clock.now()
    seen = request.session.get(sessions.SEEN)
    since = request.session.setdefault(sessions.SINCE, now.timestamp())
    limit = settings.IDENTITY_IDLE_MINUTES[request.user.kind]  # type: ignore[union-attr]
    if seen is not None and now.timestamp() - seen > limit * 60:
        return True
    if now.timestamp() - since > settings.IDENTITY_LONGEST_HOURS * 3600:
        return True
    if seen is None or now.timestamp() - seen > _STAMP_EVERY.total_seconds():
        request.session[sessions.SEEN] = now.timestamp()
        with acting_as(SYSTEM):
            UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)
    return False


def _end_idle(request: HttpRequest) -> None:
    minutes = settings.IDENTITY_IDLE_MINUTES[request.user.kind]  # type: ignore[union-attr]
    with acting_as(SYSTEM):
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        auth.logout(request)
    request.session[sessions.IDLE] = minutes


def _must_choose_password(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "must_change_password", False)) and not request.path.startswith(_ALWAYS_OPEN)


def _is_page(request: HttpRequest) -> bool:
    return request.method in {"GET", "HEAD"} and not request.path.startswith(("/api/", "/sign-in/"))


def to_sign_in(request: HttpRequest, page: str = "") -> HttpResponseBase:
    """To the sign-in page, and afterwards to the page named, else back here; never as a part swapped into a page."""
    inside = request.headers.get("HX-Request") == "true"
    address = page or (request.headers.get("HX-Current-URL", "/") if inside else request.get_full_path())
    target = f"{settings.LOGIN_URL}?{urlencode({'next': address})}"
    response = HttpResponseRedirect(target)
    if inside:
        response.status_code = 204
        response["HX-Redirect"] = target
    return response
