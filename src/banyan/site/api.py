"""The JSON API: every engine's router under one document (OpenAPI) and one way of telling errors."""

from __future__ import annotations

import importlib.util
from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.exceptions import RequestDataTooBig
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from banyan.kernel.errors import BanyanError, Invalid, NotFound, TooLarge
from banyan.kernel.web import problem, told
from banyan.site import api_errors

_ENGINES = ("divisions", "identity", "registers", "documents", "messaging", "services", "supervision")


class Api(NinjaAPI):
    """The API; its document tells of refusals what is true of all of them."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        return api_errors.document(super().get_openapi_schema(**options))


api = Api(title="榕 Banyan", version="1", urls_namespace="api", docs_url=None)


@api.exception_handler(BanyanError)
def _tell(request: HttpRequest, error: BanyanError) -> HttpResponse:
    return problem(error)


@api.exception_handler(DataError)
def _unstorable(request: HttpRequest, error: DataError) -> HttpResponse:
    sentence = told(error)
    if not isinstance(sentence, BanyanError):
        raise error
    return problem(sentence)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(Invalid("请求里有填得不对的地方。", fields=dict(map(api_errors.told, error.errors))))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(NotFound("没有找到。"))


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if isinstance(error.__context__, RequestDataTooBig):
        return problem(TooLarge("请求太大了，没有执行。"))
    return problem(api_errors.Unreadable(error.status_code))


def _mount() -> None:
    for engine in _ENGINES:
        module = f"banyan.engines.{engine}.api"
        if apps.is_installed(f"banyan.engines.{engine}") and importlib.util.find_spec(module) is not None:
            api.add_router(f"/{engine}/", import_module(module).router, tags=[engine])


_mount()
