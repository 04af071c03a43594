"""What several pages of identity need."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from django.forms import Form
from django.http import HttpRequest

from banyan.kernel.errors import BanyanError, Invalid


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards, when that is an address of this site; else nothing."""
    return get_next_redirect_url(request) or ""


def show_errors(form: Form, error: BanyanError) -> None:
    """Put an action's refusal into the form: each sentence at its field, anything else on top."""
    placed = False
    if isinstance(error, Invalid):
        for name, sentence in error.fields.items():
            if name in form.fields:
                form.add_error(name, sentence)
                placed = True
    if not placed:
        form.add_error(None, error.message)
