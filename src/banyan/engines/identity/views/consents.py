"""Outside systems that I signed on to: what they may know, when they were told, and taking it back (登录过的系统)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.identity import actions
from banyan.engines.identity.provider.scopes import scopes_of
from banyan.engines.identity.queries import consents_of, sign_ons_of
from banyan.engines.identity.views.common import account_id, base_template
from banyan.kernel.policy import SIGNED_IN, require


@require_http_methods(["GET", "HEAD"])
def consents(request: HttpRequest) -> HttpResponse:
    """What I let which systems know, and each time that one of them was told."""
    require(SIGNED_IN)
    me = account_id(request)
    context = {
        "base": base_template(request),
        "consents": [{"one": one, "scopes": scopes_of(one.scopes)} for one in consents_of(me)],
        "sign_ons": [{"one": one, "scopes": scopes_of(one.scopes)} for one in sign_ons_of(me)],
    }
    return render(request, "identity/consents.html", context)


@require_POST
def revoke(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """Take back what I let a system know."""
    require(SIGNED_IN)
    actions.revoke_consent(consent_id=consent_id)
    messages.success(request, _("已收回，那个系统马上不能再问。"))
    return redirect("identity_consents")
