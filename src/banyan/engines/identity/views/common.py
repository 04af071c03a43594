"""What several pages of identity need."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from banyan.kernel.errors import BanyanError, Invalid, Refused
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import Principal


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards, when that is an address of this site; else nothing."""
    return get_next_redirect_url(request) or ""


def show_errors(form: Form, error: BanyanError) -> None:
    """Put an action's refusal into the form: each sentence at its field, anything else on top."""
    placed = False
    if isinstance(error, Invalid):
        for name, sentence in error.fields.items():
            if name in form.fields:
                form.add_error(name, gettext(sentence))
                placed = True
    if not placed:
        form.add_error(None, gettext(error.message))


def account_id(request: HttpRequest) -> UUID:
    """Whose request it is; only after `require(SIGNED_IN)`."""
    principal: Principal = request.principal  # type: ignore[attr-defined]
    if principal.account_id is None:
        raise Refused(gettext("请先登录。"))
    return principal.account_id


def base_template(request: HttpRequest) -> str:
    """The frame of a page that residents and servants both have."""
    principal: Principal = request.principal  # type: ignore[attr-defined]
    return "banyan/work.html" if principal.kind in {"servant", "administrator"} else "banyan/resident.html"


def proved_again(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Before something delicate, password, second factor or passkey are asked again, unless that was in the last five
    minutes; what was sent goes on by itself afterwards."""
    guarded: Callable[..., HttpResponse] = reauthentication_required(view)

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(SIGNED_IN)
        return guarded(request, *args, **kwargs)

    return asked
