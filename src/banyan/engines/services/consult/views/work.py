"""The civil servants' pages: questions that wait, and one of them with what can be done about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.identity.roles import SUPERVISE
from banyan.engines.services.consult import actions, privacy
from banyan.engines.services.consult.handed import row_of
from banyan.engines.services.consult.models import ANSWERED
from banyan.engines.services.consult.policies import ANSWER, PUBLISH_CONSULT
from banyan.engines.services.consult.queries import View, consultation, consultations_for, count_of, published
from banyan.engines.services.consult.records import LIMIT, ConsultFile, ConsultInfo
from banyan.engines.services.consult.showing import clock_of, tag_of, timeline
from banyan.engines.services.views.work_gate import at_work
from banyan.engines.services.views.work_offices import office_field, office_in
from banyan.engines.services.views.work_sent import Sent
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import Principal, current


@require_safe
@at_work
def consults(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, was answered, may be published; for supervisors what waits where they watch."""
    who = current()
    views = _views(who)
    asked = request.GET.get("view", "open")
    view = next((one for one in views if one == asked), next(iter(views)))
    found = consultations_for(who, view)
    address = reverse("services:work-consults")
    context = {
        "view": view,
        "tabs": [
            {
                "label": label,
                "url": f"{address}?view={code}",
                "current": code == view,
                "count": count_of(who, code) if code != "answered" else None,
            }
            for code, label in views.items()
        ],
        "rows": [row_of(one) for one in found],
        "overdue": sum(one.overdue for one in found),
        "limit": LIMIT,
    }
    return render(request, "services/consult/work_list.html", context)


