"""Signing in and out, and changing over between oneself and a firm."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.base.views import AuthenticateView
from allauth.usersessions.models import UserSession
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.identity import lockout, sessions
from banyan.engines.identity.forms import SignInForm
from banyan.engines.identity.kept import store
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries.rights import agencies_of
from banyan.engines.identity.views.common import safe_next
from banyan.kernel import clock
from banyan.kernel.errors import Invalid
from banyan.kernel.principal import SYSTEM, acting_as

_WAYS = (
    {"key": "person", "label": _("个人")},
    {"key": "firm", "label": _("法人")},
    {"key": "servant", "label": _("工作人员")},
)
_AS = "identity.as"


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Account name, citizen number or telephone, and the password; a second factor follows where there is one."""
    if request.user.is_authenticated:
        return redirect(safe_next(request) or get_adapter().get_login_redirect_url(request))
    way = request.GET.get("as", "person")
    if request.method != "POST":
        return _page(request, SignInForm(servant=way == "servant"), way)
    form = SignInForm(request.POST, servant=way == "servant")
    if not form.is_valid():
        return _page(request, form, way, status=422)
    typed = form.cleaned_data["identifier"]
    account = auth.authenticate(request, username=typed, password=form.cleaned_data["password"])
    if account is None:
        form.add_error(None, _why(request, typed))
        return _page(request, form, way, status=429 if lockout.locked_until(typed) or lockout.sprays(request) else 422)
    request.session[_AS] = way
    return complete(request, account)


def complete(request: HttpRequest, account: Account) -> HttpResponseBase:
    """Hand over to allauth, which asks for the second factor or opens the session; done by the platform, because
    nobody acts yet."""
    with acting_as(SYSTEM):
        login = Login(user=account, redirect_url=safe_next(request) or None)
        response: HttpResponseBase = perform_password_login(request, {"username": account.username}, login)
    return into_firm(request, response)


def into_firm(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Who came to act for a firm does so at once when there is only one, else chooses; who wrote for a firm as his
    session ended goes on for that one."""
    if not request.user.is_authenticated:
        return response
    came_as = request.session.pop(_AS, "")
    wrote_for = {one.firm for one in store.of_account(request, str(request.user.pk))} - {""}
    if came_as != "firm" and not wrote_for:
        return response
    with acting_as(SYSTEM):
        firms = [one for one in agencies_of(request.user.pk) if one.starts <= clock.today()]
    if wrote_for:
        firms = [one for one in firms if str(one.firm_id) in wrote_for] or firms
    if len(firms) == 1:
        sessions.act_for(request, firms[0].firm_id)
        return response
    return redirect(f"{reverse('identity_choose')}?{urlencode({'next': getattr(response, 'url', '/')})}")


def _why(request: HttpRequest, typed: str) -> str:
    """What went wrong, the same for accounts that exist and accounts that do not."""
    if closed := barred(request, typed):
        return closed
    stopped: str = getattr(request, "identity_stopped", "")
    if stopped:
        return str(stopped)
    left = lockout.failures_left(typed)
    return gettext("账号或密码不对。还可以试 %(left)s 次，之后锁定 15 分钟。") % {"left": left}


def barred(request: HttpRequest, typed: str) -> str:
    """Why nobody may try now, on this account or from this network; nothing when one may."""
    until = lockout.locked_until(typed)
    if until is not None:
        shown = f"{until.astimezone(clock.ZONE):%H:%M}"
        return gettext("连续输错 5 次，为安全锁定到 %(until)s。到时再试，或者打 12345 核实身份。") % {"until": shown}
    if lockout.sprays(request):
        return gettext("从您这个网络输错的次数太多，15 分钟内不能登录。换个网络，或者打 12345。")
    return ""


def _page(request: HttpRequest, form: SignInForm, way: str, status: int = 200) -> HttpResponse:
    after = safe_next(request)
    links = [
        {
            "label": one["label"],
            "url": f"?{urlencode({'as': one['key'], **({'next': after} if after else {})})}",
            "current": one["key"] == way,
        }
        for one in _WAYS
    ]
    context = {
        "form": form,
        "ways": links,
        "servant": way == "servant",
        "next": after,
        "idle": request.session.pop(sessions.IDLE, None),
    }
    response = render(request, "identity/sign_in.html", context, status=status)
    add_never_cache_headers(response)
    return response


class SecondFactorView(AuthenticateView):  # type: ignore[misc]
    """The six digits of the authenticator, a recovery code, or a passkey."""

    template_name = "identity/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        asked = context.pop("js_data", {})
        has_passkey = bool(asked.get("request_options", {}).get("publicKey", {}).get("allowCredentials"))
        return {**context, "asked": json.dumps(asked) if has_passkey else ""}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with acting_as(SYSTEM):
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return into_firm(request, response)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here."""
    with acting_as(SYSTEM):
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        auth.logout(request)
    return HttpResponseRedirect("/")


@require_POST
def change_over(request: HttpRequest) -> HttpResponse:
    """Act for a firm (`firm`, its id) or for oneself (empty)."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    chosen = request.POST.get("firm", "")
    try:
        firm_id = UUID(chosen) if chosen else None
    except ValueError as error:
        raise Invalid(gettext("没有找到这家单位。")) from error
    sessions.act_for(request, firm_id)
    return redirect(safe_next(request) or "/")


@require_http_methods(["GET", "HEAD"])
def choose(request: HttpRequest) -> HttpResponse:
    """In whose name to go on: oneself or one of the firms."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    firms = [one for one in agencies_of(request.user.pk) if one.starts <= clock.today()]
    context = {"firms": firms, "next": safe_next(request), "acting": request.session.get(sessions.FIRM)}
    return render(request, "identity/choose.html", context)
