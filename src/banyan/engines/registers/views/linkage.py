"""Linking a file: handing it over, watching it, deciding on candidates by keyboard, taking the result."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.importing.returning import as_csv, as_workbook
from banyan.engines.registers.linkage import deciding, listing, queries, reviewing, starting
from banyan.engines.registers.linkage.queries import RowInfo, RunInfo
from banyan.engines.registers.policies import KEEP, keeps
from banyan.engines.registers.types import read_day
from banyan.engines.registers.views.importing import TAGS, TYPES
from banyan.engines.registers.views.showing import to_sign_in
from banyan.kernel.errors import Conflict, Invalid, TooLarge
from banyan.kernel.policy import require
from banyan.kernel.principal import current

GOING = ("waiting", "running", "stopping")
KINDS = {
    "agrees": ("done", gettext_lazy("一致")),
    "close": ("wait", gettext_lazy("相近")),
    "differs": ("refuse", gettext_lazy("不同")),
    "missing": ("plain", gettext_lazy("缺")),
}
STATES = {
    "exact": gettext_lazy("号码一致"),
    "linked": gettext_lazy("自动关联"),
    "waiting": gettext_lazy("待确认"),
    "later": gettext_lazy("稍后再看"),
    "accepted": gettext_lazy("人工确认"),
    "rejected": gettext_lazy("不是同一人"),
    "unfound": gettext_lazy("没有找到"),
    "undone": gettext_lazy("已撤销"),
    "bad": gettext_lazy("行有误"),
}


@never_cache
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, register: str) -> HttpResponse:
    """Choose the source and the file; the runs so far; what waits."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    known = schema(register)
    require(KEEP, known)
    sources = _sources(known)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            run_id = _started(request, known, sources)
            return HttpResponseRedirect(reverse("registers:work-link", args=[run_id]))
        except Invalid as error:
            errors = {name or "file": said for name, said in error.told_fields.items()}
        except (TooLarge, Conflict) as error:
            errors = {"file": error.told}
    context = {
        "register": known,
        "sources": sources if known.register.linking else [],
        "source": request.POST.get("source") or (sources[0]["value"] if sources else ""),
        "day": request.POST.get("valid_from", ""),
        "errors": errors,
        "compared": [known.fields[code].title for code in known.register.linking],
        "waiting": queries.waiting_rows(current().org_ids),
        "differing": sum(one.open + one.asked for one in listing.tallies(known.code)),
        "columns": (_("比对"), _("结果"), _("开始")),
        "runs": [_run_row(one) for one in queries.runs_of(known.code)],
    }
    return render(request, "registers/work_linkage.html", context, status=422 if errors else 200)


