"""Items of one's own office: what it promises and where, its versions, in use or paused."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.services import actions, queries
from banyan.engines.services.actions.publishing import STATES
from banyan.engines.services.declare import WorkingDays
from banyan.engines.services.guidance import promise, title_of, words_of
from banyan.engines.services.models import Implementation
from banyan.engines.services.policies import KEEP_IMPLEMENTATION
from banyan.engines.services.queries.items import ItemInfo
from banyan.engines.services.views import work_show as show
from banyan.engines.services.views.work_gate import at_work
from banyan.engines.services.views.work_sent import Sent
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import current

_VERSION_WORDS = {
    "draft": gettext_lazy("草稿"),
    "published": gettext_lazy("在用"),
    "suspended": gettext_lazy("暂停"),
    "cancelled": gettext_lazy("已停用"),
}
_TEXTS = ("place", "hours", "contact", "supervision")


@require_safe
@at_work
def items(request: HttpRequest) -> HttpResponse:
    """The items of the offices that one has a post in, all or those of one state; two statements an office."""
    text, state = request.GET.get("q", "")[:40].strip(), request.GET.get("state", "")
    found = [one for org_id in current().org_ids for one in queries.items_of(org_id)]
    rows = {row.id: row for row in Implementation.objects.filter(org_id__in=current().org_ids)}
    named = [
        one for one in found if (text in one.title or text.lower() in one.item.title_en.lower()) and one.id in rows
    ]
    shown = [one for one in named if state in ("", rows[one.id].state)]
    columns = (
        {"label": _("事项")},
        {"label": _("编码"), "bare": True},
        {"label": _("承诺"), "num": True},
        {"label": _("版本"), "num": True},
        _("状态"),
    )
    context = {"columns": columns, "rows": [_row(one, rows[one.id]) for one in shown], "q": text, "count": len(shown)}
    context["chips"] = [
        {
            "label": _(label),
            "count": sum(1 for one in named if rows[one.id].state == code),
            "url": "?" + urlencode({"state": "" if code == state else code, "q": text}),
            "current": code == state,
            "clear": True,
        }
        for code, label in STATES.items()
    ]
    return render(request, "services/work/items.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def item(request: HttpRequest, implementation_id: UUID) -> HttpResponse:
    """One item at one's office; who keeps it changes what the office says differently."""
    errors: dict[str, str] = {}
    row, info = _found(implementation_id)
    if request.method == "POST":
        try:
            said = _act(request, implementation_id)
        except Invalid as invalid:
            errors = invalid.told_fields
        except (Refused, Conflict) as refusal:
            errors = {"": refusal.told}
        else:
            messages.success(request, said)
            return redirect("services:work-item", implementation_id)
    keeps = KEEP_IMPLEMENTATION.decide(current(), row)
    context = {
        "item": info,
        "title": title_of(info.item),
        "row": row,
        "tag": _tag(info, row),
        "state_fields": _state_fields(row, request.POST if errors else None, errors),
        "planned": _("%(day)s起%(state)s")
        % {"day": show.day_words(row.planned_on), "state": _(STATES[row.planned_state])}
        if row.planned_on
        else "",
        "state_reason": row.state_reason,
        "keeps": bool(keeps),
        "why_not": keeps.reason,
        "fields": _fields(row, info, request.POST if errors else None, errors),
        "errors": errors,
        "facts": _facts(info),
        "versions": _versions(info),
        "columns": (_("版本"), _("状态"), _("从"), _("到")),
        "guide": _guide(info),
    }
    return render(request, "services/work/item.html", context, status=422 if errors else 200)


def _found(implementation_id: UUID) -> tuple[Implementation, ItemInfo]:
    """The row and what people see of it. Raises NotFound for items of other offices."""
    row = Implementation.objects.filter(id=implementation_id, org_id__in=current().org_ids).first()
    info = next((one for one in queries.items_of(row.org_id) if one.id == row.id), None) if row else None
    if row is None or info is None:
        raise NotFound(_("没有找到这个事项。"))
    return row, info


def _act(request: HttpRequest, implementation_id: UUID) -> str:
    """Do what was sent; what is said when it is done."""
    match request.POST.get("act", ""):
        case "state":
            sent = Sent(implementation_id, request.POST)
            day = actions.set_implementation_state(
                implementation_id=implementation_id, state=sent.text("state"), reason=sent.text("reason"),
                on=sent.day("on"),
            )  # fmt: skip
            return _("%(day)s起%(state)s。办事指南随之更新。") % {
                "day": show.day_words(day),
                "state": _(STATES[sent.text("state")]),
            }
        case "drop-plan":
            actions.drop_implementation_plan(implementation_id=implementation_id)
            return _("已取消安排。")
        case _:
            _change(request, implementation_id)
            return _("已保存，办事指南随即更新。")


