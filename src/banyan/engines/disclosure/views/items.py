"""The list of powers (权责清单) of a place, with versions, and what was changed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from banyan.engines.disclosure import queries
from banyan.engines.disclosure.records import PowerInfo
from banyan.engines.disclosure.views.place import address, frame, site_of
from banyan.engines.services.queries import ItemChange
from banyan.kernel import clock

ELEMENTS = {
    "title": gettext_lazy("名称"),
    "summary": gettext_lazy("简介"),
    "power": gettext_lazy("权力类型"),
    "power_source": gettext_lazy("权力来源"),
    "levels": gettext_lazy("实施层级"),
    "departments": gettext_lazy("实施部门"),
    "serves": gettext_lazy("服务对象"),
    "basis": gettext_lazy("依据"),
    "conditions": gettext_lazy("受理条件"),
    "statutory": gettext_lazy("法定时限"),
    "promised": gettext_lazy("承诺时限"),
    "acceptance": gettext_lazy("受理时限"),
    "delivery": gettext_lazy("送达时限"),
    "extension": gettext_lazy("延长"),
    "special": gettext_lazy("特别程序"),
    "fee": gettext_lazy("收费"),
    "number_limit": gettext_lazy("数量限制"),
    "trips": gettext_lazy("要跑几次"),
    "result": gettext_lazy("结果"),
    "materials": gettext_lazy("材料"),
    "remedy": gettext_lazy("救济途径"),
}
"""Elements whose change is named; others are told as 其他."""

_STATES = {
    "suspended": gettext_lazy("全省暂停"),
    "cancelled": gettext_lazy("已取消"),
}


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """Every item of the place's own offices, and the newest changes."""
    site = site_of(request)
    words = request.GET.get("q", "").strip()[:40]
    every = queries.powers(site.code)
    found = [one for one in every if words in one.title or words in one.org_name]
    context = {
        **frame(request, site, "items"),
        "words": words,
        "columns": [_("事项"), _("类型"), _("部门"), _("依据"), _("版本"), _("公布"), _("状态")],
        "rows": [_row(one, site.code) for one in found],
        "count": len(found),
        "changes": [
            {"title": one.title, "time": one.at.astimezone(clock.ZONE).date(), "text": change_words(one)}
            for one in queries.item_changes(site.code, limit=10)
        ],
        "file": address("disclosure:items-file", site),
        "changes_file": address("disclosure:changes-file", site),
    }
    return render(request, "disclosure/items.html", context)


def _row(one: PowerInfo, code: str) -> dict[str, Any]:
    return {
        "url": f"{reverse('services:guide', args=[one.item_code])}?at={code}",
        "cells": [
            one.title,
            _(one.power),
            one.org_name,
            "；".join(one.basis[:2]),
            _("第 %s 版") % one.version,
            one.since.isoformat() if one.since else "–",
            {
                "text": "",
                "tag": {"kind": "done", "word": _("在用")} if one.open else {"kind": "pause", "word": _("暂停")},
            },
        ],
    }


def change_words(one: ItemChange) -> str:
    """A change in words."""
    if one.state != "published":
        return str(_STATES.get(one.state, one.state)) + (_("：") + one.reason if one.reason else "")
    if one.version == 1:
        return _("公布")
    named = [str(ELEMENTS[code]) for code in one.elements if code in ELEMENTS]
    if not named:
        return _("第 %s 版：表单、流程或其他要素有改动") % one.version
    return _("第 %(version)s 版，改了：%(what)s") % {"version": one.version, "what": _("、").join(named)}
