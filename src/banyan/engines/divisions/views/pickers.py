"""What pickers on pages ask for while somebody chooses."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from banyan.engines.divisions.picker import picker_levels
from banyan.engines.divisions.queries import search_divisions
from banyan.kernel.errors import Invalid
from banyan.standards.division import Level

_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,79}")
_CODE = re.compile(r"(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?", re.ASCII)


@require_safe
@cache_control(private=True, max_age=60)
def levels(request: HttpRequest) -> HttpResponse:
    """The selects of a division picker. `field` names them; their values come under that name."""
    field, root = request.GET.get("field", "division"), _code(request, "root")
    if not _FIELD.fullmatch(field):
        raise Invalid("字段名不对。")
    chosen = request.GET.getlist(field)[:4]
    shown = picker_levels(chosen, root=root, down_to=_down_to(request))
    return render(request, "parts/controls/division_levels.html", {"f": {"name": field, "levels": shown}})


@require_safe
@cache_control(private=True, max_age=60)
def options(request: HttpRequest) -> HttpResponse:
    """Options of a search field: at most ten divisions that fit `q`."""
    found = search_divisions(request.GET.get("q", ""), _code(request, "within") or None, 10)
    return render(request, "divisions/options.html", {"found": found})


def _code(request: HttpRequest, name: str) -> str:
    code = request.GET.get(name, "")
    if not _CODE.fullmatch(code):
        raise Invalid("行政区划代码不对。")
    return code


def _down_to(request: HttpRequest) -> Level:
    asked = request.GET.get("down_to", "6")
    return Level(int(asked)) if asked in ("3", "4", "5", "6") else Level.VILLAGE
