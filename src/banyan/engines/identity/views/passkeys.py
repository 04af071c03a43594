"""Passkeys (通行密钥): adding one, signing in with it, naming and removing it, and confirming oneself by it."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.models import Login
from allauth.mfa.webauthn import views as library
from allauth.mfa.webauthn.internal import flows
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from banyan.engines.identity.actions.records import record_failure
from banyan.engines.identity.models import Kind
from banyan.engines.identity.views.common import base_template, safe_next
from banyan.engines.identity.views.signin import into_firm
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import SYSTEM, acting_as


def to_centre(request: HttpRequest) -> HttpResponse:
    """The address that allauth calls the list of passkeys."""
    return redirect("identity_security")


class _Framed:
    """A page of allauth in our frame, with what the browser is asked to do as JSON for the page's script."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        asked = context.pop("js_data", None)
        return {**context, "base": base_template(self.request), "asked": json.dumps(asked) if asked else ""}


class AddView(_Framed, library.AddWebAuthnView):  # type: ignore[misc]
    """A new passkey of this device; always one that can sign in by itself."""

    template_name = "identity/passkey_add.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(SIGNED_IN)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = json.loads(context["asked"])
        chosen = options["creation_options"]["publicKey"]["authenticatorSelection"]
        chosen.update({"residentKey": "required", "requireResidentKey": True, "userVerification": "required"})
        return {**context, "asked": json.dumps(options)}

    def get_success_url(self) -> str:
        messages.success(self.request, _("通行密钥加好了。下次登录可以不用密码。"))
        return reverse("mfa_view_recovery_codes") if self.did_generate_recovery_codes else reverse("identity_security")


class RenameView(_Framed, library.EditWebAuthnView):  # type: ignore[misc]
    """Another name for a passkey."""

    template_name = "identity/passkey_name.html"
    success_url = "/security/"


class RemoveView(_Framed, library.RemoveWebAuthnView):  # type: ignore[misc]
    """A passkey that was lost or is not wanted any more."""

    template_name = "identity/passkey_remove.html"
    success_url = "/security/"


class ConfirmView(_Framed, library.ReauthenticateWebAuthnView):  # type: ignore[misc]
    """The passkey once more, before something delicate."""

    template_name = "identity/confirm_passkey.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=422)
        return response


class SignInView(library.LoginWebAuthnView):  # type: ignore[misc]
    """Signing in with a passkey alone: nothing is typed, the device says whose it is."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with acting_as(SYSTEM):
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return into_firm(request, response)

    def form_valid(self, form: Any) -> HttpResponse:
        """An account that is locked stays locked, whatever the key."""
        authenticator = form.cleaned_data["credential"]
        account = authenticator.user
        if not account.is_active or account.kind == Kind.MACHINE:
            record_failure(account_id=account.pk, locked=True, step="passkey")
            messages.error(self.request, _("这个账号现在不能用，请联系本单位的安全管理员，或者打 12345。"))
            return redirect("account_login")
        login = Login(user=account, redirect_url=safe_next(self.request) or None)
        response: HttpResponse = flows.perform_passwordless_login(self.request, authenticator, login)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, _("这个通行密钥在这里不认识，或者没有确认。用密码登录，再到账号安全里加上它。"))
        return redirect("account_login")
