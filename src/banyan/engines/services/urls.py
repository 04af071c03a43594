"""Addresses of items and cases."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

app_name = "services"
_WORK = "banyan.engines.services.urls_work"
urlpatterns: list[URLPattern | URLResolver] = [path("", include(_WORK))] if find_spec(_WORK) else []
