"""The gallery, and the pages for what went wrong."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .stories import groups

KNOWN_ERRORS = (400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part in every state (组件图集)."""
    return render(request, "banyan/gallery.html", {"groups": groups()})


def error_page(request: HttpRequest, status: int, message: str = "", reference: str = "") -> HttpResponse:
    """The page for a status, with the sentence of the one who refused and the number to quote on the telephone."""
    name = status if status in KNOWN_ERRORS else 500 if status >= 500 else 400
    return render(request, f"banyan/errors/{name}.html", {"message": message, "reference": reference}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """``handler400``."""
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """``handler403``; a refusal of the kernel brings its own sentence."""
    return error_page(request, 403, _sentence(exception))


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
