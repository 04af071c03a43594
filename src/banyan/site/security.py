"""Headers of every answer: nothing is loaded from outside, nothing runs inline, nothing is framed."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from banyan.kernel.errors import Refused
from banyan.kernel.web import problem, wants_json
from banyan.site.design.views import Unreadable, error_page

_SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
}


class HeadersMiddleware:
    """Adds the headers that a view has not set stricter itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class AddressMiddleware:
    """Refuses an address with a null character, which no text of the database may hold."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" not in request.path and "%00" not in request.META.get("QUERY_STRING", ""):
            return self.get_response(request)
        if wants_json(request):
            return problem(Unreadable("地址里有认不出的字符，请核对后再试。"))
        return error_page(request, 400)


class SameOriginMiddleware:
    """Refuses a change through the API that a browser marks as coming from elsewhere; programmes send no such mark.

    Pages have their tokens against this; the API reads the same session and takes no token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith("/api/") and request.method not in _SAFE and _from_elsewhere(request):
            return problem(Refused("这个请求是别的网站发来的，没有执行。", code="cross-origin"))
        return self.get_response(request)


def _from_elsewhere(request: HttpRequest) -> bool:
    """What the browser says of where the request comes from (Fetch Metadata, else `Origin`)."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return bool(origin) and origin not in (settings.PUBLIC_URL, f"{request.scheme}://{request.get_host()}")
