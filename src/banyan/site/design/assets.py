"""The built style sheet and script, by the names in Vite's manifest.

django-vite reads the manifest too, but stops a page when it is missing; a page without style is still a page that
works, so here a missing build is a start-up warning (``design.W001``) and not an error page.
"""

import json
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static


def manifest_path() -> Path:
    """Where Vite's manifest lies: ``DJANGO_VITE["default"]["manifest_path"]``."""
    return Path(getattr(settings, "DJANGO_VITE", {}).get("default", {}).get("manifest_path", "manifest.json"))


def manifest() -> dict[str, Any]:
    """The manifest as written by the last build; empty when nothing is built."""
    path = manifest_path()
    try:
        return _read(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return {}


@lru_cache(maxsize=2)
def _read(path: Path, _stamp: int) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def asset_url(source: str) -> str:
    """The address of a built entry, such as ``src/main.css``; empty when it is not built. A new build is seen
    within a second."""
    return _address(source, settings.DJANGO_VITE["default"]["manifest_path"], int(time.monotonic()))


@lru_cache(maxsize=8)
def _address(source: str, _manifest: object, _second: int) -> str:
    entry = manifest().get(source)
    return static(entry["file"]) if entry else ""
