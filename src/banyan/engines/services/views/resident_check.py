"""Everything at a glance before it is sent, and sending it once, however often one presses (核对提交)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from banyan.engines.documents.queries import files_of
from banyan.engines.services import actions
from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.forms.describe import Field, FormPage
from banyan.engines.services.guidance import title_of
from banyan.engines.services.joining import earlier_parts, item_of
from banyan.engines.services.queries import items_for
from banyan.engines.services.views import kept
from banyan.engines.services.views.resident_draft import Filling, must_be_signed_in, place_of
from banyan.engines.services.work.facts import fact_for, fill_known
from banyan.kernel.errors import Invalid, NotFound

_WAYS = ("electronic", "express", "counter")


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The whole application on one page; a POST submits it. The draft's id is the key: a second press, the back
    button and a replay all get the case of the first."""
    way = request.POST.get("delivery", "")
    if request.method == "POST" and kept.signed_out():
        kept.keep(request, place_of(draft_id, "check"), way)
        return kept.to_sign_in(request.path)
    must_be_signed_in()
    if request.method != "POST":
        filling = Filling.of(draft_id)
        return _show(request, filling, {}, before=kept.take(request, filling.place_of("check")))
    return _submit(request, draft_id, way if way in _WAYS else _WAYS[0])


def _submit(request: HttpRequest, draft_id: UUID, way: str) -> HttpResponse:
    try:
        kind = Filling.of(draft_id).draft.kind
    except NotFound:
        return _submitted_before(draft_id, way)
    try:
        return _send_joint(draft_id, way) if kind == "joint" else _send(draft_id, way)
    except Invalid as refused:
        return _show(request, Filling.of(draft_id), refused.told_fields, status=422)


def _submitted_before(draft_id: UUID, way: str) -> HttpResponse:
    """The answer of the first time; the draft is gone, and with it what it was for. Raises NotFound."""
    try:
        return _send(draft_id, way)
    except NotFound:
        return _send_joint(draft_id, way)


def _send(draft_id: UUID, way: str) -> HttpResponse:
    case = actions.submit.once(f"draft:{draft_id}", draft_id=draft_id, delivery_way=way)
    return redirect("services:receipt", case.id)


def _send_joint(draft_id: UUID, way: str) -> HttpResponse:
    joint = actions.submit_joint.once(f"draft:{draft_id}", draft_id=draft_id, delivery_way=way)
    return redirect("services:joint-case", joint.id)


def _show(
    request: HttpRequest, filling: Filling, errors: dict[str, str], status: int = 200, before: str | None = None
) -> HttpResponse:
    """`before`: the way that was chosen when the session had ended; nothing was submitted then."""
    way = before or request.POST.get("delivery", "")
    errors = errors or _left(filling)
    steps = filling.steps
    context = {
        "filling": filling,
        "step": len(steps),
        "count": len(steps),
        "before": filling.before(len(steps)),
        "sections": [_section(filling, page) for page in filling.shape.pages],
        "materials": _materials(filling),
        "parts": _parts(filling),
        "part_columns": [_("事项"), _("谁来办"), _("什么时候开始")],
        "errors": [(_where(filling, name), text) for name, text in errors.items()],
        "ready": not errors,
        "given_back": before is not None,
        "delivery": {
            "name": "delivery",
            "kind": "radio",
            "label": _("结果怎么给您？"),
            "value": way if way in _WAYS else _WAYS[0],
            "choices": [(code, label) for code, label in _ways(filling)],
        },
    }
    return render(request, "services/check.html", context, status=status)


def _ways(filling: Filling) -> list[tuple[str, str]]:
    declared = filling.declared
    ways = [("electronic", _("电子证照，办好就发到证照夹")), ("counter", _("到窗口领取"))]
    items = [declared] if isinstance(declared, ServiceItem) else [item_of(part) for part in declared.parts]
    if all(one.express for one in items):
        ways.insert(1, ("express", _("邮寄到家")))
    return ways


def _parts(filling: Filling) -> list[dict[str, Any]]:
    """Of a joint matter: what is applied for at once and what follows by itself, with the offices."""
    declared, form = filling.declared, filling.reading.value
    if not isinstance(declared, JointMatter) or form is None:
        return []
    needed = declared.needed_for(form)
    bodies = items_for([part.item for part in needed], filling.draft.division)
    found = []
    for part in needed:
        body, earlier = bodies.get(part.item), earlier_parts(part, needed)
        waits = "、".join(title_of(item_of(one)) for one in earlier)
        when = _("等“%s”准予后自动开始") % waits if earlier else _("提交后马上开始")
        found.append({"cells": [title_of(item_of(part)), body.org_name if body else "", when]})
    return found


def _left(filling: Filling) -> dict[str, str]:
    """What is still to be filled in."""
    return dict(filling.reading.errors)


def _where(filling: Filling, name: str) -> str:
    """The section of the page that a sentence belongs to."""
    first = name.split(".")[-1] if name.startswith("materials") else name.split(".")[0]
    if name.startswith("materials"):
        return "p-materials"
    if isinstance(filling.declared, JointMatter) and "." in name:
        first = name.split(".")[1]
    page = next((page.code for page in filling.shape.pages if any(one.name == first for one in page.fields)), "")
    return f"p-{page}" if page else ""


def _section(filling: Filling, page: FormPage) -> dict[str, Any]:
    data = fill_known(filling.form, filling.draft.data, filling.known.facts)
    shown = [one for one in page.fields if one.shown is None or one.shown.holds(data)]
    return {
        "id": f"p-{page.code}",
        "title": page.title,
        "url": filling.url("draft-page", page.code),
        "rows": [row for one in shown for row in _rows(filling, one, data.get(one.name))],
    }


def _rows(filling: Filling, one: Field, value: Any) -> list[dict[str, Any]]:
    fact = fact_for(one, filling.known.facts)
    if fact is not None and not one.editable:
        return [{"label": one.label, "value": fact.shown, "source": fact.source, "updated": fact.updated}]
    if one.widget == "rows":
        rows = value if isinstance(value, list) else []
        return [
            {
                "label": f"{one.label} {place}",
                "value": "　".join(text for inner in one.rows if (text := _words(inner, row.get(inner.name)))),
            }
            for place, row in enumerate(rows, start=1)
        ] or [{"label": one.label, "value": _("没有填")}]
    one = replace(one, choices=filling.held[one.name]) if one.name in filling.held else one
    return [{"label": one.label, "value": _words(one, value) or _("没有填")}]


def _words(one: Field, value: Any) -> str:
    """A value as it is read; secrets masked."""
    words = one.words(value)
    return one.secret.mask(words) if one.secret and words else words


def _materials(filling: Filling) -> list[dict[str, Any]]:
    given, exempt = filling.draft.materials, filling.known.exempt
    files = files_of([UUID(one) for kept in given.values() for one in kept.get("files", ())])
    found: list[dict[str, Any]] = []
    for one in filling.materials:
        kept = given.get(one.code, {})
        names = [files[UUID(file)].name for file in kept.get("files", ()) if UUID(file) in files]
        row: dict[str, Any] = {"name": one.title, "note": "、".join(names)}
        if one.code in exempt:
            row |= {"waived": True, "note": exempt[one.code].note}
        elif kept.get("pledged"):
            row |= {"tag": {"kind": "done", "word": _("已承诺")}}
        elif names:
            row |= {"tag": {"kind": "done", "word": _("已传 %s 个") % len(names)}}
        else:
            row |= {"tag": {"kind": "wait", "word": _("没有传")}}
        found.append(row)
    return found
