"""For whoever watches the installation: does it live, is it ready, what does it count."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST

from banyan.kernel import health
from banyan.kernel import metrics as counted


def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"live": True})


def ready(request: HttpRequest) -> JsonResponse:
    """What is needed to serve is there; 503 when the database does not answer."""
    parts = health.readiness()
    return JsonResponse(parts, status=200 if parts["database"] else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Counters and timings of all processes, in Prometheus' text form."""
    return HttpResponse(counted.told(), content_type=CONTENT_TYPE_LATEST)
