"""Where departments say different things of the same person: counts, the list, one in full, asking and answering."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.registers.declare import schema
from banyan.engines.registers.linkage import asking, listing
from banyan.engines.registers.linkage.listing import DifferenceInfo
from banyan.engines.registers.policies import KEEP
from banyan.engines.registers.views.showing import to_sign_in
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.policy import require

STATES = {
    "open": ("wait", gettext_lazy("没有处理")),
    "asked": ("doing", gettext_lazy("请对方核对中")),
    "corrected": ("done", gettext_lazy("已更正")),
    "kept": ("back", gettext_lazy("核对无误，不改")),
    "gone": ("done", gettext_lazy("已经一致")),
}
KINDS = {"close": gettext_lazy("相近"), "differs": gettext_lazy("不同")}
FINDINGS = (
    {"value": "corrected", "label": gettext_lazy("我们的有误，已更正")},
    {"value": "kept", "label": gettext_lazy("我们的没有错")},
)


@never_cache
@require_safe
def listed(request: HttpRequest, register: str) -> HttpResponse:
    """Counts by field and source, and the list."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    known = schema(register)
    require(KEEP, known)
    field, source = request.GET.get("field", ""), request.GET.get("source", "")
    tallies = [
        {
            "url": f"?{urlencode({'field': one.field, 'source': one.source})}#list",
            "cells": [
                known.fields[one.field].title,
                _(known.source_title(one.source)),
                _(known.fields[one.field].source.title),
                f"{one.open:,}",
                f"{one.asked:,}",
            ],
        }
        for one in listing.tallies(register)
        if one.field in known.fields
    ]
    rows = [_row(one) for one in listing.listed(register, field=field, source=source)]
    context = {
        "register": known, "tallies": tallies, "rows": rows, "filtered": bool(field or source),
        "tally_columns": (
            _("字段"), _("谁说得不一样"), _("谁负责"), {"label": _("没有处理"), "num": True},
            {"label": _("核对中"), "num": True},
        ),
        "columns": (_("字段"), _("谁说得不一样"), _("怎样"), _("状态"), _("最迟答复")),
    }  # fmt: skip
    return render(request, "registers/work_differences.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, difference_id: UUID) -> HttpResponse:
    """One difference: what each department says, asking the other side, answering."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            _done(request, difference_id)
            return HttpResponseRedirect(reverse("registers:work-difference", args=[difference_id]))
        except Invalid as error:
            errors = {name or "words": said for name, said in error.told_fields.items()}
        except Conflict as error:
            errors = {"words": error.told}
    found, said = listing.difference(difference_id)
    kind, word = STATES[found.state]
    context = {
        "one": found, "register": schema(found.register), "errors": errors, "findings": FINDINGS,
        "tag": {"kind": kind, "word": word}, "kind": KINDS[found.kind],
        "said": [
            {
                "label": _answering(each.source) if each.answers else _(each.source),
                "value": each.text or _("没有说"),
            }
            for each in said
        ],
        "typed": request.POST.get("words", "") or request.POST.get("answer", ""),
        "finding": request.POST.get("finding", ""),
    }  # fmt: skip
    return render(request, "registers/work_difference.html", context, status=422 if errors else 200)


def _done(request: HttpRequest, difference_id: UUID) -> None:
    if "finding" in request.POST or "answer" in request.POST:
        finding = request.POST.get("finding", "")
        if finding not in {each["value"] for each in FINDINGS}:
            raise Invalid(_("请选核实结果。"), fields={"finding": _("请选核实结果。")})
        corrected = finding == "corrected"
        asking.answer(difference_id=difference_id, corrected=corrected, answer=request.POST.get("answer", ""))
        messages.success(request, _("已答复，提出的部门会收到消息。"))
    else:
        asking.ask(difference_id=difference_id, words=request.POST.get("words", ""))
        messages.success(request, _("已请对方核对，7 个工作日内答复。"))


def _answering(source: str) -> str:
    return _("%(source)s（负责这个字段）") % {"source": _(source)}


def _row(one: DifferenceInfo) -> dict[str, Any]:
    kind, word = STATES[one.state]
    return {
        "url": reverse("registers:work-difference", args=[one.id]),
        "cells": [
            one.field_title,
            _(one.source_title),
            KINDS[one.kind],
            {"text": "", "tag": {"kind": kind, "word": _("等您答复") if one.mine else word}},
            {"day": one.due} if one.due else "",
        ],
    }
