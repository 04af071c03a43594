"""Acting for a firm: claiming it, letting others act for it, taking that back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.identity import actions
from banyan.engines.identity.forms import AgentForm, ClaimForm
from banyan.engines.identity.policies import RESIDENT
from banyan.engines.identity.queries import agencies_of, agents_of
from banyan.engines.identity.views.common import account_id, proved_again, show_errors
from banyan.kernel.errors import BanyanError
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import current


@require_http_methods(["GET", "HEAD"])
def agents(request: HttpRequest) -> HttpResponse:
    """My firms, and who may act for the firm that I act for now."""
    return _page(request, ClaimForm(), AgentForm())


def _page(request: HttpRequest, claim: ClaimForm, agent: AgentForm, status: int = 200) -> HttpResponse:
    require(SIGNED_IN)
    require(RESIDENT)
    firm_id = current().firm_id
    mine = agencies_of(account_id(request))
    here = next((one for one in mine if one.firm_id == firm_id), None)
    context = {
        "claim": claim,
        "form": agent,
        "mine": [one for one in mine if one.account_id == account_id(request)],
        "here": here,
        "legal": here is not None and here.capacity == "legal",
        "agents": [one for one in agents_of(firm_id) if one.capacity == "agent"] if firm_id else (),
    }
    return render(request, "identity/agents.html", context, status=status)


@require_POST
def claim(request: HttpRequest) -> HttpResponse:
    """Bind the firm whose legal representative I am."""
    form = ClaimForm(request.POST)
    if form.is_valid():
        try:
            agency = actions.claim_firm(uscc=form.cleaned_data["uscc"])
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, f"已绑定{agency.firm_name}。在右上角可以换成它的身份。")
            return redirect("identity_agents")
    return _page(request, form, AgentForm(), status=422)


@sensitive_post_parameters("agent")
@require_POST
@proved_again
def authorise(request: HttpRequest) -> HttpResponse:
    """Let somebody act for the firm that I act for now."""
    form = AgentForm(request.POST)
    firm_id = current().firm_id
    if form.is_valid() and firm_id is not None:
        try:
            agency = actions.authorise_agent(firm_id=firm_id, **form.cleaned_data)
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, f"{agency.name}现在可以代表{agency.firm_name}办事。")
            return redirect("identity_agents")
    return _page(request, ClaimForm(), form, status=422)


@require_POST
def end(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """Take an agency back, or lay the own one down."""
    actions.end_agency(agency_id=agency_id)
    messages.success(request, "授权已收回，马上生效。")
    return redirect("identity_agents")
