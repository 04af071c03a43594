"""The security centre (账号安全): who I am here, where I am signed in, the password, the second factor."""

from __future__ import annotations

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as FactorReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.identity import actions
from banyan.engines.identity.forms import PasswordForm
from banyan.engines.identity.queries import agencies_of, consents_of, personal_numbers, sessions_of, sign_ins_of
from banyan.engines.identity.views.common import account_id, base_template, show_errors
from banyan.kernel.errors import BanyanError
from banyan.kernel.policy import SIGNED_IN, require
from banyan.standards import citizen, telephone

LEVELS = (_("还没有核对身份"), _("手机号已核对"), _("已和人口库核对"), _("已当面核对"))


@require_http_methods(["GET", "HEAD"])
def centre(request: HttpRequest) -> HttpResponse:
    """Everything about the own account on one page."""
    require(SIGNED_IN)
    number, mobile = personal_numbers(account_id(request))
    held = list(Authenticator.objects.filter(user_id=account_id(request)).order_by("created_at"))
    factors = {one.type: one for one in held}
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    context = {
        "base": base_template(request),
        "facts": _facts(request, number, mobile),
        "sessions": sessions_of(account_id(request), request.session.session_key or ""),
        "totp": factors.get(Authenticator.Type.TOTP),
        "passkeys": [
            {"id": one.pk, "name": one.wrap().name, "made": one.created_at, "used": one.last_used_at}
            for one in held
            if one.type == Authenticator.Type.WEBAUTHN
        ],
        "consents": len(consents_of(account_id(request))),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "firms": agencies_of(account_id(request)),
    }
    return render(request, "identity/security.html", context)


def _facts(request: HttpRequest, number: str, mobile: str) -> list[dict[str, Any]]:
    user: Any = request.user
    rows = [(_("姓名"), user.name), (_("实名"), LEVELS[user.level])]
    if user.kind != "person" or not user.username.startswith("p0"):
        rows.append((_("账号名"), user.username))
    if number:
        rows.append((_("身份证号"), citizen.mask(number)))
    if mobile:
        rows.append((_("手机号"), telephone.mask(mobile)))
    return [{"label": label, "value": value} for label, value in rows]


@sensitive_post_parameters("old", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password; the other sessions end."""
    require(SIGNED_IN)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_password(
                account_id=account_id(request), old=form.cleaned_data["old"], new=form.cleaned_data["password"]
            )
        except BanyanError as error:
            show_errors(form, error)
        else:
            return _password_changed(request)
    context = {
        "base": base_template(request),
        "form": form,
        "first": getattr(request.user, "must_change_password", False),
    }
    return render(request, "identity/password.html", context, status=422 if form.errors else 200)


def _password_changed(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    user.refresh_from_db(fields=["password", "version", "must_change_password"])
    before = request.session.session_key or ""
    update_session_auth_hash(request, user)
    actions.keep_only_session(account_id=account_id(request), before=before, now=request.session.session_key or "")
    messages.success(request, _("密码改好了。其他设备都已退出。"))
    return redirect("identity_security")


@require_POST
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """End one of the own sessions."""
    require(SIGNED_IN)
    actions.end_session(session_id=session_id)
    return redirect("identity_security")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all the own sessions but this one."""
    require(SIGNED_IN)
    ended = actions.end_other_sessions(account_id=account_id(request), keep=request.session.session_key or "")
    messages.success(request, _("已让其他 %(ended)s 台设备退出。") % {"ended": ended})
    return redirect("identity_security")


@require_http_methods(["GET", "HEAD"])
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Every signing in to the own account in the last half year, and every failure of it."""
    require(SIGNED_IN)
    rows = [
        {"one": one, "ways": [str(_WAYS.get(way, way)) for way in one.methods]}
        for one in sign_ins_of(account_id(request))
    ]
    return render(request, "identity/sign_ins.html", {"base": base_template(request), "rows": rows})


_WAYS = {
    "password": _("密码"),
    "totp": _("动态验证码"),
    "recovery_codes": _("恢复码"),
    "webauthn": _("通行密钥"),
    "second-factor": _("动态验证码"),
    "passkey": _("通行密钥"),
}


class _Framed:
    """Pages of allauth inside our frames."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "base": base_template(self.request)}


class TotpOnView(_Framed, ActivateTOTPView):  # type: ignore[misc]
    """Scan the code, type the six digits."""

    template_name = "identity/totp_on.html"


class TotpOffView(_Framed, DeactivateTOTPView):  # type: ignore[misc]
    """Do without the second factor again."""

    template_name = "identity/totp_off.html"
    success_url = "/security/"


class CodesView(_Framed, ViewRecoveryCodesView):  # type: ignore[misc]
    """The recovery codes, shown once."""

    template_name = "identity/codes.html"


class NewCodesView(_Framed, GenerateRecoveryCodesView):  # type: ignore[misc]
    """Replace the recovery codes."""

    template_name = "identity/codes_new.html"


class ConfirmView(_Framed, ReauthenticateView):  # type: ignore[misc]
    """The password once more, before something delicate."""

    template_name = "identity/confirm.html"


class ConfirmFactorView(_Framed, FactorReauthenticateView):  # type: ignore[misc]
    """The second factor once more, before something delicate."""

    template_name = "identity/confirm.html"


def to_centre(request: HttpRequest) -> HttpResponse:
    """The address that allauth calls the second factor's index."""
    return redirect(reverse("identity_security"))
