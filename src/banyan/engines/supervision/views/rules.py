"""The rules, as they hold in a place, and setting one otherwise."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from banyan.engines.divisions.queries import Division, find_division
from banyan.engines.supervision.actions import clear_rule, set_rule
from banyan.engines.supervision.declare import Colour, Trigger, thresholds
from banyan.engines.supervision.policies import AT_WORK, WATCH
from banyan.engines.supervision.reach import reach_of
from banyan.engines.supervision.ruling import InForce, Settings, rules
from banyan.engines.supervision.ruling import rule as rule_of
from banyan.kernel.errors import Invalid
from banyan.kernel.policy import require
from banyan.kernel.principal import current

COLUMNS = (
    gettext_lazy("规则"),
    {"label": gettext_lazy("看什么"), "bare": True},
    {"label": gettext_lazy("阈值"), "num": True},
    gettext_lazy("牌"),
    {"label": gettext_lazy("依据"), "bare": True},
    {"label": gettext_lazy("在哪里定的"), "bare": True},
)


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule as it holds in the reader's place."""
    require(AT_WORK)
    reach = reach_of(current())
    settings = Settings()
    held = [settings.in_force(rule, reach.root.code) for rule in rules()]
    context = {
        "place": reach.root,
        "supervises": reach.supervises,
        "columns": COLUMNS,
        "rows": [_row(one, linked=reach.supervises) for one in held],
    }
    return render(request, "supervision/rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """One rule, and the form that sets it otherwise for the reader's place."""
    require(AT_WORK)
    declared, place = rule_of(code), reach_of(current()).root
    require(WATCH, place.code)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            messages.success(request, _set(request, code, place))
            return redirect("supervision:rules")
        except Invalid as invalid:
            errors = {name: _(said) for name, said in invalid.fields.items()}
    held = Settings().in_force(declared, place.code)
    typed = request.POST
    allowed = thresholds(declared.trigger)
    context = {
        "rule": declared,
        "place": place,
        "held": held,
        "set_here": held.set_in == place.code,
        "by_hand": declared.trigger is Trigger.BY_HAND,
        "threshold": typed.get("threshold", str(held.threshold)),
        "active": typed.get("active", "yes" if held.active else "no"),
        "allowed": _("%(first)s 到 %(last)s") % {"first": allowed.start, "last": allowed.stop - 1},
        "use_choices": [("yes", _("用")), ("no", _("停用"))],
        "errors": errors,
        "typed": typed,
    }
    return render(request, "supervision/rule.html", context, status=422 if errors else 200)


def _set(request: HttpRequest, code: str, place: Division) -> str:
    if request.POST.get("act") == "clear":
        clear_rule(rule=code, division=place.code)
        return _("%s不再单独调整这条规则。") % place.title
    text = request.POST.get("threshold", "").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise Invalid(_("阈值要填整数。"), fields={"threshold": _("阈值要填整数，如 1")})
    active = request.POST.get("active") == "yes"
    set_rule(rule=code, division=place.code, threshold=int(text), active=active, reason=request.POST.get("reason", ""))
    return _("已调整，%s和下级从下一次检查起照新的办。") % place.title


def _row(held: InForce, *, linked: bool) -> dict[str, Any]:
    rule, by_hand = held.rule, held.rule.trigger is Trigger.BY_HAND
    where = find_division(held.set_in) if held.set_in else None
    return {
        "url": reverse("supervision:rule", args=[rule.code]) if linked else "",
        "cells": [
            _(rule.title) if held.active else _("%s（已停用）") % _(rule.title),
            _(rule.trigger.label),
            "–" if by_hand else str(held.threshold),
            {"tag": {"kind": "over" if rule.colour is Colour.RED else "near", "word": _(rule.colour.label)}},
            _(rule.basis),
            where.title if where else _("平台默认"),
        ],
    }
