"""Signing out at an outside system, and here too if the person wants to."""

from __future__ import annotations

from typing import Any

from allauth.idp.oidc import views as library
from allauth.idp.oidc.forms import RPInitiatedLogoutForm
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from banyan.engines.identity import actions
from banyan.engines.identity.models import SignOn
from banyan.engines.identity.queries import enabled_party
from banyan.engines.identity.views.provider.answers import fault_page, leaving
from banyan.kernel.principal import SYSTEM, acting_as


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
        return leaving(request, response, None)

    def form_invalid(self, form: Any) -> HttpResponse:
        return fault_page(self.request, _("返回的地址和登记的不一样，没有退出。从右上角可以退出登录。"), 400)

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
