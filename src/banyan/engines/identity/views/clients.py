"""The administrators' pages for outside systems that sign people in here (接入系统)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from banyan.engines.identity import actions
from banyan.engines.identity.forms import ClientForm
from banyan.engines.identity.policies import MANAGE, SEE_ACCOUNTS
from banyan.engines.identity.provider.scopes import scopes_of
from banyan.engines.identity.queries import client, clients
from banyan.engines.identity.records import ClientInfo
from banyan.engines.identity.views.common import proved_again, show_errors
from banyan.kernel.errors import BanyanError
from banyan.kernel.policy import require
from banyan.kernel.principal import current

_STATES = {True: {"kind": "done", "word": "在用"}, False: {"kind": "refuse", "word": "已停用"}}
_LEVELS = ("不限", "手机号已核对", "已和人口库核对", "已当面核对")


@require_http_methods(["GET", "HEAD"])
def listing(request: HttpRequest) -> HttpResponse:
    """Every registered system."""
    require(SEE_ACCOUNTS)
    rows = [
        {
            "cells": [one.name, one.operator, {"tag": _STATES[one.enabled], "text": ""}],
            "url": f"/work/clients/{one.id}/",
        }
        for one in clients()
    ]
    context = {
        "columns": ("系统", {"label": "运营单位", "bare": True}, "状态"),
        "rows": rows,
        "may_create": "system" in current().powers,
    }
    return render(request, "identity/clients.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@proved_again
def create(request: HttpRequest) -> HttpResponse:
    """Register a system; its secret is shown once."""
    require(MANAGE)
    form = ClientForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            client_id, secret = actions.add_client(**form.cleaned_data)
        except BanyanError as error:
            show_errors(form, error)
        else:
            return _secret(request, client(client_id), secret)
    return render(request, "identity/client_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, client_id: str) -> HttpResponse:
    """One system: what it may ask, where it returns to; changing that."""
    require(SEE_ACCOUNTS)
    one = client(client_id)
    form = ClientForm(request.POST or None, initial=_initial(one), changing=True)
    if request.method == "POST":
        require(MANAGE)
        if form.is_valid():
            try:
                actions.change_client(client_id=client_id, **form.cleaned_data)
            except BanyanError as error:
                show_errors(form, error)
            else:
                messages.success(request, "改好了，马上生效。")
                return redirect("identity_client", client_id=client_id)
    context = {
        "one": one,
        "tag": _STATES[one.enabled],
        "facts": _facts(one),
        "form": form,
        "may_manage": "system" in current().powers,
    }
    return render(request, "identity/client.html", context, status=422 if form.errors else 200)


@require_POST
@proved_again
def verb(request: HttpRequest, client_id: str, verb: str) -> HttpResponse:
    """Stop a system, let it in again, or give it a new secret."""
    if verb == "disable":
        actions.disable_client(client_id=client_id, reason=request.POST.get("reason", ""))
        messages.success(request, "已停用，马上生效。")
        return redirect("identity_client", client_id=client_id)
    give = actions.enable_client if verb == "enable" else actions.renew_client_secret
    secret = give(client_id=client_id)
    return _secret(request, client(client_id), secret)


def _secret(request: HttpRequest, one: ClientInfo, secret: str) -> HttpResponse:
    response = render(request, "identity/client_secret.html", {"one": one, "secret": secret})
    response["Cache-Control"] = "no-store"
    return response


def _initial(one: ClientInfo) -> dict[str, Any]:
    return {
        "redirect_uris": "\n".join(one.redirect_uris),
        "logout_uris": "\n".join(one.logout_uris),
        "scopes": list(one.scopes),
    }


def _facts(one: ClientInfo) -> list[dict[str, str]]:
    rows = [
        ("客户端标识", one.id),
        ("运营单位", one.operator),
        ("类型", "保密的（有密钥）" if one.confidential else "公开的（没有密钥）"),
        ("最低实名等级", _LEVELS[one.level]),
        ("能问的", "、".join(str(scope.title) for scope in scopes_of(one.scopes))),
    ]
    if one.stop_reason:
        rows.append(("停用的原因", one.stop_reason))
    return [{"label": label, "value": value} for label, value in rows]
