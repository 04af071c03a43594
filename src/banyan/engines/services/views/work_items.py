"""Items of one's own office: what it promises and where, its versions, in use or paused."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.services import actions, queries
from banyan.engines.services.declare import WorkingDays
from banyan.engines.services.models import Implementation
from banyan.engines.services.policies import KEEP_IMPLEMENTATION
from banyan.engines.services.queries.items import ItemInfo
from banyan.engines.services.views.work_gate import at_work
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.principal import current

_VERSION_WORDS = {"draft": "草稿", "published": "在用", "suspended": "暂停", "cancelled": "已停用"}
_TEXTS = ("place", "hours", "contact", "supervision")


@require_safe
@at_work
def items(request: HttpRequest) -> HttpResponse:
    """The items of the offices that one has a post in."""
    text = request.GET.get("q", "")[:40].strip()
    found = [one for org_id in current().org_ids for one in queries.items_of(org_id)]
    shown = [one for one in found if text in one.title]
    columns = (
        {"label": "事项"},
        {"label": "编码"},
        {"label": "承诺", "num": True},
        {"label": "版本", "num": True},
        "状态",
    )
    context = {"columns": columns, "rows": [_row(one) for one in shown], "q": text, "count": len(shown)}
    return render(request, "services/work/items.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def item(request: HttpRequest, implementation_id: UUID) -> HttpResponse:
    """One item at one's office; who keeps it changes what the office says differently."""
    errors: dict[str, str] = {}
    row, info = _found(implementation_id)
    if request.method == "POST":
        try:
            _change(request, implementation_id)
        except Invalid as invalid:
            errors = invalid.fields or {"": invalid.message}
        except Refused as refusal:
            errors = {"": refusal.message}
        else:
            messages.success(request, "已保存，办事指南随即更新。")
            return redirect("services:work-item", implementation_id)
    keeps = KEEP_IMPLEMENTATION.decide(current(), row)
    context = {
        "item": info,
        "row": row,
        "tag": _tag(info),
        "keeps": bool(keeps),
        "why_not": keeps.reason,
        "fields": _fields(row, info, request.POST if errors else None, errors),
        "errors": errors,
        "facts": _facts(info),
        "versions": _versions(info),
        "columns": ("版本", "状态", "从", "到"),
        "guide": _guide(info),
    }
    return render(request, "services/work/item.html", context, status=422 if errors else 200)


def _found(implementation_id: UUID) -> tuple[Implementation, ItemInfo]:
    """The row and what people see of it. Raises NotFound for items of other offices."""
    row = Implementation.objects.filter(id=implementation_id, org_id__in=current().org_ids).first()
    info = next((one for one in queries.items_of(row.org_id) if one.id == row.id), None) if row else None
    if row is None or info is None:
        raise NotFound("没有找到这个事项。")
    return row, info


def _change(request: HttpRequest, implementation_id: UUID) -> None:
    promised = request.POST.get("promised", "").strip()
    if promised and not (promised.isdecimal() and len(promised) < 4):
        raise Invalid("承诺时限要填整数。", fields={"promised": "请填几个工作日，例如 5"})
    words = {name: request.POST.get(name, "")[:200] for name in _TEXTS}
    actions.change_implementation(
        implementation_id=implementation_id,
        promised=int(promised) if promised else None,
        state=request.POST.get("state", "1"),
        **words,
    )


def _tag(info: ItemInfo) -> dict[str, str]:
    return {"kind": "done", "word": "在用"} if info.open else {"kind": "pause", "word": "暂停受理"}


def _row(info: ItemInfo) -> dict[str, Any]:
    cells = [info.title, info.code, str(WorkingDays(info.promised)), info.version, {"tag": _tag(info)}]
    return {"cells": cells, "url": reverse("services:work-item", args=[info.id])}


def _fields(row: Implementation, info: ItemInfo, post: Any, errors: dict[str, str]) -> list[dict[str, Any]]:
    most = info.item.promised.days
    said = {
        "promised": "" if row.promised is None else str(row.promised),
        **{name: getattr(row, name) for name in _TEXTS},
        "state": row.state,
    }
    values = said if post is None else {name: post.get(name, "") for name in said}
    shown: list[dict[str, Any]] = [
        {
            "name": "promised", "kind": "number", "label": "承诺几个工作日办结", "width": "4", "optional": True,
            "help": f"可以比统一承诺的 {most} 个工作日短。不填就用 {most}。", "unit": "个工作日",
        },
        {"name": "place", "label": "办理地点", "optional": True, "maxlength": "200"},
        {"name": "hours", "label": "办理时间", "optional": True, "maxlength": "200"},
        {"name": "contact", "label": "咨询电话", "optional": True, "maxlength": "60"},
        {"name": "supervision", "label": "监督电话", "optional": True, "maxlength": "60"},
        {
            "name": "state", "kind": "radio", "label": "受理吗",
            "choices": [{"value": "1", "label": "受理"}, {"value": "2", "label": "暂停受理"}],
        },
    ]  # fmt: skip
    return [{**one, "value": values[one["name"]], "error": errors.get(one["name"], "")} for one in shown]


def _facts(info: ItemInfo) -> list[dict[str, Any]]:
    rows = [
        ("实施部门", info.org_name),
        ("实施编码", info.code),
        ("法定时限", str(info.item.statutory) if info.item.statutory else "法律没有规定"),
        ("承诺时限", f"{info.promised} 个工作日"),
        ("办理地点", info.place),
        ("办理时间", info.hours),
        ("咨询电话", info.contact),
        ("监督电话", info.supervision),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _versions(info: ItemInfo) -> list[list[Any]]:
    return [
        [f"第 {number} 版", _VERSION_WORDS.get(state, state), _day(since), _day(until)]
        for number, state, since, until in queries.versions(info.item.code)
    ]


def _day(moment: Any) -> str:
    return f"{localtime(moment):%Y-%m-%d}" if moment else "–"


def _guide(info: ItemInfo) -> str:
    try:
        return f"{reverse('services:guide', args=[info.item.code])}?division={info.division}"
    except NoReverseMatch:
        return ""