def _state_fields(row: Implementation, post: Any, errors: dict[str, str]) -> list[dict[str, Any]]:
    choices = [
        {"value": "1", "label": _("发布，受理申请")},
        {"value": "2", "label": _("暂停受理")},
        {"value": "3", "label": _("撤下")},
    ]
    fields: list[dict[str, Any]] = [
        {
            "name": "state",
            "kind": "radio",
            "label": _("改成"),
            "choices": choices,
            "value": row.planned_state or row.state,
        },
        {"name": "on", "kind": "date", "label": _("从哪天起"), "optional": True, "help": _("不填就是今天。")},
        {
            "name": "reason",
            "label": _("原因"),
            "optional": True,
            "help": _("暂停或撤下的，必须写。"),
            "maxlength": "300",
        },
    ]
    said = post if post is not None and post.get("act") == "state" else {}
    return [
        {**one, "value": said.get(one["name"], one.get("value", "")), "error": errors.get(one["name"], "")}
        for one in fields
    ]


def _change(request: HttpRequest, implementation_id: UUID) -> None:
    promised = request.POST.get("promised", "").strip()
    if promised and not (promised.isdecimal() and len(promised) < 4):
        raise Invalid(_("承诺时限要填整数。"), fields={"promised": _("请填几个工作日，例如 5")})
    words = {name: request.POST.get(name, "")[:200] for name in _TEXTS}
    actions.change_implementation(
        implementation_id=implementation_id,
        promised=int(promised) if promised else None,
        **words,
    )


_KINDS = {"1": "done", "2": "pause", "3": "back"}


def _tag(info: ItemInfo, row: Implementation) -> dict[str, str]:
    if row.state == "1" and not info.open:
        return {"kind": "pause", "word": _("全省暂停")}
    return {"kind": _KINDS[row.state], "word": _(STATES[row.state])}


def _row(info: ItemInfo, row: Implementation) -> dict[str, Any]:
    cells = [
        title_of(info.item),
        info.code,
        words_of(WorkingDays(info.promised)),
        info.version,
        {"tag": _tag(info, row)},
    ]
    return {"cells": cells, "url": reverse("services:work-item", args=[info.id])}


def _fields(row: Implementation, info: ItemInfo, post: Any, errors: dict[str, str]) -> list[dict[str, Any]]:
    most = info.item.promised.days
    said = {
        "promised": "" if row.promised is None else str(row.promised),
        **{name: getattr(row, name) for name in _TEXTS},
    }
    sent = post is not None and "act" not in post
    values = {name: post.get(name, "") for name in said} if sent else said
    shown: list[dict[str, Any]] = [
        {
            "name": "promised",
            "kind": "number",
            "label": _("承诺几个工作日办结"),
            "width": "4",
            "optional": True,
            "help": _("可以比统一承诺的 %(most)s 个工作日短。不填就用 %(most)s。") % {"most": most},
            "unit": _("个工作日"),
        },
        {"name": "place", "label": _("办理地点"), "optional": True, "maxlength": "200"},
        {"name": "hours", "label": _("办理时间"), "optional": True, "maxlength": "200"},
        {"name": "contact", "label": _("咨询电话"), "optional": True, "maxlength": "60"},
        {"name": "supervision", "label": _("监督电话"), "optional": True, "maxlength": "60"},
    ]
    return [{**one, "value": values[one["name"]], "error": errors.get(one["name"], "")} for one in shown]


def _facts(info: ItemInfo) -> list[dict[str, Any]]:
    rows = [
        (_("实施部门"), info.org_name),
        (_("实施编码"), info.code),
        (_("法定时限"), words_of(info.item.statutory) if info.item.statutory else _("法律没有规定")),
        (_("承诺时限"), promise(info.promised)),
        (_("办理地点"), info.place),
        (_("办理时间"), info.hours),
        (_("咨询电话"), info.contact),
        (_("监督电话"), info.supervision),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _versions(info: ItemInfo) -> list[list[Any]]:
    return [
        [_("第 %s 版") % number, _VERSION_WORDS.get(state, state), _day(since), _day(until)]
        for number, state, since, until in queries.versions(info.item.code)
    ]


def _day(moment: Any) -> Any:
    return {"day": localtime(moment)} if moment else "–"


def _guide(info: ItemInfo) -> str:
    try:
        return f"{reverse('services:guide', args=[info.item.code])}?at={info.division}"
    except NoReverseMatch:
        return ""
