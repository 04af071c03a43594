"""The library (文档): everything that the servant's office has on paper, by kind, case and day, with a search."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.documents import queries
from banyan.engines.documents.declare import NamedCase, named_cases
from banyan.engines.documents.inspection import KINDS
from banyan.engines.documents.policies import REGISTER
from banyan.engines.documents.queries.holdings import PAGE, Wanted
from banyan.engines.documents.records import STATE_WORDS, Holding
from banyan.engines.documents.views.wallet import to_sign_in
from banyan.kernel.policy import require
from banyan.kernel.principal import current

COLUMNS = (
    gettext_lazy("名称"),
    {"label": gettext_lazy("是什么"), "bare": True},
    {"label": gettext_lazy("办件或单位"), "bare": True},
    {"label": gettext_lazy("日子"), "bare": True},
    {"label": gettext_lazy("文件"), "bare": True},
)
_KINDS = (
    ("", gettext_lazy("全部")),
    ("licence", gettext_lazy("证照和结果")),
    ("material", gettext_lazy("办件材料")),
    ("shared", gettext_lazy("共享文件")),
)
_TAGS = {"licence": ("done", "证照"), "material": ("plain", "材料"), "shared": ("doing", "共享")}
_STATES = {"valid": "done", "suspended": "pause", "revoked": "back", "expired": "over", "not_yet": "wait"}
_NAMES = ("kind", "q", "form", "case", "from", "to")


@never_cache
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """A page of the library, newest first."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(REGISTER)
    asked = {name: request.GET.get(name, "").strip()[:80] for name in _NAMES}
    asked["form"] = asked["form"] if asked["form"] in {kind.code for kind in KINDS} else ""
    first, last, case_id = day_of(asked["from"]), day_of(asked["to"]), uuid_of(asked["case"])
    rows = queries.library(
        Wanted(asked["kind"], asked["q"], asked["form"], case_id, first, last, uuid_of(request.GET.get("before", "")))
    )
    cases = named_cases({one.case_id for one in rows if one.case_id})
    context = {
        "columns": COLUMNS,
        "rows": [_row(one, cases) for one in rows],
        "tabs": [_tab(code, label, asked) for code, label in _KINDS],
        "chips": _chips(asked, cases, case_id),
        "q": asked["q"],
        "hidden": {name: asked[name] for name in _NAMES if name != "q" and asked[name]},
        "forms": [{"value": "", "label": _("都要")}, *({"value": one.code, "label": one.title} for one in KINDS)],
        "asked": {"form": asked["form"], "first": first, "last": last, "kind": asked["kind"], "case": asked["case"]},
        "narrowed": bool(asked["form"] or first or last),
        "following": _address({**asked, "before": str(rows[-1].id)}) if len(rows) == PAGE else "",
        "first": _address(asked) if request.GET.get("before") else "",
        "searched": any(asked[name] for name in _NAMES if name != "kind"),
    }
    return render(request, "documents/library.html", context)


def _row(one: Holding, cases: Mapping[UUID, NamedCase]) -> dict[str, Any]:
    kind, word = _TAGS[one.kind]
    if one.kind == "licence":
        kind, word = _STATES[one.state], STATE_WORDS[one.state]
    return {
        "cells": [one.title, {"tag": {"kind": kind, "word": _(word)}}, _where(one, cases), {"day": one.at}, _file(one)],
        "url": _url(one),
    }


def _url(one: Holding) -> str:
    names = {"licence": "documents:work-licence", "material": "documents:file", "shared": "documents:shared"}
    return reverse(names[one.kind], args=[one.of])


def _where(one: Holding, cases: Mapping[UUID, NamedCase]) -> Any:
    """The case that it belongs to, or the office that shares it."""
    case = cases.get(one.case_id) if one.case_id else None
    if case:
        return {"text": f"{case.number}　{case.title}", "url": case.url}
    office = find_organisation(one.org_id) if one.org_id and one.kind == "shared" else None
    return office.short_name if office else one.note


def _file(one: Holding) -> Any:
    if one.kind == "licence":
        return {"text": "PDF", "url": reverse("documents:work-licence-paper", args=[one.of])}
    return f"{one.file_kind.upper()}　{size_of(one.size)}"


def size_of(size: int) -> str:
    """A size in words: 12 KB, 3.4 MB."""
    return f"{max(1, round(size / 1000))} KB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"


def _tab(code: str, label: Any, asked: dict[str, str]) -> dict[str, Any]:
    return {"label": label, "url": _address({**asked, "kind": code}), "current": asked["kind"] == code}


def _chips(asked: dict[str, str], cases: Mapping[UUID, NamedCase], case_id: UUID | None) -> list[dict[str, Any]]:
    """What narrows the list, each to be taken away."""
    if case_id is None:
        return []
    label = cases[case_id].number if case_id in cases else _("一个办件")
    return [{"label": label, "url": _address({**asked, "case": ""}), "current": True, "clear": True}]


def _address(asked: dict[str, str]) -> str:
    words = urlencode({name: value for name, value in asked.items() if value})
    return reverse("documents:library") + (f"?{words}" if words else "")


def day_of(text: str) -> date | None:
    """A day as an address has it; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def uuid_of(text: str) -> UUID | None:
    """An id as an address has it; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