@never_cache
@require_POST
def from_import(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Link the rows that an import gave back."""
    try:
        run_id = starting.start_linking_returned(job_id)
    except (Invalid, Conflict) as error:
        messages.error(request, error.told)
        return HttpResponseRedirect(reverse("registers:work-import", args=[job_id]))
    return HttpResponseRedirect(reverse("registers:work-link", args=[run_id]))


@never_cache
@require_safe
def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """One run: how far it is, then the figures and the rows."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    one = queries.run_of(run_id)
    ended = one.state not in GOING
    states = one.summary.get("states", {})
    asked = request.GET.get("state", "")
    chosen = (asked,) if asked in STATES else tuple(state for state in STATES if state not in deciding.OPEN)
    rows = queries.rows_of(run_id, chosen) if ended else ()
    context = {
        "register": schema(one.register), "one": one, "job": _progress(one), "ended": ended,
        "waiting": states.get("waiting", 0) + states.get("later", 0),
        "stats": [
            {"label": STATES[state], "value": states.get(state, 0), "url": f"?state={state}"}
            for state in ("exact", "linked", "waiting", "unfound", "bad")
        ],
        "figures": _figures(one), "rows": [_row_line(row) for row in rows],
        "columns": ({"label": _("行号"), "num": True}, _("结果"), _("理由")),
    }  # fmt: skip
    return render(request, "registers/work_link.html", context)


@never_cache
@require_safe
def progress(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The progress alone; when it ends, the page loads anew."""
    one = queries.run_of(run_id)
    response = render(request, "registers/job_progress.html", {"job": _progress(one)})
    if one.state not in GOING:
        response["HX-Refresh"] = "true"
    return response


@never_cache
@require_safe
def result(request: HttpRequest, run_id: UUID, form: str) -> HttpResponseBase:
    """The whole result as a file."""
    if form not in TYPES:
        raise Http404
    with queries.result_rows(run_id) as rows:
        content = as_workbook(rows) if form == "xlsx" else b"".join(as_csv(rows))
    return FileResponse(iter([content]), as_attachment=True, filename=f"比对结果.{form}", content_type=TYPES[form])


@never_cache
@require_safe
def waiting(request: HttpRequest, register: str) -> HttpResponse:
    """The next candidate that waits; a page that says so when there is none."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    known = schema(register)
    require(KEEP, known)
    following = queries.next_waiting(register)
    if following is not None:
        return HttpResponseRedirect(reverse("registers:work-link-row", args=following))
    return render(request, "registers/work_link_done.html", {"register": known})


@never_cache
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, run_id: UUID, number: int) -> HttpResponse:
    """A row beside its candidates, with the decision; of a linked one, the way back."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            register = _decided(request, run_id, number)
            return _to_next(register, (run_id, number))
        except Invalid as error:
            errors = {name or "decision": said for name, said in error.told_fields.items()}
        except Conflict as error:
            errors = {"decision": error.told}
    one = queries.candidate(run_id, number)
    context = {
        "one": one, "register": schema(one.register), "errors": errors,
        "waits": one.state in deciding.OPEN, "joined": one.state in deciding.JOINED, "word": STATES[one.state],
        "said": [{"label": title, "value": text} for title, text in queries.values_of(run_id, number)],
        "candidates": [_candidate(place, candidate) for place, candidate in enumerate(one.candidates, 1)],
        "left": queries.waiting_rows(current().org_ids),
    }  # fmt: skip
    return render(request, "registers/work_link_row.html", context, status=422 if errors else 200)


def _decided(request: HttpRequest, run_id: UUID, number: int) -> str:
    decision = request.POST.get("decision", "")
    register = queries.run_register(run_id, number)
    if decision == "reject":
        reviewing.reject(run_id=run_id, number=number)
        messages.success(request, _("已认定不是同一人。"))
    elif decision == "later":
        reviewing.later(run_id=run_id, number=number)
    elif decision == "undo":
        reviewing.undo(run_id=run_id, number=number, reason=request.POST.get("reason", ""))
        messages.success(request, _("关联已撤销，数据回到关联以前。"))
    elif decision.startswith("accept:"):
        reviewing.accept(run_id=run_id, number=number, subject_id=_uuid(decision.removeprefix("accept:")))
        messages.success(request, _("已关联。"))
    else:
        raise Invalid(_("请选一项。"), fields={"decision": _("请选一项。")})
    return register


def _to_next(register: str, after: tuple[UUID, int]) -> HttpResponse:
    following = queries.next_waiting(register, after)
    if following is None:
        return HttpResponseRedirect(reverse("registers:work-link-row", args=after))
    return HttpResponseRedirect(reverse("registers:work-link-row", args=following))


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
    return starting.start_linking(known.code, source, file.chunks(), valid_from=day)


def _sources(known: Schema) -> list[dict[str, object]]:
    who = current()
    codes = [code for code in known.sources(known.fields) if keeps(who, code)]
    return [{"value": code, "label": known.source_title(code)} for code in codes]


def _progress(one: RunInfo) -> dict[str, Any]:
    state = "running" if one.state == "stopping" else "failed" if one.state == "stopped" else one.state
    return {
        "title": one.title, "done": one.done, "total": one.total, "bad": one.bad, "message": one.message,
        "state": state, "url": reverse("registers:work-link-progress", args=[one.id]),
    }  # fmt: skip


def _run_row(one: RunInfo) -> dict[str, Any]:
    kind, word = TAGS.get(one.state, ("plain", one.state))
    return {
        "url": reverse("registers:work-link", args=[one.id]),
        "cells": [one.title, {"text": "", "tag": {"kind": kind, "word": word}}, {"moment": localtime(one.started_at)}],
    }


def _row_line(row: RowInfo) -> dict[str, Any]:
    url = reverse("registers:work-link-row", args=[row.run_id, row.number]) if row.state != "bad" else ""
    return {"url": url, "cells": [str(row.number), STATES[row.state], row.reason]}


def _candidate(place: int, one: queries.CandidateInfo) -> dict[str, Any]:
    return {
        "place": place, "value": f"accept:{one.subject_id}", "sure": f"{100 * min(one.certainty, 0.999):.1f}%",
        "parts": [
            {
                "title": part.title, "said": part.said, "held": part.held, "word": part.word,
                "compared": part.kind != "missing",
                "tag": {"kind": KINDS[part.kind][0], "word": KINDS[part.kind][1]},
                "bar": min(abs(part.weight), 15), "against": "over" if part.weight < 0 else "",
                "force": _force(part.weight) if part.kind != "missing" else _("没有可比的"),
            }
            for part in one.parts
        ],
    }  # fmt: skip


def _force(weight: float) -> str:
    """The weight of the evidence, in words. It is counted in doublings: 10 makes it a thousand times likelier."""
    if weight >= 8:
        return _("很有力")
    if weight >= 3:
        return _("有力")
    if weight >= 0.5:
        return _("略像")
    if weight > -1:
        return _("说明不了什么")
    return _("不太像") if weight > -4 else _("很不像")


def _figures(one: RunInfo) -> list[dict[str, str]]:
    """Precision and recall, where the file is an invented one that holds the answers."""
    names = (
        ("precision", _("查准率：自动关联的行里关联对的")),
        ("recall", _("查全率：库里有的人里自动关联到的")),
        ("recall_with_person", _("查全率，连同候选里有的")),
    )
    return [
        {"label": label, "value": f"{100 * one.summary[name]:.2f}%"} for name, label in names if name in one.summary
    ]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid(_("请选一项。"), fields={"decision": _("请选一项。")}) from None
