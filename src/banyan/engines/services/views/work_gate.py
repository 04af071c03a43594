"""Who may open the workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from banyan.engines.services.policies import AT_WORK
from banyan.kernel.policy import require
from banyan.kernel.principal import current

View = Callable[..., HttpResponse]


def at_work(view: View) -> View:
    """Civil servants come in; whoever is not signed in is asked to, others are told why not."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if current().kind == "anonymous":
            return redirect(f"/sign-in/?{urlencode({'next': _page(request)})}")
        require(AT_WORK)
        return view(request, *args, **kwargs)

    return asked


def _page(request: HttpRequest) -> str:
    """The page to come back to: this one, or the one that its form stood on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    before = urlsplit(request.headers.get("Referer", ""))
    return before.path if before.netloc == request.get_host() and before.path.startswith("/work/") else "/work/"


def is_swap(request: HttpRequest) -> bool:
    """Whether only a region of the page is wanted."""
    return bool(request.headers.get("HX-Request"))


def shown(values: dict[str, Any]) -> dict[str, Any]:
    """Only what was chosen, for an address."""
    return {name: value for name, value in values.items() if value}
