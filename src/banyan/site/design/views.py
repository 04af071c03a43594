"""The gallery, and the pages for what went wrong."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from banyan.kernel.errors import BanyanError, TooLarge
from banyan.kernel.web import problem, wants_json

from .stories import groups
from .stories.examples import EXAMPLES
from .stories.shell import shell

KNOWN_ERRORS = (400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part in every state (组件图集)."""
    return render(request, "banyan/gallery.html", {"groups": groups(), "examples": EXAMPLES})


@require_safe
def example(request: HttpRequest, code: str) -> HttpResponse:
    """A page made of the parts, or the page of an error by its number."""
    if code in EXAMPLES:
        return render(request, f"banyan/examples/{code}.html", EXAMPLES[code]())
    if code.isdigit() and int(code) in KNOWN_ERRORS:
        return render(request, f"banyan/errors/{code}.html", {"reference": f"{code}-7F3A-1123", "shell": shell()})
    raise Http404


def error_page(request: HttpRequest, status: int, message: str = "", reference: str = "") -> HttpResponse:
    """The page for a status, with the sentence of the one who refused and the number to quote on the telephone.

    Pages of 500 and above ask nobody for anything: the database may be what is missing.
    """
    name = status if status in KNOWN_ERRORS else 500 if status >= 500 else 400
    words = {"message": gettext(message) if message else "", "reference": reference}
    if name >= 500:
        return HttpResponse(
            render_to_string(f"banyan/errors/{name}.html", {**words, "request": request}), status=status
        )
    return render(request, f"banyan/errors/{name}.html", words, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """``handler400``."""
    if wants_json(request):
        return problem(
            TooLarge("请求太大了，没有执行。") if _is_too_big(exception) else Unreadable("这个请求读不懂，没有执行。")
        )
    if _is_too_big(exception):
        return error_page(request, 413, _("一次交上来的内容太多，没有存。请删减或分几次交。"))
    return error_page(request, 400)


class Unreadable(BanyanError):
    """A request of a programme that cannot be read at all."""

    status = 400
    code = "unreadable"


def _is_too_big(exception: Exception | None) -> bool:
    return isinstance(exception, RequestDataTooBig)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """``handler403``; a refusal of the kernel brings its own sentence."""
    return error_page(request, 403, _sentence(exception))


def too_many(request: HttpRequest) -> HttpResponse:
    """``handler429``, which the sign-in library asks for."""
    return error_page(request, 429)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """``handler404``; nothing of the address is repeated in the page."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """``handler500``."""
    return error_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """``CSRF_FAILURE_VIEW``: the form was open too long, or the browser keeps no cookies."""
    return render(request, "banyan/errors/csrf.html", status=403)


def _sentence(exception: Any) -> str:
    message = getattr(exception, "message", "")
    return message if isinstance(message, str) else ""
