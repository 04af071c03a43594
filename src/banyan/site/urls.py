"""Every address. Engines bring their own `urls.py`; this floor puts them together."""

from __future__ import annotations

import importlib.util
import os
from importlib import import_module

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

from banyan.site import probes
from banyan.site.api import api

#: Engines' pages, in the order in which addresses are tried. The portal comes last: its sites take any first word.
_PAGES = (
    "identity",
    "divisions",
    "registers",
    "documents",
    "messaging",
    "services",
    "supervision",
    "disclosure",
    "design",
    "portal",
)


def _pages() -> list[URLPattern | URLResolver]:
    found: list[URLPattern | URLResolver] = []
    for label in _PAGES:
        if not apps.is_installed(f"banyan.engines.{label}") and not apps.is_installed(f"banyan.site.{label}"):
            continue
        module = f"{apps.get_app_config(label).name}.urls"
        if importlib.util.find_spec(module) is not None:
            import_module(module)
            found.append(path("", include(module)))
    return found


def _extra() -> list[URLPattern | URLResolver]:
    """What BANYAN_EXTRA_URLS adds (a module with `urlpatterns`), such as the benchmarks' raw limits."""
    module = os.environ.get("BANYAN_EXTRA_URLS")
    return [path("", include(module))] if module else []


urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", probes.live, name="health-live"),
    path("health/ready", probes.ready, name="health-ready"),
    path("metrics", probes.metrics, name="metrics"),
    path("api/v1/", api.urls),
    *_extra(),
    *_pages(),
]

handler400 = "banyan.site.design.views.bad_request"
handler403 = "banyan.site.design.views.forbidden"
handler404 = "banyan.site.design.views.not_found"
handler429 = "banyan.site.design.views.too_many"
handler500 = "banyan.site.design.views.server_error"
