"""Licences as the parts of the design system draw them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.documents.codes import spoken
from banyan.engines.documents.contents import said, said_on
from banyan.engines.documents.declare import LicenceType
from banyan.engines.documents.queries.licences import Use
from banyan.engines.documents.records import LicenceInfo
from banyan.kernel import clock
from banyan.kernel.systems import registry

NEAR = timedelta(days=60)
"""From so long before its end a licence is shown as ending soon."""

KINDS = {"valid": "done", "suspended": "pause", "revoked": "back", "expired": "over", "not_yet": "wait"}
USES = {"verify": _("核验"), "case": _("办件使用"), "read": _("查看")}


def card_of(one: LicenceInfo) -> dict[str, Any]:
    """The card: `licence_card` of the design system."""
    return {
        "id": str(one.id),
        "name": one.title,
        "rows": facts_of(one),
        "issuer": one.issuer_name,
        "issued": said_on(one.issued_at),
        "void": "" if one.in_force or one.state == "not_yet" else one.state_word,
        "qr_note": "扫码核验，10 分钟内有效",
    }


def facts_of(one: LicenceInfo) -> list[dict[str, str]]:
    """What the licence says, in the order of its type."""
    rows = [(one.holder_label, one.holder_name), *one.rows]
    rows.append(("有效期至" if one.valid_to else "有效期", said(one.valid_to)))
    return [{"label": label, "value": value} for label, value in rows]


def wallet_of(mine: Iterable[LicenceInfo], chosen: LicenceInfo) -> list[dict[str, Any]]:
    """The list beside the card."""
    return [
        {
            "name": one.title,
            "meta": _meta(one),
            "url": reverse("documents:licence", args=[one.id]),
            "current": one.id == chosen.id,
            "icon": _icon(one),
            "tag": tag_of(one) if not one.in_force or ends_soon(one) else None,
        }
        for one in mine
    ]


def tag_of(one: LicenceInfo) -> dict[str, Any]:
    """The state as a tag: kind and word."""
    if ends_soon(one):
        return {"kind": "near", "word": _("快到期")}
    return {"kind": KINDS[one.state], "word": _(one.state_word)}


def ends_soon(one: LicenceInfo) -> bool:
    """Whether it is in force and ends within 60 days."""
    return one.in_force and one.valid_to is not None and one.valid_to - clock.today() <= NEAR


def register_row(one: LicenceInfo) -> dict[str, Any]:
    """A line of the register of an office."""
    return {
        "url": reverse("documents:work-licence", args=[one.id]),
        "cells": [
            one.holder_name,
            one.title,
            {"text": spoken(one.short_code)},
            {"day": one.valid_from},
            {"day": one.valid_to} if one.valid_to else _("长期"),
            {"text": "", "tag": tag_of(one)},
        ],
    }


def use_rows(uses: Iterable[Use]) -> list[dict[str, Any]]:
    """Who used it: `reads` of the design system."""
    return [
        {
            "time": f"{use.at.astimezone(clock.ZONE):%m-%d %H:%M}",
            "who": use.by_name,
            "why": use.purpose,
            "fields": [],
            "way": USES.get(use.kind, use.kind),
        }
        for use in uses
    ]


def _meta(one: LicenceInfo) -> str:
    if not one.in_force:
        return str(_(one.state_word))
    if one.valid_to is None:
        return str(_("长期有效"))
    left = (one.valid_to - clock.today()).days
    if ends_soon(one):
        return _("%(days)s 天后到期，可以续") % {"days": left}
    return _("有效至 %(day)s") % {"day": date_format(one.valid_to, gettext("Y 年 n 月 j 日"))}


def _icon(one: LicenceInfo) -> str:
    kinds = registry()
    return kinds.get(LicenceType, one.type_code).icon if kinds.has(LicenceType, one.type_code) else "card"
