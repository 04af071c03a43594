"""The audit log (审计日志), for the audit administrator: who did what, how far it is sealed, and checking the chain."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity import actions
from banyan.engines.identity.policies import READ_AUDIT
from banyan.engines.identity.queries.audit_log import AuditCheck, AuditLine, audit_check, audit_log, sealed
from banyan.kernel import clock
from banyan.kernel.errors import Invalid
from banyan.kernel.policy import require

_PAGE = 50
_KINDS = (
    ("", gettext_lazy("所有人")),
    ("administrator", gettext_lazy("管理员")),
    ("servant", gettext_lazy("工作人员")),
    ("person", gettext_lazy("个人")),
    ("agent", gettext_lazy("单位经办人")),
    ("system", gettext_lazy("平台自己")),
)
_DAYS = (("1", gettext_lazy("一天内")), ("7", gettext_lazy("七天内")), ("", gettext_lazy("全部日子")))


@never_cache
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The lines, newest first, by who acted and when, found by account, action or thing."""
    require(READ_AUDIT)
    kept = {
        "q": request.GET.get("q", "").strip()[:80],
        "kind": _of(request, "kind", _KINDS),
        "days": _of(request, "days", _DAYS),
    }
    lines = audit_log(
        kept["q"], kind=kept["kind"], days=int(kept["days"] or 0), before=_before(request), limit=_PAGE + 1
    )
    shown = lines[:_PAGE]
    context = {
        "columns": (
            _("何时"),
            _("谁"),
            _("做了什么"),
            {"label": _("对什么"), "bare": True},
            {"label": _("细节"), "bare": True},
        ),
        "rows": [_row(line) for line in shown],
        "text": kept["q"],
        "kinds": _chips("kind", _KINDS, kept),
        "days": _chips("days", _DAYS, kept),
        "hidden": {name: kept[name] for name in ("kind", "days") if kept[name]},
        "following": "?" + urlencode({**kept, "before": f"{shown[-1].at.isoformat()}_{shown[-1].id}"})
        if len(lines) > _PAGE
        else "",
        "sealed": sealed(),
    }
    return render(request, "identity/audit_log.html", context)


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Start a check of the whole chain."""
    return redirect("identity_audit_checked", job_id=actions.check_audit_log())


@never_cache
@require_safe
def checked(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """A check: how far it is, and what it found."""
    found = audit_check(job_id)
    context = {
        "job": _progress(found),
        "found": found,
        "ended": _ended(found),
        "whole": found.state == "done" and not found.wrong,
    }
    return render(request, "identity/audit_checked.html", context)


@never_cache
@require_safe
def progress(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """The progress alone, asked each second; when the check ends the page loads anew."""
    found = audit_check(job_id)
    response = render(request, "identity/audit_progress.html", {"job": _progress(found)})
    if _ended(found):
        response["HX-Refresh"] = "true"
    return response


def _of(request: HttpRequest, name: str, choices: tuple[tuple[str, Any], ...]) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in dict(choices) else ""


def _chips(name: str, choices: tuple[tuple[str, Any], ...], kept: dict[str, str]) -> list[dict[str, object]]:
    return [
        {"label": label, "url": f"?{urlencode({**kept, name: value})}", "current": value == kept[name]}
        for value, label in choices
    ]


def _before(request: HttpRequest) -> tuple[datetime, int] | None:
    asked = request.GET.get("before", "")
    if not asked:
        return None
    moment, _mark, number = asked.rpartition("_")
    try:
        return datetime.fromisoformat(moment).astimezone(clock.now().tzinfo), int(number)
    except (ValueError, OverflowError) as error:
        raise Invalid("这个页码不对，请从第一页看起。") from error


def _row(line: AuditLine) -> dict[str, object]:
    office = find_organisation(line.org_id) if line.org_id else None
    who = line.name or str(dict(_KINDS).get(line.kind, line.kind))
    thing = " ".join(part for part in (line.aggregate, line.aggregate_name or line.aggregate_id) if part)
    said = [
        f"{key}: {'、'.join(map(str, value)) if isinstance(value, list) else value}"
        for key, value in line.about.items()
    ]
    return {
        "cells": [
            f"{timezone.localtime(line.at):%Y-%m-%d %H:%M:%S}",
            f"{who}，{office.short_name}" if office else who,
            _(line.title),
            thing,
            "；".join(said)[:300],
        ],
    }


def _ended(found: AuditCheck) -> bool:
    return found.state in ("done", "failed", "stopped")


def _progress(found: AuditCheck) -> dict[str, Any]:
    return {
        "title": _("核验审计日志"),
        "done": found.done,
        "total": found.total,
        "bad": 0,
        "message": found.message,
        "state": "failed" if found.state == "stopped" else "running" if found.state == "stopping" else found.state,
        "url": reverse("identity_audit_progress", args=[found.id]),
    }
