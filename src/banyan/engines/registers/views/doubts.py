"""我有疑问: asking, for the person; answering, for the department."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.registers import actions, queries
from banyan.engines.registers.declare import schema
from banyan.engines.registers.queries import ObjectionInfo
from banyan.engines.registers.views.mine import subject_of, tabs
from banyan.engines.registers.views.showing import office_name, to_sign_in
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.principal import current

FINDINGS = (
    {"value": "upheld", "label": gettext_lazy("本人说得对")},
    {"value": "rejected", "label": gettext_lazy("没有发现问题")},
)
STATES = {
    "open": ("doing", gettext_lazy("核实中")),
    "upheld": ("done", gettext_lazy("您说得对")),
    "rejected": ("back", gettext_lazy("没有发现问题")),
}


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The person's doubts and the answers."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    items = [_item(one) for one in queries.objections_of(subject_of(current()))]
    return render(request, "registers/doubts.html", {"tabs": tabs("doubts"), "items": items})


@never_cache
@require_http_methods(["GET", "POST"])
def about_reading(request: HttpRequest, reading_id: UUID) -> HttpResponse:
    """Doubt a reading."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    subject = subject_of(current())
    reading = next((one for one in queries.readings_of(subject, limit=1, only=reading_id)), None)
    if reading is None:
        raise NotFound(_("没有找到这条读取记录。"))
    about = _("，").join([office_name(reading.org_id), reading.purpose])

    def ask(words: str) -> None:
        actions.object_to_reading(reading_id=reading_id, words=words)

    return _asked(request, _("对这次读取有疑问"), about, _("比如：我没有申请过这件事。"), "readings", ask)


@never_cache
@require_http_methods(["GET", "POST"])
def about_value(request: HttpRequest, register: str, field: str) -> HttpResponse:
    """Ask for a value to be corrected."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    subject, known = subject_of(current()), schema(register)
    one = known.field(field)

    def ask(words: str) -> None:
        actions.object_to_value(register=register, subject_id=subject, field=field, words=words)

    about = _("%(register)s里的“%(field)s”，由%(office)s部门负责") % {
        "register": known.title,
        "field": one.title,
        "office": _(one.source.title),
    }
    return _asked(
        request,
        _("申请更正%s") % one.title,
        about,
        _("写上正确的内容，和能证明它的材料。"),
        "held",
        ask,
    )


def _asked(request: HttpRequest, title: str, about: str, example: str, back: str, ask: object) -> HttpResponse:
    errors: dict[str, str] = {}
    words = request.POST.get("words", "")
    if request.method == "POST":
        try:
            ask(words)  # type: ignore[operator]
        except Invalid as error:
            errors = {name: _(said) for name, said in (error.fields or {"words": error.message}).items()}
        except Conflict as error:
            errors = {"words": _(error.message)}
        else:
            messages.success(request, _("已提交。7 个工作日内答复您，在“我的疑问”里看。"))
            return HttpResponseRedirect(reverse("registers:doubts"))
    context = {
        "title": title, "about": about, "example": example, "words": words, "errors": errors,
        "back": reverse(f"registers:{back}"),
    }  # fmt: skip
    return render(request, "registers/doubt.html", context, status=422 if errors else 200)


@never_cache
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """The doubts that wait for one's organisations."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    rows = [
        {
            "url": reverse("registers:work-doubt", args=[one.id]),
            "cells": [
                one.field_title or _("读取记录"),
                one.register_title,
                one.words[:40],
                {"day": localtime(one.made_at)},
                {"day": one.due} if one.due else _("尽快"),
            ],
        }
        for one in queries.objections_to(current().org_ids)
    ]
    columns = (_("关于"), _("登记库"), _("本人说"), _("提出"), _("最迟答复"))
    return render(request, "registers/work_doubts.html", {"rows": rows, "columns": columns})


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, objection_id: UUID) -> HttpResponse:
    """Answer one."""
    if (elsewhere := to_sign_in(request)) is not None:
        return elsewhere
    waiting = queries.objections_to(current().org_ids, only_open=False)
    one = next((found for found in waiting if found.id == objection_id), None)
    if one is None:
        raise NotFound(_("没有找到这条疑问，或者它由别的部门答复。"))
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            _require_finding(request)
            actions.answer_objection(
                objection_id=objection_id,
                upheld=request.POST.get("finding") == "upheld",
                answer=request.POST.get("answer", ""),
            )
        except Invalid as error:
            errors = {name: _(said) for name, said in error.fields.items()}
        else:
            messages.success(request, _("已答复，本人能看到。"))
            return HttpResponseRedirect(reverse("registers:work-doubts"))
    context = {
        "one": one, "made": localtime(one.made_at).date(), "errors": errors, "findings": FINDINGS,
        "typed": request.POST.get("answer", ""), "finding": request.POST.get("finding", ""),
    }  # fmt: skip
    return render(request, "registers/work_doubt.html", context, status=422 if errors else 200)


def _require_finding(request: HttpRequest) -> None:
    if request.POST.get("finding") not in {one["value"] for one in FINDINGS}:
        raise Invalid(_("请选核实结果。"), fields={"finding": _("请选核实结果。")})


def _item(one: ObjectionInfo) -> dict[str, object]:
    kind, word = STATES[one.state]
    return {
        "about": f"{one.register_title}　{one.field_title or _('一次读取')}",
        "words": one.words,
        "made": one.made_at,
        "office": office_name(one.org_id),
        "due": one.due,
        "tag": {"kind": kind, "word": word},
        "answer": one.answer,
        "answered": one.answered_at,
    }
