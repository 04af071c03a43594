"""The case file: everything about one case, and every move as a form beside it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.services import actions, queries
from banyan.engines.services.life.moves import MOVES
from banyan.engines.services.queries.cases import CaseFile
from banyan.engines.services.views import work_show as show
from banyan.engines.services.views.work_buttons import Buttons, buttons_of, move_words
from banyan.engines.services.views.work_deeds import DEEDS
from banyan.engines.services.views.work_gate import at_work, is_swap
from banyan.engines.services.views.work_sent import Sent, uuid_of
from banyan.engines.services.views.work_trail import Trail, trail_of
from banyan.kernel.errors import BanyanError, Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import current


@require_safe
@at_work
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The case file, with the form of the next move."""
    file = queries.case_file(case_id)
    buttons = buttons_of(file, suffix=trail_of(request).suffix)
    move = buttons.leading["code"] if buttons.leading else ""
    return render(request, "services/work/case.html", _context(request, file, buttons, _deed(file, buttons, move)))


@require_safe
@at_work
def beside(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The case beside the list: what one needs to take the next step."""
    file = queries.case_file(case_id)
    trail = trail_of(request)
    return render(
        request, "services/work/beside.html", _head(file, buttons_of(file, whole=False, suffix=trail.suffix), trail)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def move(request: HttpRequest, case_id: UUID, code: str) -> HttpResponse:
    """One move: its form beside the case, and what is sent with it."""
    if code not in DEEDS:
        raise Http404
    if request.method != "POST":
        return _form(request, case_id, code)
    try:
        said = DEEDS[code].run(Sent(case_id, request.POST))
    except NotFound:
        raise
    except (Invalid, Conflict, Refused) as refusal:
        return _form(request, case_id, code, refusal)
    messages.success(request, said)
    return redirect(show.case_url(case_id) + trail_of(request).suffix)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def reveal(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The whole numbers of an application: asked with a purpose, kept in its history."""
    errors: dict[str, str] = {}
    numbers: tuple[tuple[str, str], ...] = ()
    if request.method == "POST":
        try:
            numbers = actions.read_secrets(case_id=case_id, purpose=Sent(case_id, request.POST).text("purpose"))
        except Invalid as invalid:
            errors = invalid.told_fields
    case_ = queries.case(case_id)
    rows = [{"label": label, "value": value} for label, value in numbers]
    context = {
        "case": case_,
        "item_title": show.item_words(case_),
        "url": show.case_url(case_id),
        "rows": rows,
        "errors": errors,
    }
    answer = render(request, "services/work/reveal.html", context, status=422 if errors else 200)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _form(request: HttpRequest, case_id: UUID, code: str, refusal: BanyanError | None = None) -> HttpResponse:
    file = queries.case_file(case_id)
    buttons = buttons_of(file, suffix=trail_of(request).suffix)
    deed = _deed(file, buttons, code, request.POST, refusal)
    status = refusal.status if refusal else 200
    if is_swap(request):
        return render(
            request, "services/work/deed.html", {"case": file.case, "deed": deed, "swapped": True}, status=status
        )
    return render(request, "services/work/case.html", _context(request, file, buttons, deed), status=status)


def _deed(
    file: CaseFile,
    buttons: Buttons,
    code: str,
    post: QueryDict | None = None,
    refusal: BanyanError | None = None,
) -> dict[str, Any] | None:
    """The form of a move as it is drawn; with what was typed when it was refused."""
    if code not in DEEDS:
        return None
    deed, button = DEEDS[code], buttons.of(code)
    errors = _errors(refusal)
    possible = button is None or button["enabled"]
    fields = [_field(one, post or None, errors) for one in deed.fields(file)] if possible or refusal else []
    known = {one["name"] for one in fields}
    return {
        "code": code,
        "title": button["label"] if button else move_words(code, MOVES[code].title, file.case.step_title),
        "key": button["key"] if button else "",
        "fields": fields,
        "url": show.case_url(file.case.id, code) + buttons.suffix,
        "note": deed.note,
        "kind": deed.kind,
        "possible": possible,
        "reason": "" if possible or button is None else button["reason"],
        "errors": {name: text for name, text in errors.items() if name in known},
        "refusal": "" if refusal is None or set(errors) & known else _(refusal.message),
        "once": str(uuid4()),
        "revision": file.case.revision,
    }


def _errors(refusal: BanyanError | None) -> dict[str, str]:
    return {name: _(said) for name, said in refusal.fields.items()} if isinstance(refusal, Invalid) else {}


def _field(one: Any, post: Any, errors: dict[str, str]) -> dict[str, Any]:
    """A field with what was typed and what is wrong with it."""
    shown = {**one, "error": errors.get(one["name"], "")}
    if post is not None and one.get("kind") != "hidden":
        many = one.get("kind") == "checkboxes"
        shown["value"] = post.getlist(one["name"]) if many else post.get(one["name"], "")
    return shown


def _head(file: CaseFile, buttons: Buttons, trail: Trail) -> dict[str, Any]:
    return {
        "case": file.case,
        "item_title": show.item_words(file.case),
        "tag": show.tag_of(file.case),
        "clock": show.big_clock(file.case) if file.case.closed_on is None else show.handled_clock(file),
        "buttons": buttons,
        "once": str(uuid4()),
        "checks": show.checks_of(file.findings),
        "checks_note": show.checks_note(file.findings),
        "pages": show.pages_of(file.pages),
        "timeline": show.timeline_of(file.history, file.case)[:6],
        "url": show.case_url(file.case.id) + trail.suffix,
        "suffix": trail.suffix,
    }


def _context(request: HttpRequest, file: CaseFile, buttons: Buttons, deed: dict[str, Any] | None) -> dict[str, Any]:
    chosen = uuid_of(request.GET.get("material"))
    talk = [line for line in file.history if line.kind == "message"]
    handles = file.case.org_id in current().org_ids
    trail = trail_of(request)
    return {
        **_head(file, buttons, trail),
        "list_url": trail.list_url,
        "beside_links": trail.links(file.case.id),
        "deed": deed,
        "materials": show.materials_of(file, chosen, trail.suffix),
        "materials_note": _materials_note(file),
        "preview": show.preview_of(file, chosen),
        "known": show.known_rows(file),
        "opinion_columns": (_("部门"), _("问什么"), _("状态"), _("意见")),
        "opinions": show.opinion_rows(file.opinions),
        "talk": show.timeline_of(talk),
        "timeline": show.timeline_of(file.history, file.case),
        "pauses": file.pauses,
        "others": _others(file) if handles else [],
        "handles": handles,
        "reveal_url": reverse("services:work-reveal", args=[file.case.id]) if handles and file.secret else "",
        "message_url": show.case_url(file.case.id, "message") + trail.suffix,
        "licence_id": file.case.licence_id,
    }


def _materials_note(file: CaseFile) -> str:
    uploads = sum(1 for one in file.materials if one.source == "upload")
    exempt = sum(1 for one in file.materials if one.exempt)
    return _("%(uploads)s 份上传　%(exempt)s 份免交") % {"uploads": uploads, "exempt": exempt}


def _others(file: CaseFile) -> list[dict[str, Any]]:
    """Other cases of the same applicant, as far as one may see them."""
    found = queries.cases_of([file.case.applicant_id], size=6).rows
    return [show.row_of(one) for one in found if one.id != file.case.id][:5]
