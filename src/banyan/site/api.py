"""The JSON API: every engine's router under one document (OpenAPI) and one way of telling errors."""

from __future__ import annotations

import importlib.util
from importlib import import_module

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from banyan.kernel.errors import BanyanError, Invalid
from banyan.kernel.web import problem

_ENGINES = ("divisions", "identity", "registers", "documents", "messaging", "services", "supervision")

api = NinjaAPI(title="榕 Banyan", version="1", urls_namespace="api", docs_url=None)


@api.exception_handler(BanyanError)
def _tell(request: HttpRequest, error: BanyanError) -> HttpResponse:
    return problem(error)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in error.errors}
    return problem(Invalid("请求里有填得不对的地方。", fields=fields))


def _mount() -> None:
    for engine in _ENGINES:
        module = f"banyan.engines.{engine}.api"
        if apps.is_installed(f"banyan.engines.{engine}") and importlib.util.find_spec(module) is not None:
            api.add_router(f"/{engine}/", import_module(module).router, tags=[engine])


_mount()
