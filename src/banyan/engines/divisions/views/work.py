"""Keeping divisions (行政区划): found with their past, renamed, merged, begun. What ends keeps its record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from banyan.engines.divisions import actions, queries
from banyan.engines.divisions.policies import MANAGE_DIVISIONS
from banyan.engines.divisions.queries import Division
from banyan.kernel import clock
from banyan.kernel.errors import BanyanError, Invalid
from banyan.kernel.policy import require
from banyan.standards.division import Level

_VERBS = ("rename", "merge", "add")


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Divisions by name, pinyin or code, past ones too; the province's own where nothing was typed."""
    require(MANAGE_DIVISIONS)
    text = request.GET.get("q", "").strip()[:60]
    found = queries.search_divisions(text, limit=50, past=True) if text else queries.children(queries.province().code)
    context = {"text": text, "columns": _columns(), "rows": [_row(one) for one in found], "top": queries.province()}
    return render(request, "divisions/work/find.html", context)


@require_safe
def division_page(request: HttpRequest, code: str) -> HttpResponse:
    """One division: its past, what lies within, its offices, and the forms that change it."""
    require(MANAGE_DIVISIONS)
    return _page(request, queries.division(code))


@require_POST
def change(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """Rename it, merge it into another, or begin one within it; what was typed stays when it is refused."""
    require(MANAGE_DIVISIONS)
    if verb not in _VERBS:
        raise Http404
    here = queries.division(code)
    try:
        said, shown = {"rename": _rename, "merge": _merge, "add": _add}[verb](request, here)
    except BanyanError as refusal:
        return _page(request, here, verb, refusal)
    messages.success(request, said)
    return redirect("work-division", code=shown.code)


def _rename(request: HttpRequest, here: Division) -> tuple[str, Division]:
    name = request.POST.get("name", "").strip()
    now = actions.rename_division(code=here.code, name=name, on=_day(request), document=_document(request))
    return _("“%(old)s”更名为“%(new)s”，以前的日子仍用原名。") % {"old": here.name, "new": now.name}, now


def _merge(request: HttpRequest, here: Division) -> tuple[str, Division]:
    into = request.POST.get("into", "").strip()
    if queries.find_division(into) is None:
        raise Invalid(_("请选并入哪里。"), fields={"into": _("请从列表里选一个同级的行政区划")})
    now = actions.merge_divisions(ended=[here.code], into=into, on=_day(request), document=_document(request))
    return _("“%(old)s”并入“%(new)s”，原来的代码和名称照样查得到。") % {"old": here.name, "new": now.name}, now


def _add(request: HttpRequest, here: Division) -> tuple[str, Division]:
    code, name = request.POST.get("code", "").strip(), request.POST.get("name", "").strip()
    if not code.startswith(here.prefix):
        raise Invalid(_("代码要以 %s 开头。") % here.prefix, fields={"code": _("代码要以 %s 开头") % here.prefix})
    made = actions.add_division(code=code, name=name, on=_day(request), document=_document(request))
    return _("“%s”已设立，这一级该有的部门也一起设了。") % made.name, made


def _day(request: HttpRequest) -> date:
    try:
        day = date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        raise Invalid(_("请写生效的日子。"), fields={"on": _("请写生效的日子，如 2026-12-01")}) from None
    if day > clock.today():
        raise Invalid(_("还没到这一天。"), fields={"on": _("还没到这一天，到了那天再登记")})
    return day


def _document(request: HttpRequest) -> str:
    document = request.POST.get("document", "").strip()[:80]
    if not document:
        raise Invalid(_("请写批复文号。"), fields={"document": _("请写批准的文件和文号")})
    return document


def _page(request: HttpRequest, here: Division, verb: str = "", refusal: BanyanError | None = None) -> HttpResponse:
    errors: dict[str, str] = {}
    if refusal is not None:
        errors = dict(refusal.told_fields) if isinstance(refusal, Invalid) and refusal.fields else {"on": refusal.told}
    typed = request.POST if verb else {}
    into = queries.find_division(str(typed.get("into", "")))
    context = {
        "here": here,
        "facts": _facts(here),
        "past": _past(here),
        "past_columns": (_("日子"), _("发生了什么"), {"label": _("批准文件"), "bare": True}),
        "columns": _columns(),
        "rows": [_row(one) for one in queries.children(here.code)],
        "offices_columns": (_("机构"), {"label": _("统一社会信用代码"), "bare": True}),
        "offices": [{"cells": [one.name, one.uscc]} for one in queries.organisations_in(here.code)],
        "forms": {
            one: {"typed": typed, "errors": errors} if one == verb else {"typed": {}, "errors": {}} for one in _VERBS
        },
        "failed": [(f"{verb}-{name}", sentence) for name, sentence in errors.items()],
        "into_name": into.full_name if into else typed.get("into_text", ""),
        "may_merge": not here.ended and here.level in (Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE),
        "may_add": not here.ended and here.level is not Level.VILLAGE,
    }
    return render(request, "divisions/work/division.html", context, status=422 if errors else 200)


def _columns() -> tuple[object, ...]:
    return (_("名称"), _("代码"), {"label": _("级别"), "bare": True}, {"label": _("现状"), "bare": True})


def _row(one: Division) -> dict[str, Any]:
    state = _("%s 止") % one.valid_to if one.ended else _("现行")
    tag = {"kind": "pause" if one.ended else "done", "word": state}
    cells = [one.full_name, one.prefix, _(one.level.label), {"tag": tag, "text": ""}]
    return {"cells": cells, "url": reverse("work-division", args=[one.code])}


def _facts(here: Division) -> list[dict[str, str]]:
    rows = [(_("全称"), here.full_name), (_("代码"), here.code), (_("级别"), _(here.level.label))]
    if here.zone:
        rows.append((_("功能区"), here.zone))
    return [{"label": label, "value": value} for label, value in rows]


def _past(here: Division) -> list[dict[str, Any]]:
    """What happened to this code, the earliest first: names that began, territory that came and went."""
    told = [
        (one.valid_from, _("起名“%s”") % one.name if place else _("设立“%s”") % one.name, one.document)
        for place, one in enumerate(queries.periods(here.code))
        if one.valid_from
    ]
    for passage in queries.successions(here.code):
        came = passage.later == here.code
        other = queries.find_division(passage.earlier if came else passage.later)
        named = other.name if other else (passage.earlier if came else passage.later)
        told.append((passage.on, (_("“%s”并入") if came else _("并入“%s”")) % named, passage.document))
    return [{"cells": [f"{on}", said, document]} for on, said, document in sorted(told)]
