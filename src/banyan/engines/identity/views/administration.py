"""The administrators' pages (账号与岗位): who sees and does what follows from the three separate powers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.divisions.queries import find_organisation, organisation, search_organisations
from banyan.engines.identity import actions
from banyan.engines.identity.forms import AdministratorForm, AppointForm, ServantForm
from banyan.engines.identity.lockout import locked_until
from banyan.engines.identity.models import Kind, Power, State
from banyan.engines.identity.policies import MANAGE, SEE_ACCOUNTS
from banyan.engines.identity.queries import account, certificates_of, posts_of, search_accounts, sessions_of
from banyan.engines.identity.records import AccountInfo, PostInfo
from banyan.engines.identity.roles import ROLES
from banyan.engines.identity.views.certificates import shown
from banyan.engines.identity.views.common import show_errors
from banyan.kernel.errors import BanyanError, Invalid
from banyan.kernel.policy import require
from banyan.kernel.principal import current

_TAGS = {State.PENDING: "wait", State.ACTIVE: "done", State.LOCKED: "refuse", State.CLOSED: "plain"}
_PAGE = 50


def state_tag(one: AccountInfo) -> dict[str, str]:
    """The state of an account as a tag."""
    return {"kind": _TAGS[State(one.state)], "word": _(State(one.state).label)}


@require_http_methods(["GET", "HEAD"])
def listing(request: HttpRequest) -> HttpResponse:
    """Accounts, newest first, by kind and state, found by name."""
    require(SEE_ACCOUNTS)
    text, state = request.GET.get("q", "").strip()[:64], request.GET.get("state", "")
    kind = request.GET.get("kind", "servant")
    after = request.GET.get("after", "")
    found = search_accounts(text, kind=kind, state=state, after=_uuid(after) if after else None, limit=_PAGE + 1)
    shown = found[:_PAGE]
    context = {
        "columns": (_("姓名"), _bare(_("账号名")), _bare(_("部门或管理权")), _("状态")),
        "rows": [_row(one) for one in shown],
        "text": text,
        "kinds": _chips(
            "kind",
            [("servant", _("工作人员")), ("administrator", _("管理员")), ("machine", _("机器")), ("person", _("个人"))],
            request,
            kind,
        ),
        "states": _chips("state", [("", _("全部")), *((one.value, _(one.label)) for one in State)], request, state),
        "hidden": {"kind": kind, "state": state},
        "following": f"?{urlencode({'q': text, 'kind': kind, 'state': state, 'after': str(shown[-1].id)})}"
        if len(found) > _PAGE
        else "",
        "may_create": "system" in current().powers,
    }
    return render(request, "identity/accounts.html", context)


def _bare(label: str) -> dict[str, object]:
    return {"label": label, "bare": True}


def _row(one: AccountInfo) -> dict[str, object]:
    office = find_organisation(one.org_id) if one.org_id else None
    place = _(Power(one.power).label) if one.power else (office.name if office else "")
    address = f"/work/accounts/{one.id}/"
    return {
        "cells": [one.name, one.username, place, {"tag": state_tag(one), "text": ""}],
        "url": address,
    }


def _chips(name: str, choices: list[tuple[str, str]], request: HttpRequest, chosen: str) -> list[dict[str, object]]:
    kept = {key: request.GET.get(key, "") for key in ("q", "kind", "state")}
    return [
        {"label": label, "url": f"?{urlencode({**kept, name: value})}", "current": value == chosen}
        for value, label in choices
    ]


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Invalid(_("这个页码不对，请从第一页看起。")) from error


@sensitive_post_parameters("password", "citizen_number")
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, kind: str) -> HttpResponse:
    """A new servant's or administrator's account; it waits for a security administrator."""
    require(MANAGE)
    form: Form = (AdministratorForm if kind == "administrator" else ServantForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        make = actions.create_administrator if kind == "administrator" else actions.create_servant
        try:
            made = make(**form.cleaned_data)
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("%s的账号建好了，等安全管理员启用。") % made.name)
            return redirect("identity_account", account_id=made.id)
    context = {"form": form, "kind": kind}
    return render(request, "identity/account_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
def detail(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """One account: its posts, roles, sessions, and what this administrator may do with it."""
    require(SEE_ACCOUNTS)
    return _detail(request, account_id, AppointForm())


def _detail(request: HttpRequest, account_id: UUID, form: AppointForm, status: int = 200) -> HttpResponse:
    one = account(account_id)
    powers = current().powers
    mine = one.id == current().account_id
    context = {
        "one": one,
        "tag": state_tag(one),
        "facts": _facts(one),
        "posts": [_post(post) for post in posts_of(one.id)],
        "form": form,
        "may_manage": "system" in powers,
        "may_guard": "security" in powers and not mine,
        "may_appoint": "system" in powers and one.kind in {Kind.SERVANT, Kind.MACHINE},
        "certificates": [shown(each) for each in certificates_of(one.id)],
        "may_certify": "system" in powers and one.kind == Kind.MACHINE,
        "sessions": sessions_of(one.id) if "security" in powers else (),
        "barred": locked_until(one.username) if "security" in powers else None,
    }
    return render(request, "identity/account.html", context, status=status)


def _facts(one: AccountInfo) -> list[dict[str, str]]:
    office = find_organisation(one.org_id) if one.org_id else None
    rows = [(_("账号名"), one.username), (_("类别"), _(Kind(one.kind).label))]
    if one.power:
        rows.append((_("管理权"), _(Power(one.power).label)))
    if office:
        rows.append((_("编制在"), office.name))
    return [{"label": label, "value": value} for label, value in rows]


def _post(post: PostInfo) -> dict[str, object]:
    office = find_organisation(post.org_id)
    return {
        "id": post.id,
        "office": office.name if office else "",
        "title": post.title,
        "roles": [(code, _(ROLES[code].title)) for code in sorted(post.roles) if code in ROLES],
        "waiting": [(code, _(ROLES[code].title)) for code in sorted(post.waiting) if code in ROLES],
        "since": post.valid_from,
    }


@require_POST
def appoint(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Give the servant a post."""
    require(MANAGE)
    form = AppointForm(request.POST)
    if form.is_valid():
        office = organisation(form.cleaned_data["org_id"])
        try:
            actions.appoint(account_id=account_id, division=office.division, **form.cleaned_data)
        except BanyanError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("岗位加好了，角色等安全管理员启用。"))
            return redirect("identity_account", account_id=account_id)
    return _detail(request, account_id, form, status=422)


