"""The language of a page: Chinese, unless the reader chose English with the switch.

Django's own middleware also follows the browser's ``Accept-Language``; most of the content is Chinese, so a browser
set to another language would get a page of two halves that nobody asked for.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from .marking import marked


class LanguageMiddleware:
    """Speaks the language of the cookie for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if language != settings.LANGUAGE_CODE:
            _mark(response)
        response.headers.setdefault("Content-Language", language)
        return response


def _mark(response: HttpResponseBase) -> None:
    """Mark the Chinese of a whole page; files and streams pass untouched."""
    if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = marked(response.content.decode(response.charset)).encode(response.charset)
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
