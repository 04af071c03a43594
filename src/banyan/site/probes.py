"""For whoever watches the installation: does it live, is it ready, what does it count."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from banyan.kernel import health


def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> JsonResponse:
    """What is needed to serve is there; 503 when the database does not answer."""
    parts = health.readiness()
    return JsonResponse(parts, status=200 if parts["database"] else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Counters and timings of this process, in Prometheus' text form."""
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