@require_POST
def account_verb(request: HttpRequest, account_id: UUID, verb: str) -> HttpResponse:
    """Activate, lock, unlock, or set a new first password."""
    if verb == "activate":
        actions.activate_account(account_id=account_id)
        messages.success(request, _("账号已启用。"))
    elif verb == "lock":
        actions.lock(account_id=account_id, reason=request.POST.get("reason", ""))
        messages.success(request, _("账号已锁定，正在用的会话马上退出。"))
    elif verb == "unlock":
        actions.unlock(account_id=account_id)
        messages.success(request, _("账号已解锁。"))
    else:
        password = actions.reset_password(account_id=account_id)
        return render(request, "identity/new_password.html", {"one": account(account_id), "password": password})
    return redirect("identity_account", account_id=account_id)


@require_POST
def post_verb(request: HttpRequest, account_id: UUID, post_id: UUID, verb: str) -> HttpResponse:
    """Activate the waiting roles of a post, withdraw one, or end the post."""
    if verb == "activate":
        actions.activate_roles(post_id=post_id)
    elif verb == "withdraw":
        actions.withdraw_role(post_id=post_id, role=request.POST.get("role", ""))
    else:
        actions.dismiss(post_id=post_id)
    return redirect("identity_account", account_id=account_id)


@require_POST
def end_session(request: HttpRequest, account_id: UUID, session_id: int) -> HttpResponse:
    """End somebody's session."""
    actions.end_session(session_id=session_id)
    messages.success(request, _("会话已结束。"))
    return redirect("identity_account", account_id=account_id)


@require_http_methods(["GET", "HEAD"])
def offices(request: HttpRequest) -> HttpResponse:
    """Departments whose name contains what is typed, as options of a list."""
    require(SEE_ACCOUNTS)
    found = search_organisations(request.GET.get("q", "")[:40], limit=12)
    return render(request, "identity/office_options.html", {"offices": found})
