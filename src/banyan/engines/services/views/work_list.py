"""The work-list: one's own cases, those that end today, those to claim, questions of others; with the case beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from banyan.engines.identity.queries import servants_of
from banyan.engines.services import actions, queries
from banyan.engines.services.queries.work_list import Counted, KeptFilter, Summary, office_of
from banyan.engines.services.views import work_show as show
from banyan.engines.services.views.work_filter import (
    Asked,
    asked_in,
    chips_of,
    filter_of,
    narrowed,
    query_of,
    url_of,
)
from banyan.engines.services.views.work_gate import at_work, shown
from banyan.engines.services.views.work_sent import uuid_of
from banyan.engines.services.views.work_trail import Trail
from banyan.kernel.errors import BanyanError, Invalid
from banyan.kernel.principal import current

_TABS = (
    ("mine", gettext_lazy("我的")),
    ("today", gettext_lazy("今日到期")),
    ("claim", gettext_lazy("待认领")),
    ("opinions", gettext_lazy("会签")),
    ("todo", gettext_lazy("全部")),
)
_CHIPS = (
    ("overdue", gettext_lazy("逾期")),
    ("near", gettext_lazy("快到期")),
    ("supplement", gettext_lazy("待补正")),
    ("paused", gettext_lazy("不计时")),
    ("deliver", gettext_lazy("待送达")),
    ("done", gettext_lazy("已办结")),
)
_NOTHING: dict[str, tuple[Any, Any]] = {
    "mine": (gettext_lazy("您手上没有要办的件"), gettext_lazy("到“待认领”里看看。")),
    "today": (gettext_lazy("今天没有到期的件"), gettext_lazy("安心把手上的办好。")),
    "claim": (gettext_lazy("没有等人认领的件"), gettext_lazy("新来的件会出现在这里。")),
    "opinions": (gettext_lazy("没有部门来征求意见"), gettext_lazy("有了会出现在这里，并通知您。")),
}


@require_safe
@at_work
def cases(request: HttpRequest) -> HttpResponse:
    """A page of the list, the most urgent first; opened without a choice it shows the filter that one made default."""
    above = queries.summary()
    asked = asked_in(request.GET or _default(above))
    if asked["view"] == "opinions":
        rows, following = _opinions(), ""
    else:
        wanted = filter_of(asked)
        page = queries.work_list(wanted, cursor=request.GET.get("cursor", ""))
        query = query_of(asked)
        rows = [_row(case, Trail(query, wanted.order.place(case))) for case in page.rows]
        following = page.following
    picking = bool(request.GET.get("pick")) and asked["view"] != "opinions"
    context = {
        "rows": rows,
        "first": rows[0] if rows else None,
        "tabs": _tabs(asked["view"], above),
        "chips": _chips(asked, above.filters),
        "q": asked["q"],
        "hidden": shown({**asked, "q": ""}),
        "action": reverse("services:work-cases"),
        "following": url_of(asked, cursor=following) if following else "",
        "previous": url_of(asked) if request.GET.get("cursor") else "",
        "empty": _empty(asked),
        "order": _(filter_of(asked).order.title),
        "picking": picking,
        "pick_url": url_of(asked, pick="1"),
        "list_url": url_of(asked),
        "filter_url": f"{reverse('services:work-filter')}?{query_of(asked)}",
        "choices": [_choice(row) for row in rows] if picking else [],
        "colleagues": _colleagues() if picking else [],
    }
    return render(request, "services/work/cases.html", context)


def _default(above: Summary) -> QueryDict:
    kept = next((one for one in above.filters if one.default), None)
    return QueryDict(kept.query if kept else "")


def _row(case: queries.CaseInfo, trail: Trail) -> dict[str, Any]:
    drawn = show.row_of(case)
    return {**drawn, "url": drawn["url"] + trail.suffix, "beside": drawn["beside"] + trail.suffix, "id": str(case.id)}


@require_POST
@at_work
def many(request: HttpRequest) -> HttpResponse:
    """Claim or assign the cases that were picked; those that cannot be are named with the reason."""
    back = request.POST.get("back", "")
    target = back if back.startswith(reverse("services:work-cases")) else reverse("services:work-cases")
    ids = [one for one in map(uuid_of, request.POST.getlist("case")[:200]) if one is not None]
    try:
        if not ids:
            raise Invalid(_("请先选要办的件。"))
        done, refused = _do_many(request, ids)
    except BanyanError as refusal:
        messages.error(request, _(refusal.message))
        return redirect(target)
    if done:
        messages.success(
            request,
            (_("已认领 %s 件。") if request.POST.get("act") == "claim" else _("已分派 %s 件。")) % done,
        )
    for sentence in list(dict.fromkeys(refused.values()))[:3]:
        messages.error(
            request,
            _("%(n)s 件没有办成：%(why)s")
            % {"n": sum(1 for one in refused.values() if one == sentence), "why": _(sentence)},
        )
    return redirect(target)


def _do_many(request: HttpRequest, ids: list[UUID]) -> tuple[int, dict[UUID, str]]:
    if request.POST.get("act") == "claim":
        made = actions.claim_many(case_ids=ids)
    else:
        account = uuid_of(request.POST.get("account"))
        if account is None:
            raise Invalid(_("请选分派给谁。"))
        made = actions.assign_many(case_ids=ids, account_id=account)
    return made.done, made.refused


def _tabs(view: str, above: Summary) -> list[dict[str, Any]]:
    return [_tab(code, label, above.counts[code], view) for code, label in _TABS]


def _tab(code: str, label: Any, counted: Counted, view: str) -> dict[str, Any]:
    return {
        "label": f"{label} {counted}" if counted.more else label,
        "count": None if counted.more else counted.count,
        "url": f"{reverse('services:work-cases')}?view={code}",
        "current": code == view,
    }


def _chips(asked: Asked, kept: Sequence[KeptFilter]) -> list[dict[str, Any]]:
    here = query_of(asked)
    own = [
        {
            "label": one.name,
            "url": f"{reverse('services:work-cases')}?view=mine" if one.query == here else _kept_url(one),
            "current": one.query == here,
            "clear": True,
        }
        for one in kept
    ]
    if any(one["current"] for one in own):
        return own
    groups = [
        {
            "label": label,
            "url": url_of(asked, view="todo" if asked["view"] == code else code),
            "current": asked["view"] == code,
            "clear": True,
        }
        for code, label in _CHIPS
    ]
    return [*own, *chips_of(asked), *groups]


def _kept_url(one: KeptFilter) -> str:
    return f"{reverse('services:work-cases')}?{one.query}"


def _empty(asked: Asked) -> tuple[Any, Any]:
    if narrowed(asked):
        return _("没有符合的件"), _("换个词，或去掉筛选再看。")
    return _NOTHING.get(asked["view"], (_("这里没有件"), _("换一组看看。")))


def _opinions() -> list[dict[str, Any]]:
    rows = []
    for one in queries.opinions_asked():
        row = show.row_of(one.case)
        due = show.day_words(one.opinion.due)
        rows.append(
            {
                **row,
                "url": show.case_url(one.case.id, "answer-opinion"),
                "what": one.opinion.question,
                "tag": {"kind": "wait", "word": _("等您答复")},
                "clock": None,
                "left": _("%s前") % due if due else "",
            }
        )
    return rows


def _choice(row: dict[str, Any]) -> dict[str, str]:
    return {
        "value": row["id"],
        "label": _("，").join([row["who"], row["what"]]),
        "help": _("，").join([row["no"], row["tag"]["word"], row["left"]]),
    }


def _colleagues() -> list[dict[str, str]]:
    people = servants_of(office_of(current(), None))
    return [{"value": str(one.account_id), "label": f"{one.name}　{one.title}"} for one in people]
