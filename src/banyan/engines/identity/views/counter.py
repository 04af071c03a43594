"""Confirming a person at a counter (当面核对身份): whoever was not found in the register can use the platform then."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from banyan.engines.identity import actions
from banyan.engines.identity.forms import ConfirmForm
from banyan.engines.identity.policies import AT_THE_COUNTER
from banyan.engines.identity.views.common import show_errors
from banyan.kernel.errors import BanyanError
from banyan.kernel.policy import require


@sensitive_post_parameters("citizen_number")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Name and number from the identity card, and that the person is there."""
    require(AT_THE_COUNTER)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.confirm_person(
                citizen_number=form.cleaned_data["citizen_number"], name=form.cleaned_data["name"]
            )
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("%s的身份核对好了，现在就能申请。") % person.name)
            return redirect("identity_confirm_person")
    return render(request, "identity/confirm_person.html", {"form": form}, status=422 if form.errors else 200)
