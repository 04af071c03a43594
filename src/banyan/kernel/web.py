"""Middleware of every request: errors become pages, timings become metrics, and logs know the request."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from banyan.kernel import metrics, telemetry
from banyan.kernel.errors import BanyanError, Invalid
from banyan.kernel.ids import uuid7

Next = Callable[[HttpRequest], HttpResponseBase]


def problem(error: BanyanError) -> JsonResponse:
    """An error as problem details (RFC 9457)."""
    body: dict[str, Any] = {"type": f"urn:banyan:{error.code}", "title": error.told, "status": error.status}
    if isinstance(error, Invalid) and error.fields:
        body["errors"] = [{"field": name, "detail": text} for name, text in error.told_fields.items()]
    return JsonResponse(
        body,
        status=error.status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def told(exception: Exception) -> Exception:
    """The same error; what the database can hold in no column (a null character, a number far too large) as a
    sentence. Nothing was written then."""
    if isinstance(exception, DataError):
        return Invalid("里面有认不出的字符，或大得不对的数。没有存，请核对后再试。", code="unreadable")
    return exception


def wants_json(request: HttpRequest) -> bool:
    """Whether the answer goes to a programme rather than to a person."""
    return request.path.startswith("/api/")


class ErrorsMiddleware:
    """Turns `BanyanError` into a page in the person's language, or into problem+json for the API."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        exception = told(exception)
        if not isinstance(exception, BanyanError):
            return None
        if wants_json(request):
            return problem(exception)
        return render(
            request,
            f"banyan/errors/{exception.status}.html",
            {"message": exception.told, "error": exception},
            status=exception.status,
        )


class ObserveMiddleware:
    """Times each request by its view, and gives its log lines one id."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=str(uuid7()))
        carried = {name.lower(): value for name, value in request.headers.items() if name.lower().startswith("trace")}
        with telemetry.span("request", within=carried) as span:
            response = self.get_response(request)
            match = request.resolver_match
            view = match.view_name if match else "none"
            span.update_name(f"{request.method} {view}")
            span.set_attribute("http.response.status_code", response.status_code)
        metrics.requests.labels(view, request.method or "", str(response.status_code)).observe(
            time.perf_counter() - started
        )
        return response
