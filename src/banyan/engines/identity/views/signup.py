"""A resident makes an account."""

from __future__ import annotations

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from banyan.engines.identity.actions import register_person
from banyan.engines.identity.forms import SignUpForm
from banyan.engines.identity.views.common import safe_next, show_errors
from banyan.engines.identity.views.signin import complete
from banyan.kernel.errors import BanyanError


@sensitive_post_parameters("password", "citizen_number", "telephone")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponseBase:
    """Name, citizen number, telephone and a password; signed in at once."""
    if request.user.is_authenticated:
        return redirect(safe_next(request) or "/")
    form = SignUpForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, 422 if request.method == "POST" else 200)
    try:
        register_person(**form.cleaned_data)
    except BanyanError as error:
        show_errors(form, error)
        return _page(request, form, error.status)
    account = auth.authenticate(
        request, username=form.cleaned_data["citizen_number"], password=form.cleaned_data["password"]
    )
    return complete(request, account) if account is not None else redirect("account_login")


def _page(request: HttpRequest, form: SignUpForm, status: int) -> HttpResponse:
    return render(request, "identity/sign_up.html", {"form": form, "next": safe_next(request)}, status=status)
