"""Filling in an application: starting, the pages of the form, saving while one types (在线申请)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banyan.engines.divisions.queries import find_division
from banyan.engines.portal.sites import remembered
from banyan.engines.services import actions
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.forms.describe import FormPage, shape_of
from banyan.engines.services.forms.read import read_page
from banyan.engines.services.forms.views import FieldView, RowsView, page_view
from banyan.engines.services.guidance import title_of
from banyan.engines.services.policies import MAY_APPLY
from banyan.engines.services.views import kept
from banyan.engines.services.views.resident_draft import (
    Filling,
    declared_for,
    must_be_signed_in,
    place_of,
    posted,
    shown_names,
)
from banyan.engines.services.work.facts import fill_known
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import current
from banyan.kernel.systems import registry


@require_safe
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin an application for a place, or go on with the draft that is there."""
    must_be_signed_in()
    if not registry().has(ServiceItem, code):
        raise NotFound(_("没有这个事项，可能已经取消。"))
    item = registry().get(ServiceItem, code)
    decision = MAY_APPLY.decide(current(), item)
    if not decision:
        context = {"item": item, "title": title_of(item), "reason": decision.reason, "next": request.get_full_path()}
        return render(request, "services/other_identity.html", context, status=403)
    asked = request.GET.get("at", "")
    place = find_division(asked) if asked.isdigit() and len(asked) <= 12 else None
    division = place.code if place else remembered(request).code
    try:
        draft = actions.start_draft(item_code=code, division=division)
    except NotFound:
        return redirect(f"{reverse('services:guide', args=[code])}?{urlencode({'at': division})}")
    return redirect("services:draft", draft.id)


@require_safe
def resume(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """On to the page where one stopped."""
    filling = Filling.of(draft_id)
    codes = [page.code for page in filling.shape.pages]
    page = filling.draft.page if filling.draft.page in codes else codes[0]
    return redirect(filling.url("draft-page", page))


@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: HttpRequest, draft_id: UUID, page: str) -> HttpResponse:
    """One question of the form. A POST saves it, whatever is wrong with it, and goes on when nothing is."""
    if request.method == "POST" and kept.signed_out():
        return _signed_out(request, draft_id)
    filling = Filling.of(draft_id)
    here = _page(filling, page)
    if request.method == "POST":
        return _take(request, filling, here)
    typed = kept.take(request, filling.place_of("form"))
    if typed:
        filling = Filling(actions.save_draft(draft_id=draft_id, data=typed))
    return _show(request, filling, here, {}, given_back=bool(typed))


def _page(filling: Filling, code: str) -> FormPage:
    try:
        return filling.shape.page(code)
    except KeyError:
        raise NotFound(_("申请表里没有这一页。")) from None


def _signed_out(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The session has ended: keep what was sent, and come back to this page after the sign-in."""
    if request.headers.get("X-Autosave"):
        return JsonResponse({"title": _("您已退出登录。")}, status=403)
    kept.keep(request, place_of(draft_id, "form"), _loose(request))
    return kept.to_sign_in(request.path)


def _loose(request: HttpRequest) -> dict[str, Any]:
    """What was posted, read by the form that the page names: nobody cannot read the draft itself."""
    try:
        form = declared_for(request.POST.get("_kind", ""), request.POST.get("_item", "")).form
    except NotFound:
        return {}
    shape = shape_of(form)
    return posted(shape, shown_names(request, list(shape.by_name)), request.POST)


def _take(request: HttpRequest, filling: Filling, page: FormPage) -> HttpResponse:
    names = shown_names(request, [one.name for one in page.fields])
    data = _without_row(posted(filling.shape, names, request.POST), request.POST.get("remove", ""))
    draft = actions.save_draft(draft_id=filling.draft.id, data=data, page=page.code)
    filling = Filling(draft)
    if request.headers.get("X-Autosave"):
        return JsonResponse({"revision": draft.revision})
    if "add" in request.POST or "remove" in request.POST:
        return _show(request, filling, page, {}, more=request.POST.get("add", ""))
    if "later" in request.POST:
        return redirect("services:cases")
    errors = _errors(filling, page)
    if request.headers.get("HX-Request"):
        return _show(request, filling, page, {})
    fresh = _newly_shown(filling, page, names)
    if fresh:
        seen = {path: text for path, text in errors.items() if path.split(".")[0] not in fresh}
        return _show(request, filling, page, seen, fresh=True)
    if errors:
        return _show(request, filling, page, errors, status=422)
    return redirect(filling.after(page.code))


def _without_row(data: dict[str, Any], which: str) -> dict[str, Any]:
    name, _dash, number = which.rpartition("-")
    if isinstance(data.get(name), list) and number.isdigit():
        data[name] = [row for place, row in enumerate(data[name]) if place != int(number)]
    return data


def _errors(filling: Filling, page: FormPage) -> Mapping[str, str]:
    return read_page(filling.form, page.code, fill_known(filling.form, filling.draft.data, filling.known.facts))


def _newly_shown(filling: Filling, page: FormPage, names: list[str]) -> set[str]:
    """Fields that what was just answered brings up, and that the page has not shown yet."""
    data = filling.draft.data
    known = {view.name for view in page_view(page, data, {}, filling.known.facts).known}
    shown = {one.name for one in page.fields if one.shown is None or one.shown.holds(data)}
    return shown - set(names) - known


@dataclass(frozen=True)
class _Group:
    title: str
    fields: tuple[FieldView | RowsView, ...]


def _show(
    request: HttpRequest,
    filling: Filling,
    page: FormPage,
    errors: Mapping[str, str],
    *,
    status: int = 200,
    more: str = "",
    **said: Any,
) -> HttpResponse:
    view = page_view(page, filling.draft.data, errors, filling.known.facts, filling.held)
    hidden = _hidden(page, filling)
    groups = [
        _Group(group.title, tuple(_row_view(one, more) for one in group.fields if one.name not in hidden))
        for group in view.groups
    ]
    step = filling.place(page.code)
    context = {
        "filling": filling,
        "page": view,
        "known": [one for one in view.known if one.name not in hidden],
        "groups": [group for group in groups if group.fields],
        "shown": ",".join(one.name for group in groups for one in group.fields),
        "asking": {one.shown.field for one in page.fields if one.shown},
        "errors": [(f"f-{path.replace('.', '-')}", text) for path, text in errors.items()],
        "step": step,
        "count": len(filling.steps),
        "before": filling.before(step),
        **said,
    }
    return render(request, "services/form.html", context, status=status)


def _hidden(page: FormPage, filling: Filling) -> set[str]:
    data = filling.draft.data
    return {one.name for one in page.fields if one.shown is not None and not one.shown.holds(data)}


def _row_view(one: FieldView | RowsView, more: str) -> FieldView | RowsView:
    """Repeated rows without the blank one, unless it is the first or was asked for."""
    if isinstance(one, RowsView) and len(one.rows) > 1 and one.name != more and one.most != len(one.rows):
        return replace(one, rows=one.rows[:-1])
    return one


@require_POST
def discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    must_be_signed_in()
    actions.discard_draft(draft_id=draft_id)
    return redirect("services:cases")