def _views(who: Principal) -> dict[View, str]:
    views: dict[View, str] = {"open": _("待答复"), "answered": _("答复过的"), "unpublished": _("可以公开的")}
    return {**views, "watched": _("监察范围")} if who.has_role(SUPERVISE.code) and who.watches else views


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def consult(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """One question: who asks what, what happened, and the forms of what can be done now."""
    errors: dict[str, str] = {}
    act = request.POST.get("act", "")
    if request.method == "POST":
        try:
            messages.success(request, _do(act, Sent(consultation_id, request.POST)))
            return redirect("services:work-consult", consultation_id)
        except Invalid as invalid:
            errors = invalid.told_fields
        except (Refused, Conflict) as refused:
            errors = {"": refused.told}
    file = consultation(consultation_id)
    one, who = file.consult, current()
    if one.asker_id in who.subjects and one.org_id not in who.org_ids:
        raise NotFound(_("没有找到这条咨询。"))
    may_answer = ANSWER.decide(who, one)
    context = {
        "one": one,
        "tag": tag_of(one),
        "clock": clock_of(one) if one.open else None,
        "timeline": timeline(file, for_office=True),
        "facts": _facts(one),
        "errors": errors,
        "act": act if errors else "",
        "why_not": "" if may_answer else may_answer.reason,
        "deeds": _deeds(file, request, errors, act) if may_answer and one.open else [],
        "publishing": _publishing(file, request, errors, act),
        "public_url": reverse("services:consult", args=[one.id]) if one.published_at else "",
        "may_take_back": bool(one.published_at) and bool(PUBLISH_CONSULT.decide(who, one)),
    }
    return render(request, "services/consult/work_consult.html", context, status=422 if errors else 200)


def _do(act: str, sent: Sent) -> str:
    """Do what was sent; what is said when it is done."""
    this = sent.case_id
    match act:
        case "answer":
            actions.answer(consultation_id=this, text=sent.text("answer"))
            return _("已答复，提问的人会收到消息。")
        case "transfer":
            office = office_in(sent, "office")
            if office is None:
                raise Invalid(_("请选转给哪个部门。"), fields={"office": _("请选转给哪个部门")})
            actions.transfer(consultation_id=this, org_id=office, reason=sent.text("reason"))
            return _("已转办。")
        case "decline":
            actions.decline(consultation_id=this, reason=sent.text("why"))
            return _("已告诉提问的人。")
        case "publish":
            title, question, said = (sent.text(f"public_{name}") for name in ("title", "question", "answer"))
            try:
                actions.publish(consultation_id=this, title=title, question=question, answer=said)
            except Invalid as invalid:
                fields = {f"public_{name}": told for name, told in invalid.fields.items()}
                raise Invalid(invalid.message, fields=fields) from None
            return _("已公开，办事指南和搜索里看得到。")
        case "take-back":
            actions.take_back(consultation_id=this, reason=sent.text("back_reason") or _("部门撤下"))
            return _("已撤下。")
    raise Invalid(_("没有这个操作。"), fields={})


def _facts(one: ConsultInfo) -> list[dict[str, Any]]:
    rows = [
        (_("提问的人"), one.asker_name),
        (_("关于"), one.about),
        (_("答复部门"), one.org_name),
        (_("编号"), one.number),
        (_("公开"), _("同意公开") if one.may_publish else _("不同意公开")),
        (_("评分"), _("%s 分") % one.rating if one.rating else ""),
        (_("评价留言"), one.rating_comment),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _deeds(file: ConsultFile, request: HttpRequest, errors: dict[str, str], act: str) -> list[dict[str, Any]]:
    """What may be done with an open question: each with its form."""
    transfer: list[dict[str, Any]] = [
        office_field("office", _("转给哪个部门")),
        {"name": "reason", "kind": "textarea", "label": _("为什么转"), "rows": 2, "maxlength": 500,
         "help": _("提问的人会看到。答复的最后一天不变。")},
    ]  # fmt: skip
    decline = [
        {"name": "why", "kind": "textarea", "label": _("为什么不属于本部门，该问谁"), "rows": 3, "maxlength": 500,
         "help": _("知道该由谁答复的，请转办，不要退给提问的人。")},
    ]  # fmt: skip
    deeds: list[dict[str, Any]] = [{"act": "transfer", "title": _("转办"), "fields": transfer}]
    if file.consult.round == 1:
        deeds.append({"act": "decline", "title": _("不属于本部门"), "fields": decline})
    mistaken = errors if errors else {}
    for deed in deeds:
        deed["open"] = act == deed["act"] and bool(errors)
        deed["fields"] = [_filled(one, request, mistaken) for one in deed["fields"]]
    answer = {"name": "answer", "kind": "textarea", "label": _("答复"), "rows": 7, "maxlength": 2000,
              "help": _("逐条回答。可以写本部门的固定电话，不要写个人的号码。")}  # fmt: skip
    deeds.insert(0, {"act": "answer", "title": _("答复"), "fields": [_filled(answer, request, mistaken)]})
    return deeds


def _publishing(file: ConsultFile, request: HttpRequest, errors: dict[str, str], act: str) -> list[dict[str, Any]]:
    """The words to be published, with what tells who asked already hidden; nothing where they may not be."""
    one = file.consult
    if one.state != ANSWERED or not one.may_publish or not PUBLISH_CONSULT.decide(current(), one):
        return []
    said = _published_words(file) if one.published_at else _suggested(file)
    kinds = {"title": "text", "question": "textarea", "answer": "textarea"}
    labels = {"title": _("标题"), "question": _("问"), "answer": _("答")}
    sent = request.POST if act == "publish" and errors else None
    return [
        {
            "name": f"public_{name}",
            "kind": kinds[name],
            "label": labels[name],
            "rows": 4,
            "value": sent.get(f"public_{name}", "") if sent is not None else said[name],
            "error": errors.get(f"public_{name}", ""),
        }
        for name in kinds
    ]


def _published_words(file: ConsultFile) -> dict[str, str]:
    kept = published(file.consult.id)
    return {"title": kept.title, "question": kept.question, "answer": kept.answer}


def _suggested(file: ConsultFile) -> dict[str, str]:
    """Both rounds together, with numbers and the asker's name hidden."""
    name = (file.consult.asker_name,)
    asked = [turn.text for turn in file.turns if turn.kind in ("asked", "asked-again")]
    answered = [turn.text for turn in file.turns if turn.kind == "answered"]
    return {
        "title": privacy.hidden(file.consult.title, names=name),
        "question": privacy.hidden("\n".join(asked), names=name),
        "answer": privacy.hidden("\n".join(answered), office=True, names=name),
    }


def _filled(field: dict[str, Any], request: HttpRequest, errors: dict[str, str]) -> dict[str, Any]:
    name = field["name"]
    value = request.POST.get(name, "") if errors else ""
    return {**field, "value": value, "value_label": request.POST.get(f"{name}_text", "") if errors else "",
            "error": errors.get(name, "")}  # fmt: skip
