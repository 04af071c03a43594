"""Says for each request who acts."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from banyan.kernel.principal import ANONYMOUS, acting_as


class PrincipalMiddleware:
    """Sets `request.principal` and acts as it around the view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with acting_as(ANONYMOUS) as request.principal:  # type: ignore[attr-defined]
            return self.get_response(request)
