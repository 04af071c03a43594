"""The directory (通讯录): offices by place and department, civil servants with post, room and office telephone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.divisions import queries as divisions
from banyan.engines.divisions.departments import DEPARTMENTS
from banyan.engines.divisions.records import Division, Organisation
from banyan.engines.identity import actions
from banyan.engines.identity.forms import DeskForm
from banyan.engines.identity.policies import DESCRIBE_DESK, DIRECTORY, DeskOf
from banyan.engines.identity.queries.directory import PAGE, Contact, StandIn, contact, directory
from banyan.engines.identity.views.common import show_errors
from banyan.kernel.errors import BanyanError
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import current
from banyan.standards.division import Level

_COLUMNS = (
    gettext_lazy("姓名"),
    {"label": gettext_lazy("职务"), "bare": True},
    {"label": gettext_lazy("单位"), "bare": True},
    {"label": gettext_lazy("办公电话"), "bare": True},
    gettext_lazy("办公室"),
    {"label": gettext_lazy("今天"), "bare": True},
)
_OF_ONE_OFFICE = tuple(column for at, column in enumerate(_COLUMNS) if at != 2)
#: Pages are counted, not kept: nobody leafs further than this.
_LAST_PAGE = 25


def _open() -> None:
    require(SIGNED_IN)
    require(DIRECTORY)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Without a word: the own office, and all offices of a place. With one: whoever and whatever bears it."""
    _open()
    words = request.GET.get("q", "").strip()[:60]
    page = min(int(found), _LAST_PAGE) if (found := request.GET.get("page", "")).isdecimal() else 0
    context = {"words": words, "columns": _COLUMNS}
    return render(request, "identity/contacts.html", context | (_found(words, page) if words else _browse(request)))


def _found(words: str, page: int) -> dict[str, Any]:
    rows = directory(words, skip=page * PAGE, limit=PAGE + 1)
    return {
        "rows": [_row(one) for one in rows[:PAGE]],
        "offices": []
        if page
        else [_office(one, whole=True) for one in divisions.search_organisations(words, limit=12)],
        "following": _page_of(words, page + 1) if len(rows) > PAGE else "",
        "previous": _page_of(words, page - 1) if page else "",
    }


def _page_of(words: str, page: int) -> str:
    return f"?{urlencode({'q': words, 'page': str(page)})}"


def _browse(request: HttpRequest) -> dict[str, Any]:
    own = current().org_ids
    asked = request.GET.get("place", "")
    here = divisions.find_division(asked) if asked.isdecimal() else None
    if here is None or here.level is Level.VILLAGE:
        here = _own_place()
    office = divisions.find_organisation(own[0]) if own and not asked else None
    return {
        "columns": _OF_ONE_OFFICE,
        "rows": [_row(one, with_office=False) for one in directory(org_id=office.id, limit=200)] if office else [],
        "office": office,
        "here": here,
        "above": [_place(one) for one in (*divisions.ancestors(here.code), here)],
        "below": [_place(one) for one in divisions.children(here.code) if one.governed and one.level < Level.VILLAGE],
        "offices": [_office(one) for one in divisions.organisations_in(here.code)],
    }


def _own_place() -> Division:
    posts = current().posts
    return (divisions.find_division(posts[0].division) if posts else None) or divisions.province()


@require_safe
def office(request: HttpRequest, org_id: UUID) -> HttpResponse:
    """One office: who works there, what it is called, where it stands."""
    _open()
    one = divisions.organisation(org_id)
    context = {
        "office": one,
        "columns": _OF_ONE_OFFICE,
        "rows": [_row(found, with_office=False) for found in directory(org_id=org_id, limit=200)],
        "facts": _office_facts(one),
        "above": [_place(place) for place in (*divisions.ancestors(one.division), divisions.division(one.division))],
    }
    return render(request, "identity/contacts_office.html", context)


def _office_facts(one: Organisation) -> list[dict[str, str]]:
    return [
        {"label": _("简称"), "value": one.short_name},
        {"label": _("承担"), "value": DEPARTMENTS[one.department].title},
        {"label": _("统一社会信用代码"), "value": one.uscc},
    ]


@require_safe
def person(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """One servant in a post: where and how to reach him, who stands in."""
    _open()
    one = contact(post_id)
    context = {
        "one": one,
        "facts": _facts(one),
        "covers": [_standing(stand_in) for stand_in in one.covers],
        "may_edit": bool(DESCRIBE_DESK.decide(current(), DeskOf(one.account_id, one.org_id))),
        "mine": one.account_id == current().account_id,
    }
    return render(request, "identity/contact.html", context)


def _facts(one: Contact) -> list[dict[str, str]]:
    said = (
        (_("职务"), one.title, ""),
        (_("单位"), one.org_name, reverse("identity_contacts_office", args=[one.org_id])),
        (_("办公电话"), one.telephone, _dial(one.telephone)),
        (_("办公室"), one.room, ""),
        (_("分管工作"), one.duties, ""),
    )
    return [{"label": label, "value": value, "url": url if value else ""} for label, value, url in said]


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """Say room, office telephone and duties."""
    _open()
    one = contact(post_id)
    require(DESCRIBE_DESK, DeskOf(one.account_id, one.org_id))
    kept = {"telephone": one.telephone, "room": one.room, "duties": one.duties}
    form = DeskForm(request.POST if request.method == "POST" else None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe_desk(post_id=post_id, **form.cleaned_data)
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("存好了。"))
            return redirect("identity_contact", post_id=post_id)
    return render(request, "identity/desk.html", {"one": one, "form": form}, status=422 if form.errors else 200)


def _row(one: Contact, *, with_office: bool = True) -> dict[str, Any]:
    told = [_("%(name)s代理") % {"name": stand_in.name} for stand_in in one.covered_by]
    told += [_("代理%(name)s") % {"name": stand_in.name} for stand_in in one.covers]
    phone = {"text": one.telephone, "url": _dial(one.telephone)} if one.telephone else ""
    today = {"tag": {"kind": "pause" if one.covered_by else "doing", "word": "，".join(told)}} if told else ""
    place = [one.org_name] if with_office else []
    return {
        "cells": [one.name, one.title, *place, phone, one.room, today],
        "url": reverse("identity_contact", args=[one.post_id]),
    }


def _dial(telephone: str) -> str:
    """What a telephone dials: an extension follows after a pause."""
    area, line, *extension = [*telephone.split("-"), ""][:3] if telephone else ("", "", "")
    return f"tel:{area}{line}" + (f",{extension[0]}" if extension and extension[0] else "") if telephone else ""


def _standing(one: StandIn) -> dict[str, Any]:
    return {"name": one.name, "starts": one.starts, "ends": one.ends}


def _place(one: Division) -> dict[str, str]:
    return {"label": one.title, "url": f"{reverse('identity_contacts')}?place={one.code}"}


def _office(one: Organisation, *, whole: bool = False) -> dict[str, str]:
    return {
        "label": one.name if whole else one.short_name,
        "url": reverse("identity_contacts_office", args=[one.id]),
    }
