"""Standing in (代理): handing over the own work for some days, and taking it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity import actions
from banyan.engines.identity.forms import StandInForm
from banyan.engines.identity.queries import delegations_of, posts_of, servants_of
from banyan.engines.identity.views.common import account_id, show_errors
from banyan.kernel.errors import BanyanError, Refused
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import current


@require_http_methods(["GET", "HEAD", "POST"])
def standing_in(request: HttpRequest) -> HttpResponse:
    """Who stands in for me and for whom I stand in; hand over a post's work."""
    require(SIGNED_IN)
    if current().kind != "servant":
        raise Refused(_("这一页给工作人员用。"))
    form = StandInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.delegate(**form.cleaned_data)
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("已请%s代理。") % given.to_name)
            return redirect("identity_standing_in")
    me = account_id(request)
    held = delegations_of(me)
    context = {
        "form": form,
        "posts": [_choices(post.id, post.org_id, me) for post in posts_of(me)],
        "given": [one for one in held if one.from_account == me],
        "taken": [one for one in held if one.to_account == me],
    }
    return render(request, "identity/standing_in.html", context, status=422 if form.errors else 200)


def _choices(post_id: UUID, org_id: UUID, me: UUID) -> dict[str, object]:
    office = find_organisation(org_id)
    colleagues = [one for one in servants_of(org_id) if one.account_id != me]
    return {
        "id": post_id,
        "office": office.name if office else "",
        "colleagues": [
            {"value": str(one.account_id), "label": f"{one.name} {one.title}".strip()} for one in colleagues
        ],
    }


@require_POST
def end(request: HttpRequest, delegation_id: UUID) -> HttpResponse:
    """Take the work back."""
    actions.end_delegation(delegation_id=delegation_id)
    messages.success(request, _("代理已结束。"))
    return redirect("identity_standing_in")
