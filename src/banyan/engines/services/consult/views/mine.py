"""What somebody does with questions of his own: ask, follow them, ask again, rate, agree no longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.divisions.queries import Organisation, find_division, find_organisation, organisations_in
from banyan.engines.portal.sites import remembered
from banyan.engines.services.consult import actions
from banyan.engines.services.consult.actions.asking import LONGEST
from banyan.engines.services.consult.policies import MAY_ASK, OWN_CONSULT
from banyan.engines.services.consult.queries import consultation, consultations_of
from banyan.engines.services.consult.records import LIMIT, ConsultFile, ConsultInfo
from banyan.engines.services.consult.showing import clock_of, tag_of, timeline
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.guidance import title_of
from banyan.engines.services.queries import item as item_at
from banyan.engines.services.queries.items import ItemInfo
from banyan.engines.services.views.resident_draft import must_be_signed_in
from banyan.engines.services.views.work_sent import uuid_of
from banyan.kernel.errors import Conflict, Invalid, NotFound, TooMany
from banyan.kernel.policy import require
from banyan.kernel.principal import current
from banyan.kernel.systems import registry


@dataclass(frozen=True)
class About:
    """What is asked about: an item at a place, an office, or what is still to be chosen among `offices`."""

    item: ItemInfo | None = None
    office: Organisation | None = None
    offices: tuple[Organisation, ...] = ()

    @property
    def title(self) -> str:
        """The item's or the office's name."""
        if self.item is not None:
            return title_of(self.item.item)
        return self.office.name if self.office else ""

    @property
    def answers(self) -> str:
        """Who will answer."""
        return self.item.org_name if self.item else self.office.name if self.office else ""


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form of a question, and asking it; sent twice it is asked once."""
    must_be_signed_in()
    require(MAY_ASK)
    about, errors = _about(request), {}
    if request.method == "POST":
        try:
            made = _ask(request, about)
        except Invalid as invalid:
            errors = invalid.told_fields
        except (Conflict, TooMany) as refused:
            errors = {"": refused.told}
        else:
            messages.success(request, _("已收到，最迟两个工作日答复。"))
            return redirect("services:consult-mine", made.id)
    context = {
        "about": about,
        "errors": errors,
        "fields": _fields(request, about, errors),
        "once": request.POST.get("once") or str(uuid4()),
        "limit": LIMIT,
    }
    return render(request, "services/consult/ask.html", context, status=422 if errors else 200)


def _about(request: HttpRequest) -> About:
    given = request.POST if request.method == "POST" else request.GET
    code, site = given.get("item", ""), remembered(request)
    if registry().has(ServiceItem, code):
        at = given.get("at", "")
        place = find_division(at) if at.isdigit() and len(at) <= 12 else None
        try:
            return About(item=item_at(code, place.code if place else site.code))
        except NotFound:
            pass
    office = uuid_of(given.get("office"))
    found = find_organisation(office) if office else None
    return About(office=found) if found else About(offices=organisations_in(site.code))


def _ask(request: HttpRequest, about: About) -> ConsultInfo:
    post = request.POST
    agreed = post.get("publish", "")
    if agreed not in ("yes", "no"):
        raise Invalid(_("请选可不可以公开。"), fields={"publish": _("请选可不可以公开")})
    return actions.ask.once(
        post.get("once", "")[:100] or str(uuid4()),
        title=post.get("title", "")[:200],
        text=post.get("text", "")[:4000],
        may_publish=agreed == "yes",
        item_code=about.item.item.code if about.item else "",
        division=about.item.division if about.item else "",
        org_id=about.office.id if about.office else None,
    )


def _fields(request: HttpRequest, about: About, errors: dict[str, str]) -> list[dict[str, Any]]:
    sent = request.POST
    fields: list[dict[str, Any]] = [
        {"name": "title", "label": _("问什么"), "help": _("一句话，例如：租的铺面能办食品经营许可吗"),
         "maxlength": LONGEST["title"]},
        {"name": "text", "kind": "textarea", "label": _("说说情况"), "rows": 6, "maxlength": LONGEST["text"],
         "help": _("部门看得到是您在问，不用写姓名、电话和证件号码。")},
        {"name": "publish", "kind": "radio", "label": _("答复以后，可以公开给别人参考吗"),
         "help": _("公开前由部门隐去个人信息，您随时可以撤下。"),
         "choices": [{"value": "yes", "label": _("可以公开")}, {"value": "no", "label": _("不公开")}]},
    ]  # fmt: skip
    if not about.item and not about.office:
        choices = [{"value": str(one.id), "label": one.name} for one in about.offices]
        fields.insert(0, {"name": "office", "kind": "select", "label": _("问哪个部门"), "choices": choices,
                          "help": _("问某个事项的，从它的办事指南提问，会直接到办理的部门。")})  # fmt: skip
    return [{**one, "value": sent.get(one["name"], ""), "error": errors.get(one["name"], "")} for one in fields]


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """One's own questions, the newest first."""
    must_be_signed_in()
    found = [
        {"one": one, "tag": tag_of(one), "clock": clock_of(one) if one.open else None}
        for one in consultations_of(current())
    ]
    return render(request, "services/consult/mine.html", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, consultation_id: UUID) -> HttpResponse:
    """One question: the answer, what happened, and what can be done now."""
    must_be_signed_in()
    file = _own(consultation_id)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            messages.success(request, _do(request, file.consult))
            return redirect("services:consult-mine", consultation_id)
        except Invalid as invalid:
            errors = invalid.told_fields
        except Conflict as refused:
            errors = {"": refused.told}
    one = file.consult
    context = {
        "one": one,
        "tag": tag_of(one),
        "clock": clock_of(one) if one.open else None,
        "timeline": timeline(file, for_office=False),
        "question": next((turn.text for turn in file.turns if turn.kind == "asked"), one.text),
        "errors": errors,
        "typed": request.POST if errors else {},
    }
    return render(request, "services/consult/own.html", context, status=422 if errors else 200)


def _own(consultation_id: UUID) -> ConsultFile:
    """One's own; NotFound for anybody else's, that of an office's clerk too."""
    file = consultation(consultation_id)
    if not OWN_CONSULT.decide(current(), file.consult):
        raise NotFound(_("没有找到这条咨询。"))
    return file


def _do(request: HttpRequest, one: ConsultInfo) -> str:
    """Do what was sent; what is said when it is done."""
    post = request.POST
    match post.get("act", ""):
        case "again":
            actions.ask_again(consultation_id=one.id, text=post.get("text", "")[:4000])
            return _("追问已交给部门。")
        case "rate":
            level = int(post["level"]) if post.get("level") in {"1", "2", "3", "4", "5"} else 0
            actions.rate(consultation_id=one.id, level=level, comment=post.get("comment", ""))
            return _("评价已收到。")
        case "private":
            actions.keep_private(consultation_id=one.id)
            return _("已记下，不公开。")
    raise Invalid(_("没有这个操作。"), fields={})
