"""One appointment: making it, inviting colleagues, showing, answering, changing and cancelling it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity.queries import colleagues, directory
from banyan.engines.portal import actions, queries
from banyan.engines.portal.forms import AppointmentForm
from banyan.engines.portal.policies import AT_DESK
from banyan.engines.portal.records import AppointmentInfo, Terms
from banyan.engines.portal.views.schedule import to_sign_in
from banyan.kernel import clock
from banyan.kernel.errors import BanyanError, Invalid, NotFound
from banyan.kernel.policy import require
from banyan.kernel.principal import current

_ANSWERS = {"asked": ("wait", "待答复"), "accepted": ("done", "会来"), "declined": ("back", "来不了")}
_PARTS = ("title", "first_day", "last_day", "starts", "ends", "place", "weekly", "until", "note")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """A new appointment."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(AT_DESK)
    day = request.GET.get("day", "")
    start = {
        "first_day": day if _is_day(day) else clock.today().isoformat(),
        "title": request.GET.get("title", "")[:80],
    }
    return _form(request, start, [], None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Change an appointment of one's own."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(AT_DESK)
    one = queries.appointment(appointment_id)
    if one.owner_id != current().account_id or one.cancelled:
        raise NotFound(_("没有找到这项安排。"))
    said = {name: getattr(one.terms, name) for name in _PARTS}
    said["last_day"] = None if one.terms.last_day == one.terms.first_day else one.terms.last_day
    return _form(request, said, [guest.account_id for guest in one.guests], one)


def _form(request: HttpRequest, start: dict[str, Any], guests: list[UUID], one: AppointmentInfo | None) -> HttpResponse:
    posted = request.method == "POST"
    form = AppointmentForm(request.POST if posted else None, initial=start)
    chosen, guest_error = _sent_guests(request) if posted else (guests, "")
    if posted and request.POST.get("act") == "add":
        form = AppointmentForm(initial={name: request.POST.get(name, "") for name in _PARTS})
    elif posted and form.is_valid() and not guest_error:
        try:
            return _kept(request, form.terms(), chosen, one)
        except Invalid as error:
            for name, sentence in error.fields.items():
                form.add_error(name if name in form.fields else None, sentence)
            guest_error = error.fields.get("guests", "")
    wrong = bool(form.errors or guest_error)
    context = {
        "form": form,
        "one": one,
        "choices": _choices(chosen),
        "chosen": [str(account) for account in chosen],
        "guest_error": guest_error,
        "opened": bool(form["last_day"].value() or form["weekly"].value() or form["note"].value() or wrong),
    }
    return render(request, "portal/appointment_form.html", context, status=422 if posted and wrong else 200)


def _kept(request: HttpRequest, terms: Terms, guests: list[UUID], one: AppointmentInfo | None) -> HttpResponse:
    if one is None:
        made = actions.plan_appointment(terms=terms, guests=guests)
    else:
        made = one.id
        actions.change_appointment(appointment_id=made, terms=terms, guests=guests)
    messages.success(request, _("存好了，已通知请的同事。") if guests else _("存好了。"))
    return redirect("portal:appointment", appointment_id=made)


def _sent_guests(request: HttpRequest) -> tuple[list[UUID], str]:
    """The colleagues ticked, and the one who was just looked up; a sentence where that one is not to be found."""
    ticked = [one for one in map(_uuid, request.POST.getlist("guests")) if one is not None]
    looked_up, typed = _uuid(request.POST.get("guest", "")), request.POST.get("guest_text", "").strip()
    if looked_up is None and typed:
        found = {one.account_id for one in directory(typed[:60], limit=2)}
        if len(found) != 1:
            return ticked, _("没有找到“%s”，或者不止一位。请从列表里选。") % typed[:30]
        looked_up = found.pop()
    return list(dict.fromkeys([*ticked, *([looked_up] if looked_up else [])])), ""


def _choices(chosen: list[UUID]) -> list[dict[str, str]]:
    """The colleagues of the own office, and whoever is chosen from elsewhere."""
    me, orgs = current().account_id, current().org_ids
    near = [one for one in directory(org_id=orgs[0], limit=60) if one.account_id != me] if orgs else []
    known = {one.account_id: one for one in near} | colleagues([one for one in chosen if one])
    return [
        {
            "value": str(one.account_id),
            "label": one.name,
            "help": "　".join(filter(None, (one.title, _away(one.org_id)))),
        }
        for one in known.values()
    ]


def _away(org_id: UUID) -> str:
    """The office, where it is not the own one."""
    office = find_organisation(org_id)
    return office.short_name if office and org_id not in current().org_ids else ""


@require_safe
def options(request: HttpRequest) -> HttpResponse:
    """Colleagues by what is typed, as options of a list."""
    require(AT_DESK)
    words = request.GET.get("q", "").strip()[:60]
    found = directory(words, limit=12) if words else ()
    rows = [
        {"value": str(one.account_id), "label": one.name, "note": "　".join(filter(None, (one.title, one.org_name)))}
        for one in found
        if one.account_id != current().account_id
    ]
    return render(request, "parts/options.html", {"options": rows})


@never_cache
@require_safe
def show(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """One appointment, with who comes; whoever is invited answers here."""
    if current().kind == "anonymous":
        return to_sign_in(request)
    require(AT_DESK)
    one, me = queries.appointment(appointment_id), current().account_id
    context = {
        "one": one,
        "mine": one.owner_id == me,
        "answer": one.answer_of(me),
        "guests": [{"name": guest.name, "tag": _tag(guest.state)} for guest in one.guests],
        "coming": sum(guest.state == "accepted" for guest in one.guests),
    }
    return render(request, "portal/appointment.html", context)


def _tag(state: str) -> dict[str, str]:
    kind, word = _ANSWERS[state]
    return {"kind": kind, "word": _(word)}


@require_POST
def answer(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Accept or decline."""
    accept = request.POST.get("answer") == "accept"
    _try(request, lambda: actions.answer_invitation(appointment_id=appointment_id, accept=accept))
    return redirect("portal:appointment", appointment_id=appointment_id)


@require_POST
def cancel(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Call it off."""
    _try(request, lambda: actions.cancel_appointment(appointment_id=appointment_id))
    return redirect(reverse("portal:schedule"))


def _try(request: HttpRequest, act: Any) -> None:
    try:
        act()
    except BanyanError as error:
        if error.status != 409:
            raise
        messages.error(request, error.told)
    else:
        messages.success(request, _("好了。"))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
