"""Memory of processes that live long: what forks share, and what a busy hour took."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil


def warm() -> None:
    """Read what every worker would read for itself: the views of all addresses and all templates."""
    from django.apps import apps
    from django.template.loader import get_template
    from django.urls import NoReverseMatch, reverse

    with suppress(NoReverseMatch):  # nothing has this name; to find that out all addresses are read
        reverse("")
    for app in apps.get_app_configs():
        folder = Path(app.path) / "templates"
        for file in sorted(folder.rglob("*.html")) if app.name.startswith("banyan.") else ():
            get_template(file.relative_to(folder).as_posix())


def outgrown(by: int = 40 * 2**20) -> Callable[[], bool]:
    """Whether this process has grown by so many bytes since it was asked for this: what a busy hour took in many small
    pieces is not given back to the system otherwise."""
    me = psutil.Process()
    begun: int = me.memory_info().rss
    return lambda: bool(me.memory_info().rss > begun + by)
