"""Nothing typed is lost when a session ends over it: the words are kept, and given back where they were written.

They are never sent by themselves: whoever signs in again finds them in the form and sends it himself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from banyan.engines.identity.kept import store
from banyan.engines.identity.kept.filling import fill
from banyan.engines.identity.kept.writer import FIELD, Writer, writer_in, writer_of
from banyan.engines.identity.middleware import to_sign_in
from banyan.kernel.principal import current
from banyan.kernel.web import wants_json

_TURNED_AWAY = {401, 403, 404}


class KeptFormsMiddleware:
    """Stands within `PrincipalMiddleware`, so that it knows who acts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.form_writer = _Field(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        account = current().account_id
        if wants_json(request):
            return response
        if account is None:
            return _keep(request, response) if _was_turned_away(request, response) else response
        if request.method == "POST" and (response.status_code < 400 or response.status_code == 422):
            store.forget(request, request.path)
        elif request.method == "GET" and response.status_code == 200:
            for one in store.of_account(request, str(account)):
                _give_back(request, response, one)
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """A form that was drawn for one account is not sent by another, who signed in beside it."""
        account = current().account_id
        if request.method != "POST" or account is None or wants_json(request):
            return None
        writer = writer_in(request)
        if writer is None or writer.account == str(account):
            return None
        return _not_sent(request, _("这一页是用另一个账号打开的，没有执行。抄下写的，用原来的账号登录再办。"), 409)


class _Field:
    """The hidden field that names the writer of this request's forms, made when the first of them is drawn."""

    name = FIELD

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def value(self) -> str:
        """Empty when nobody is signed in."""
        writer = writer_of(self._request)
        return writer.signed() if writer else ""


def _was_turned_away(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a person sent a form and was asked to sign in; not what a script of the page sent by itself."""
    if request.method != "POST" or hasattr(request, "kept_elsewhere"):
        return False
    if "X-Autosave" in request.headers or request.path.startswith(settings.LOGIN_URL):
        return False
    by_script = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    if by_script and "HX-Request" not in request.headers:
        return False
    to_sign_in = urlsplit(response.headers.get("Location", "")).path == settings.LOGIN_URL
    return to_sign_in or response.status_code in _TURNED_AWAY


def _keep(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    writer = _writer(request)
    if writer is None:
        return response
    if store.keep(request, store.kept_of(request, writer)):
        return to_sign_in(request, writer.page)
    return _not_sent(
        request, _("登录已经失效，这一页写的太多，没能替您留住。先在另一个窗口登录，再退回上一页交。"), 403
    )


def _writer(request: HttpRequest) -> Writer | None:
    try:
        return writer_in(request)
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        # Too large or torn: it has been answered already.
        return None


def _not_sent(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "identity/not_sent.html", {"message": why}, status=status)


def _give_back(request: HttpRequest, response: HttpResponseBase, one: store.Kept) -> None:
    if not isinstance(response, HttpResponse) or request.path != urlsplit(one.page).path:
        return
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    response.content = fill(
        response.content.decode(), request.path, one.action, one.words, partial(_note, one)
    ).encode()
    response.headers["Cache-Control"] = "private, no-store"


def _note(one: store.Kept, left: tuple[str, ...]) -> str:
    return render_to_string("identity/given_back.html", {"left": left, "files": one.files})
