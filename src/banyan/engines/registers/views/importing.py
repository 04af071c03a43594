"""Handing a file over, watching it go in, and taking the bad rows back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.registers import actions, queries
from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.groups import Rows
from banyan.engines.registers.importing.columns import FROM_DAY
from banyan.engines.registers.importing.returning import as_csv, as_workbook
from banyan.engines.registers.policies import KEEP, keeps
from banyan.engines.registers.queries import ImportInfo
from banyan.engines.registers.types import read_day
from banyan.engines.registers.views.showing import to_sign_in
from banyan.kernel.errors import Invalid, TooLarge
from banyan.kernel.policy import require
from banyan.kernel.principal import current

TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
TAGS = {
    "waiting": ("wait", gettext_lazy("排队中")),
    "running": ("doing", gettext_lazy("进行中")),
    "done": ("done", gettext_lazy("办完了")),
    "failed": ("refuse", gettext_lazy("停下了")),
    "stopping": ("wait", gettext_lazy("正在停")),
    "stopped": ("back", gettext_lazy("已停")),
}


@never_cache
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, register: str) -> HttpResponse:
    """Choose the source and a file."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    known = schema(register)
    require(KEEP, known)
    sources = _sources(known)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            job_id = _started(request, known, sources)
            return HttpResponseRedirect(reverse("registers:work-import", args=[job_id]))
        except Invalid as error:
            errors = {name or "file": said for name, said in error.told_fields.items()}
        except TooLarge as error:
            errors = {"file": error.told}
    context = {
        "register": known,
        "sources": sources,
        "source": request.POST.get("source") or (sources[0]["value"] if sources else ""),
        "day": request.POST.get("valid_from", ""),
        "errors": errors,
        "from_day": FROM_DAY,
        "columns": [
            {
                "source": one["label"],
                "titles": [field.title for field in known.fields_of(str(one["value"]))],
                "groups": [
                    {"title": field.title, "pattern": field.type.pattern()}
                    for field in known.fields_of(str(one["value"]))
                    if isinstance(field.type, Rows)
                ],
            }
            for one in sources
        ],
        "columns_head": (
            _("导入"),
            _("结果"),
            {"label": _("入库"), "num": True},
            {"label": _("退回"), "num": True},
            _("开始"),
        ),
        "jobs": [_row(one) for one in queries.imports_of_mine(known.code)],
    }
    return render(request, "registers/work_hand_over.html", context, status=422 if errors else 200)


@never_cache
@require_safe
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """One import: how far it is, and what comes back."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    one = queries.import_job(job_id)
    ended = one.state not in ("waiting", "running", "stopping")
    bad = [{"cells": [str(row.number), row.field, row.reason]} for row in queries.bad_rows_of(job_id)] if ended else []
    columns = ({"label": _("行号"), "num": True}, _("有误的列"), _("原因"))
    context = {"register": schema(one.register), "job": _progress(one), "one": one, "ended": ended, "bad": bad}
    return render(request, "registers/work_import.html", {**context, "columns": columns})


@never_cache
@require_safe
def progress(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The progress alone, asked each second; when it ends, the page loads anew to show what came back."""
    one = queries.import_job(job_id)
    response = render(request, "registers/job_progress.html", {"job": _progress(one)})
    if one.state not in ("waiting", "running", "stopping"):
        response["HX-Refresh"] = "true"
    return response


@never_cache
@require_safe
def given_back(request: HttpRequest, job_id: UUID, form: str) -> HttpResponseBase:
    """The bad rows as a file."""
    if form not in TYPES:
        raise Http404
    with queries.returned(job_id) as rows:
        content = as_workbook(rows) if form == "xlsx" else b"".join(as_csv(rows))
    return FileResponse(iter([content]), as_attachment=True, filename=f"退回的行.{form}", content_type=TYPES[form])


def _started(request: HttpRequest, known: Schema, sources: list[dict[str, object]]) -> UUID:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid(_("请选择文件。"), fields={"file": _("请选择文件。")})
    source = request.POST.get("source", "")
    if source not in {one["value"] for one in sources}:
        raise Invalid(_("请选择数据来源部门。"), fields={"source": _("请选择数据来源部门。")})
    typed = request.POST.get("valid_from", "").strip()
    try:
        day = read_day(typed) if typed else None
    except ValueError as error:
        raise Invalid(str(error), fields={"valid_from": str(error)}) from error
    return actions.start_import(known.code, source, file.chunks(), valid_from=day)


def _sources(known: Schema) -> list[dict[str, object]]:
    who = current()
    codes = [code for code in known.sources(known.fields) if keeps(who, code)]
    return [{"value": code, "label": known.source_title(code)} for code in codes]


def _progress(one: ImportInfo) -> dict[str, Any]:
    state = "running" if one.state == "stopping" else "failed" if one.state == "stopped" else one.state
    url = reverse("registers:work-import-progress", args=[one.id])
    return {
        "title": one.title, "done": one.done, "total": one.total, "bad": one.bad, "message": one.message,
        "state": state, "url": url,
    }  # fmt: skip


def _row(one: ImportInfo) -> dict[str, Any]:
    kind, word = TAGS.get(one.state, ("plain", one.state))
    return {
        "url": reverse("registers:work-import", args=[one.id]),
        "cells": [
            one.title,
            {"text": "", "tag": {"kind": kind, "word": word}},
            f"{one.taken:,}",
            f"{one.bad:,}",
            {"moment": localtime(one.created_at)},
        ],
    }
