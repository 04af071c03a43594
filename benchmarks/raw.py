"""The raw limits that the figures stand beside, through the same web server and database.

`urlpatterns` is mounted by the platform only when BANYAN_EXTRA_URLS names this module.
"""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

TABLE = (
    "CREATE TABLE IF NOT EXISTS bench_raw (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text);"
    "GRANT SELECT, INSERT ON bench_raw TO banyan_app"
)


@csrf_exempt
def insert(request: HttpRequest) -> HttpResponse:
    """One row, nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_raw (body) VALUES (%s)", [request.body.decode()])
    return HttpResponse(b"ok", content_type="text/plain")


def read(request: HttpRequest) -> HttpResponse:
    """One row by its key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM bench_raw WHERE id = %s", [int(request.GET["id"])])
        row = cursor.fetchone()
    return HttpResponse(row[0] if row else "", content_type="text/plain")


def nothing(request: HttpRequest) -> HttpResponse:
    """No database at all."""
    return HttpResponse(b"ok", content_type="text/plain")


urlpatterns = [path("bench/insert", insert), path("bench/read", read), path("bench/nothing", nothing)]
